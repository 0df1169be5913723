import type { Messages } from '../language.tsx';

export const serving: Messages['serving'] = {
  title: 'Layanan',
};
