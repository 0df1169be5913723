import type { Messages } from '../language.tsx';

export const models: Messages['models'] = {
  title: 'Model',
};
