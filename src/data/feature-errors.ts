import type { Dataset } from '../entities/dataset.ts';
import type { DatasetVersion } from '../entities/dataset-version.ts';
import { AppError } from '../errors.ts';
import type { FeatureSpec } from '../ml/index.ts';
import { isNumeric } from './describe-query.ts';

export type WantedFeature = Pick<FeatureSpec, 'name' | 'missing'>;

/** @throws AppError COLUMN_NOT_FOUND, FEATURE_NOT_NUMERIC */
export function requireFeatures(
  dataset: Dataset,
  version: DatasetVersion,
  features: readonly WantedFeature[],
): void {
  for (const { name } of features) {
    const column = version.columns.find((each) => each.name === name);
    if (!column) {
      throw new AppError(
        'COLUMN_NOT_FOUND',
        `Version ${version.number} of ${dataset.name} has no column "${name}".`,
        { field: name },
      );
    }
    if (!isNumeric(column)) {
      throw new AppError(
        'FEATURE_NOT_NUMERIC',
        `"${name}" is of type ${column.type} in version ${version.number} of ${dataset.name}.`,
        { field: name, value: column.type, expected: 'a numeric column' },
      );
    }
  }
}

/** Whether so many of the rows may lack the feature. */
export function mayLack({ missing }: WantedFeature, lacking: number, rows: number): boolean {
  return lacking === 0 || ((missing === 'drop' || missing === 'median') && lacking < rows);
}

/** @param key of a row that lacks the feature */
export function featureMissing(
  { name, missing }: WantedFeature,
  lacking: number,
  rows: number,
  key: string,
): AppError {
  const isAllowed = missing === 'drop' || missing === 'median';
  return new AppError(
    'FEATURE_MISSING',
    `"${name}" is null in ${lacking} of ${rows} rows, for instance in ${key}.`,
    { field: name, value: null, expected: isAllowed ? 'a number in some row' : 'a number in every row' },
  );
}

export function everyRowDropped(): AppError {
  return new AppError('FEATURE_MISSING', 'Every row lacks a feature without which it is dropped.');
}

export function notFinite(field: string, found: number, key: string): AppError {
  const value = String(found);
  return new AppError('FEATURE_NOT_FINITE', `"${field}" is ${value} in ${key}.`, {
    field,
    value,
    expected: 'a finite number in every row',
  });
}
