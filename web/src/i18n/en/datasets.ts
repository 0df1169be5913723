export const datasets = {
  title: 'Data',
};
