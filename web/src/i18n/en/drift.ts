export const drift = {
  title: 'Drift',
};
