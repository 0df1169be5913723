import type { Messages } from '../language.tsx';

export const drift: Messages['drift'] = {
  title: 'Pergeseran',
};
