import type { Context } from '../context.ts';
import { fingerprintQuery } from '../data/fingerprint-query.ts';
import type { Dataset } from '../entities/dataset.ts';
import type { QuerySource } from '../entities/source.ts';
import { AppError } from '../errors.ts';

/**
 * A short text that differs when the content of the dataset's source does; how depends on the kind of source.
 * @throws AppError NOT_WATCHABLE, SOURCE_UNKNOWN, SOURCE_UNAVAILABLE, QUERY_INVALID, QUERY_NOT_READ_ONLY
 */
export async function fingerprintSource(
  { sources }: Pick<Context, 'sources'>,
  dataset: Dataset,
  signal: AbortSignal,
): Promise<string> {
  const { database, query } = requireWatchable(dataset);
  return await fingerprintQuery(sources.database(database), query, signal);
}

/** @throws AppError NOT_WATCHABLE */
export function requireWatchable({ name, source }: Dataset): QuerySource {
  if (source.kind === 'query') return source;
  const what = source.kind === 'files' ? 'files, which change only by addData' : 'a URL';
  throw new AppError('NOT_WATCHABLE', `The source of ${name} is ${what}: it cannot be watched.`, {
    field: 'dataset',
    value: name,
    expected: 'a dataset whose source is a query or a table',
  });
}
