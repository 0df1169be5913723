import type { Messages } from '../language.tsx';

export const datasets: Messages['datasets'] = {
  title: 'Data',
};
