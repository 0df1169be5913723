import { z } from 'zod';
import type { Context } from '../context.ts';
import { readRowPairs, type RowPair } from '../data/row-pairs.ts';
import { Dataset } from '../entities/dataset.ts';
import { DatasetVersion } from '../entities/dataset-version.ts';
import type { DriftColumn } from '../entities/drift-column.ts';
import { DriftReport } from '../entities/drift-report.ts';
import { parseInput } from './parse-input.ts';

const MOST_PAIRS = 1000;

const inputSchema = z.object({
  first: z
    .int('must be a whole number')
    .min(1, 'must be at least 1')
    .max(MOST_PAIRS, `must be at most ${MOST_PAIRS}`),
});

/**
 * A column of a report row by row, before and after; none where its rows were not paired.
 * @throws AppError INVALID_INPUT, CONTENT_EXPIRED, BLOB_CORRUPT
 */
export async function findRowPairs(
  ctx: Pick<Context, 'db' | 'duck' | 'blobs'>,
  { reportId, name, paired }: DriftColumn,
  input: z.input<typeof inputSchema>,
): Promise<RowPair[]> {
  const { first } = parseInput(inputSchema, input);
  if (paired === null) return [];
  const { manager } = ctx.db;
  const report = await manager.findOneByOrFail(DriftReport, { id: reportId });
  const dataset = await manager.findOneByOrFail(Dataset, { id: report.datasetId });
  const reference = await manager.findOneByOrFail(DatasetVersion, { id: report.referenceVersionId });
  // Only rows of versions are paired, not those of a window.
  const current = await manager.findOneByOrFail(DatasetVersion, { id: report.currentVersionId! });
  return await readRowPairs(ctx, dataset, { reference, current }, name, first);
}
