import { z } from 'zod';
import type { Context } from '../context.ts';
import { columnType, isNumberType } from '../data/column-types.ts';
import { ColumnProfile } from '../entities/column-profile.ts';
import { Dataset } from '../entities/dataset.ts';
import type { ExpectationSpec } from '../entities/expectation.ts';
import { ensureProfile } from './find-profile.ts';
import { parseInput } from './parse-input.ts';
import { requireVersion } from './validate-version.ts';

const inputSchema = z.object({ dataset: z.string(), version: z.int().min(1, 'must be at least 1') });

/** How far beyond what was seen new numbers may lie, as a share of the range of those seen. */
const MARGIN = 0.1;
/** Fewer rows than half and more than one and a half times as many are not expected. */
const ROW_COUNTS = [0.5, 1.5] as const;
/** Texts are a set where each value stands for so many rows on average. */
const ROWS_PER_VALUE = 10;
/** A profile cuts its values after so many characters. */
const LONGEST_VALUE = 200;

/**
 * Expectations that a version fulfils, learnt from its profile: a first suite for people to correct.
 * @throws AppError INVALID_INPUT, NOT_FOUND, BLOB_CORRUPT
 */
export async function suggestExpectations(
  ctx: Pick<Context, 'db' | 'duck' | 'blobs'>,
  input: z.input<typeof inputSchema>,
): Promise<ExpectationSpec[]> {
  const { dataset: name, version: number } = parseInput(inputSchema, input);
  const { manager } = ctx.db;
  const version = await requireVersion(manager, name, number);
  const dataset = await manager.findOneByOrFail(Dataset, { id: version.datasetId });
  await ensureProfile(ctx, version);
  const profile = await manager.find(ColumnProfile, {
    where: { datasetVersionId: version.id },
    order: { position: 'ASC' },
  });
  const features = new Set(dataset.features.map((feature) => feature.name));
  return [
    suggestRowCount(version.rowCount),
    ...profile.flatMap((column) => suggestForColumn(column, dataset, features.has(column.name))),
  ];
}

function suggestRowCount(rowCount: number): ExpectationSpec {
  const [fewest, most] = ROW_COUNTS;
  return {
    kind: 'ROW_COUNT',
    min: Math.floor(rowCount * fewest),
    max: Math.ceil(rowCount * most),
    severity: 'WARN',
    why: `The version has ${rowCount} rows; half as many or half as many again are unusual.`,
  };
}

/** What models and keys depend on blocks, the rest warns. */
function suggestForColumn(column: ColumnProfile, dataset: Dataset, isFeature: boolean): ExpectationSpec[] {
  const isKey = column.name === dataset.keyColumn;
  const isTime = column.name === dataset.timeColumn;
  const severity = isKey || isFeature ? 'BLOCK' : 'WARN';
  const type = columnType(column);
  const { name } = column;
  const suggested: ExpectationSpec[] = [
    { kind: 'TYPE', column: name, type, severity, why: `The column is ${column.type}.` },
  ];
  if (column.nulls === 0) {
    const why = `None of the ${column.count} rows lacks it.`;
    suggested.push({ kind: 'NOT_NULL', column: name, severity, why });
  }
  if (isKey)
    suggested.push({ kind: 'UNIQUE', columns: [name], severity, why: 'It is the key of the dataset.' });
  if (isKey || isTime) return suggested;
  if (isNumberType(type)) suggested.push(...suggestRange(column));
  if (type === 'TEXT') suggested.push(...suggestSet(column));
  return suggested;
}

function suggestRange({ name, min, max }: ColumnProfile): ExpectationSpec[] {
  if (min === null || max === null) return [];
  const [low, high] = [Number(min), Number(max)];
  const margin = MARGIN * (high - low || Math.abs(low) || 1);
  if (!Number.isFinite(high + margin) || !Number.isFinite(low - margin)) return [];
  const lowest = low >= 0 ? Math.max(0, low - margin) : low - margin;
  return [
    {
      kind: 'BETWEEN',
      column: name,
      min: rounded(lowest),
      max: rounded(high + margin),
      severity: 'WARN',
      why: `The values lie from ${min} to ${max}; a tenth of their range is left on both sides, and below 0 only where values are.`,
    },
  ];
}

const rounded = (value: number) => Number(value.toPrecision(6));

function suggestSet({ name, count, distinct, topValues }: ColumnProfile): ExpectationSpec[] {
  const values = topValues.map(({ value }) => value);
  const isWhole = values.length === distinct && values.every((value) => value.length <= LONGEST_VALUE);
  if (distinct === 0 || !isWhole || count < distinct * ROWS_PER_VALUE) return [];
  const why = `The ${count} rows have ${distinct} different values.`;
  return [{ kind: 'IN_SET', column: name, values: values.toSorted(), severity: 'WARN', why }];
}
