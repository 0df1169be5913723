import type { Context } from '../context.ts';
import { readSuites, type Suite } from '../serving/read-suite.ts';

/** The expectations of these datasets as they stand, in the order of the datasets. */
export async function findSuites(
  { db }: Pick<Context, 'db'>,
  datasetIds: readonly string[],
): Promise<Suite[]> {
  return await readSuites(db.manager, datasetIds);
}
