import type { Context } from '../context.ts';
import { DatasetWatch } from '../entities/dataset-watch.ts';
import { Dataset } from '../entities/dataset.ts';
import { notFound } from '../errors.ts';
import { findByName } from './find-one.ts';

/** Ends the watch of a dataset, if it has one. @throws AppError NOT_FOUND */
export async function unwatchDataset(ctx: Pick<Context, 'db'>, name: string): Promise<Dataset> {
  const dataset = await findByName(ctx, Dataset, name);
  if (!dataset) throw notFound('dataset', name);
  await ctx.db.manager.delete(DatasetWatch, { datasetId: dataset.id });
  return dataset;
}
