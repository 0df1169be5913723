import type { Messages } from '../language.tsx';

export const experiments: Messages['experiments'] = {
  title: 'Eksperimen',
};
