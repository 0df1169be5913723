export const pipelines = {
  title: 'Policies',
};
