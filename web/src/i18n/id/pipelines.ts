import type { Messages } from '../language.tsx';

export const pipelines: Messages['pipelines'] = {
  title: 'Kebijakan',
};
