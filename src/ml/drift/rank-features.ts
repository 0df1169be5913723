import { createMatrix, type Matrix } from '../matrix.ts';
import { midRanks } from './mid-ranks.ts';

// Beyond so many columns their products would outnumber the rows.
const MOST_COLUMNS_WITH_PRODUCTS = 12;

/**
 * What a linear classifier needs to see a shift, a change of spread and one of correlation, whatever the scale and
 * outliers: the mid-ranks of each column, mapped to (-1, 1), their squares, and the products of two columns, of up to
 * twelve columns; each centred and of unit variance, columns without any left at zero.
 */
export function rankFeatures({ data, rows, columns }: Matrix): Matrix {
  const ranked = Array.from({ length: columns }, (_, column) => {
    const ranks = midRanks(Float64Array.from({ length: rows }, (__, row) => data[row * columns + column]));
    return ranks.map((rank) => (2 * rank - 1 - rows) / rows);
  });
  const features = [...ranked];
  for (let a = 0; a < columns; a++) {
    for (let b = columns > MOST_COLUMNS_WITH_PRODUCTS ? a : 0; b <= a; b++) {
      features.push(ranked[a].map((value, row) => value * ranked[b][row]));
    }
  }
  const table = createMatrix(rows, features.length);
  features.forEach((feature, j) => {
    const mean = feature.reduce((sum, value) => sum + value, 0) / rows;
    const spread = Math.sqrt(feature.reduce((sum, value) => sum + (value - mean) ** 2, 0) / rows);
    if (spread > 0)
      feature.forEach((value, row) => (table.data[row * table.columns + j] = (value - mean) / spread));
  });
  return table;
}
