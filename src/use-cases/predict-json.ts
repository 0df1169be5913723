import { AppError } from '../errors.ts';
import type { ServedModel } from '../serving/load-served-model.ts';
import { answerRows, type AnsweredRows } from './answer-rows.ts';
import type { FeatureRows } from './compute-rows.ts';
import { requireRowCount, rowWise, type NamedFeatures } from './feature-rows.ts';
import { servedModel, type Serving } from './served-model.ts';

export interface PlainRequest {
  /** null: the only model that has the alias. */
  model: string | null;
  alias?: string;
  caller: string;
}

/**
 * Answers an object whose fields are the features and the row's own id, or a list of them.
 * @throws AppError NOT_FOUND, ALIAS_NOT_SET, MODEL_NOT_NAMED, INVALID_INPUT
 */
export async function predictJson(
  serving: Serving,
  asked: PlainRequest,
  body: unknown,
): Promise<AnsweredRows> {
  const served = await servedModel(serving, asked.model, asked.alias);
  if (isObject(body)) return answerRows(serving, served, asked, readObjects(served, [body]));
  if (!Array.isArray(body)) {
    throw new AppError('INVALID_INPUT', 'The body is neither an object nor a list of objects.', {
      field: 'body',
      value: body === null ? null : typeof body,
      expected: 'an object of numbers by the names of features, or a list of such objects',
    });
  }
  requireRowCount(body.length, 'body');
  return answerRows(serving, served, asked, readObjects(served, body));
}

const NOTHING: NamedFeatures = {};

function readObjects(served: ServedModel, objects: readonly unknown[]): FeatureRows {
  const objectOf = (row: number) => (isObject(objects[row]) ? objects[row] : NOTHING);
  const rows = rowWise(served.features, objects.length, {
    keyOf: (row) => keyOf(served, objectOf(row)),
    keyField: 'id',
    featuresOf: objectOf,
  });
  for (const [row, object] of objects.entries()) {
    if (isObject(object)) continue;
    const expected = 'an object of numbers by the names of features';
    rows.errors.set(
      row,
      new AppError('INVALID_INPUT', `A row is not ${expected}.`, { field: 'body', expected }),
    );
  }
  return rows;
}

/** A row's own id: the dataset's key column, or else `id`, or else a field that ends in `_id` and is no feature. */
export function keyField(
  { keyColumn, features }: Pick<ServedModel, 'keyColumn' | 'features'>,
  fields: readonly string[],
): string | null {
  const isFree = (field: string) => fields.includes(field) && !features.includes(field);
  return (
    [keyColumn, 'id'].find(isFree) ?? fields.find((field) => /_id$/i.test(field) && isFree(field)) ?? null
  );
}

function keyOf(served: ServedModel, object: NamedFeatures): unknown {
  const field = keyField(served, Object.keys(object));
  return field === null ? null : object[field];
}

function isObject(value: unknown): value is NamedFeatures {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
