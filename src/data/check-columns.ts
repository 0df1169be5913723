import type { Dataset } from '../entities/dataset.ts';
import type { SourceColumn } from '../entities/dataset-version.ts';
import { AppError } from '../errors.ts';
import { isNumeric } from './describe-query.ts';

type Declared = Pick<Dataset, 'keyColumn' | 'nameColumn' | 'timeColumn' | 'features'>;

/**
 * Makes sure that a source has the columns that a dataset is declared on.
 * @throws AppError COLUMN_NOT_FOUND, FEATURE_NOT_NUMERIC
 */
export function checkColumns(columns: readonly SourceColumn[], declared: Declared): void {
  const find = (field: string, name: string) => {
    const found = columns.find((each) => each.name === name);
    if (found) return found;
    const names = columns.map((each) => each.name);
    throw new AppError('COLUMN_NOT_FOUND', `The source has no column "${name}".`, {
      field,
      value: name,
      expected: `one of ${names.join(', ')}`,
    });
  };
  find('keyColumn', declared.keyColumn);
  if (declared.nameColumn) find('nameColumn', declared.nameColumn);
  if (declared.timeColumn) find('timeColumn', declared.timeColumn);
  for (const { name } of declared.features) {
    const found = find('features', name);
    if (!isNumeric(found)) {
      throw new AppError('FEATURE_NOT_NUMERIC', `The feature "${name}" is of type ${found.type}.`, {
        field: name,
        value: found.type,
        expected: 'a numeric column; cast it in the query, or say its type',
      });
    }
  }
}
