import { z } from 'zod';
import type { Context } from '../context.ts';
import type { SourceColumn } from '../entities/dataset-version.ts';
import { checkSourceFields, describeSource, sourceFields } from './dataset-source.ts';
import { parseInput } from './parse-input.ts';

const inputSchema = z.object(sourceFields).superRefine(checkSourceFields);

/**
 * The columns that a query on a source database returns: what a dataset can be declared with before there is one.
 * @throws AppError INVALID_INPUT, SOURCE_UNKNOWN, SOURCE_UNAVAILABLE, QUERY_INVALID, QUERY_NOT_READ_ONLY
 */
export async function findSourceColumns(
  ctx: Pick<Context, 'db' | 'sources' | 'duck' | 'blobs'>,
  { query, database }: { query: string; database?: string | null },
): Promise<SourceColumn[]> {
  const { columns } = await describeSource(ctx, parseInput(inputSchema, { query, database }));
  return columns!;
}
