import { z } from 'zod';
import type { Context } from '../context.ts';
import { Dataset } from '../entities/dataset.ts';
import { notFound } from '../errors.ts';
import { findByName } from './find-one.ts';
import { requireWatchable } from './fingerprint-source.ts';
import { parseInput } from './parse-input.ts';

const LONGEST_SECONDS = 31 * 24 * 60 * 60;

const inputSchema = z.object({
  dataset: z.string(),
  everySeconds: z
    .int('must be a whole number')
    .min(1, 'must be at least 1')
    .max(LONGEST_SECONDS, `must be at most ${LONGEST_SECONDS}, which is 31 days`),
});

/**
 * Lets a dataset follow its source, or changes how often it is looked at. It is due at once.
 * @throws AppError INVALID_INPUT, NOT_FOUND, NOT_WATCHABLE
 */
export async function watchDataset(
  ctx: Pick<Context, 'db'>,
  input: z.input<typeof inputSchema>,
): Promise<Dataset> {
  const { dataset: name, everySeconds } = parseInput(inputSchema, input);
  const dataset = await findByName(ctx, Dataset, name);
  if (!dataset) throw notFound('dataset', name);
  requireWatchable(dataset);
  await ctx.db.query(
    `INSERT INTO dataset_watch (dataset_id, every_seconds) VALUES ($1, $2)
     ON CONFLICT (dataset_id) DO UPDATE SET every_seconds = excluded.every_seconds, due_at = now()`,
    [dataset.id, everySeconds],
  );
  return dataset;
}
