import { z } from 'zod';
import type { Context } from '../context.ts';
import { Dataset } from '../entities/dataset.ts';
import { AppError } from '../errors.ts';
import { MISSING_POLICIES } from '../ml/index.ts';
import { violatedConstraint } from '../storage/postgres.ts';
import { checkColumns } from '../data/check-columns.ts';
import { checkSourceFields, describeSource, sourceFields } from './dataset-source.ts';
import { columnSchema as column, nameSchema, parseInput, textSchema } from './parse-input.ts';

const transform = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('log') }),
  z.object({ kind: z.literal('yeo-johnson') }),
  z.object({ kind: z.literal('logit'), max: z.number('must be a number').positive('must be above 0') }),
  z
    .object({
      kind: z.literal('winsorize'),
      lower: z.number('must be a number').min(0, 'must be at least 0'),
      upper: z.number('must be a number').max(1, 'must be at most 1'),
    })
    .refine(({ lower, upper }) => lower < upper, { path: ['lower'], message: 'must be below upper' }),
]);

const inputSchema = z
  .object({
    name: nameSchema,
    description: textSchema(10_000)
      .nullish()
      .transform((value) => value ?? ''),
    ...sourceFields,
    keyColumn: column,
    nameColumn: column.nullish().transform((value) => value ?? null),
    timeColumn: column.nullish().transform((value) => value ?? null),
    measures: textSchema(100)
      .trim()
      .nullish()
      .transform((value) => value || null),
    features: z
      .array(
        z.object({
          name: column,
          unit: textSchema(100),
          direction: z.enum(['HIGHER_IS_BETTER', 'LOWER_IS_BETTER']),
          transform,
          missing: z.enum(MISSING_POLICIES).default('refuse'),
        }),
      )
      .min(1, 'must have at least one feature')
      .max(500, 'must have at most 500 features'),
  })
  .superRefine((input, check) => {
    const { features, keyColumn } = input;
    checkSourceFields(input, check);
    features.forEach(({ name }, index) => {
      const at = ['features', index, 'name'];
      if (name === keyColumn)
        check.addIssue({ code: 'custom', path: at, input: name, message: 'must not be the key' });
      if (features.findIndex((other) => other.name === name) < index) {
        check.addIssue({ code: 'custom', path: at, input: name, message: 'must not appear twice' });
      }
    });
  });

export type CreateDatasetInput = z.input<typeof inputSchema>;

/**
 * Registers a dataset, after a look at its source.
 * @throws AppError INVALID_INPUT, QUERY_INVALID, QUERY_NOT_READ_ONLY, COLUMN_NOT_FOUND, FEATURE_NOT_NUMERIC,
 *   SOURCE_UNKNOWN, SOURCE_UNAVAILABLE, NOT_FOUND (upload), FILE_INVALID, FILE_TOO_LARGE, NAME_TAKEN
 */
export async function createDataset(
  ctx: Pick<Context, 'db' | 'sources' | 'duck' | 'blobs'>,
  input: CreateDatasetInput,
): Promise<Dataset> {
  const declared = parseInput(inputSchema, input);
  const { source, columns } = await describeSource(ctx, declared);
  if (columns) checkColumns(columns, declared);
  const { manager } = ctx.db;
  const dataset = manager.create(Dataset, { ...declared, source });
  try {
    await manager.insert(Dataset, dataset);
  } catch (error) {
    if (violatedConstraint(error) !== 'dataset_name_key') throw error;
    throw new AppError('NAME_TAKEN', `There is a dataset "${declared.name}" already.`, {
      field: 'name',
      value: declared.name,
    });
  }
  return await manager.findOneByOrFail(Dataset, { id: dataset.id });
}
