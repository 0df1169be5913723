import type { Scatter } from './sweep-data.ts';
import { countDistinctRows, fitPca, projectPca, type Matrix } from '../ml/index.ts';

const COMPONENTS = 2;

export function scatterOf(x: Matrix): Scatter {
  const components = Math.min(COMPONENTS, x.columns, x.rows);
  const isFlat = countDistinctRows(x, 2) < 2;
  if (isFlat) return { explained: [], loadings: [], coordinates: [] };
  const pca = fitPca(x, components);
  const projected = projectPca(pca, x);
  const component = ({ data, columns }: Matrix, c: number) => [
    ...data.subarray(c * columns, (c + 1) * columns),
  ];
  return {
    explained: [...pca.explainedVarianceRatio],
    loadings: Array.from({ length: components }, (_, c) => component(pca.components, c)),
    coordinates: Array.from({ length: components }, (_, c) =>
      Float64Array.from({ length: x.rows }, (_row, row) => projected.data[row * components + c]),
    ),
  };
}
