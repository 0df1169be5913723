import type { Messages } from '../language.tsx';

export const access: Messages['access'] = {
  title: 'Akses',
};
