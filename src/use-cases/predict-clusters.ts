import { AppError } from '../errors.ts';
import { PRODUCTION } from './alias-rows.ts';
import { answerRows, type AnsweredRows, type Asked } from './answer-rows.ts';
import type { FeatureRows } from './compute-rows.ts';
import { columnWise, requireRowCount, rowWise, type NamedFeatures } from './feature-rows.ts';
import { aliasedModel, type Serving } from './served-model.ts';

export interface PredictClustersInput extends Asked {
  rows?: readonly { id?: string | null; features: NamedFeatures }[] | null;
  columns?: Readonly<Record<string, unknown>> | null;
  /** With columns: the callers' own names of the rows. */
  ids?: readonly (string | null)[] | null;
}

/**
 * Answers many rows from memory; what is wrong with a row stands in its place, and the others are answered.
 * @throws AppError NOT_FOUND, ALIAS_NOT_SET, INVALID_INPUT
 */
export async function predictClusters(serving: Serving, input: PredictClustersInput): Promise<AnsweredRows> {
  const served = await aliasedModel(serving, input.model, input.alias ?? PRODUCTION);
  return answerRows(serving, served, input, readRows(served.features, input));
}

function readRows(names: readonly string[], { rows, columns, ids }: PredictClustersInput): FeatureRows {
  if (!rows === !columns) {
    throw new AppError('INVALID_INPUT', 'The rows are to be given either row by row or column by column.', {
      field: 'rows',
      expected: 'either rows or columns',
    });
  }
  if (columns) return columnWise(names, columns, ids ?? null);
  requireRowCount(rows!.length, 'rows');
  return rowWise(names, rows!.length, {
    keyOf: (row) => rows![row].id,
    keyField: 'id',
    featuresOf: (row) => rows![row].features,
  });
}
