export const serving = {
  title: 'Serving',
};
