import type { Context } from '../context.ts';
import type { Dataset } from '../entities/dataset.ts';
import type { DatasetVersion } from '../entities/dataset-version.ts';
import { identifier, literal } from '../storage/duckdb.ts';
import { commonType } from './common-type.ts';
import { typesOf } from './paired-rows.ts';

/** A row that two versions have, and a column of it in both. */
export interface RowPair {
  key: string;
  /** What people call the row; its key, where the dataset names no column for that. */
  name: string;
  reference: number;
  current: number;
}

/**
 * The rows with a finite number in both versions, at most `most` of them: those that moved furthest, furthest first.
 * @throws AppError BLOB_CORRUPT, CONTENT_EXPIRED
 */
export async function readRowPairs(
  { duck, blobs }: Pick<Context, 'duck' | 'blobs'>,
  { keyColumn, nameColumn }: Pick<Dataset, 'keyColumn' | 'nameColumn'>,
  versions: Record<'reference' | 'current', Pick<DatasetVersion, 'digest'>>,
  column: string,
  most: number,
): Promise<RowPair[]> {
  const files = {
    reference: await blobs.file(versions.reference.digest),
    current: await blobs.file(versions.current.digest),
  };
  return await duck.inTurn(async (connection) => {
    const [before, after] = await typesOf(connection, files, keyColumn);
    const side = (file: string) =>
      `(SELECT ${identifier(keyColumn)}::${commonType(before, after)} AS k, ${identifier(column)}::DOUBLE AS v,
         ${identifier(nameColumn ?? keyColumn)}::VARCHAR AS name
       FROM read_parquet(${literal(file)}) WHERE isfinite(${identifier(column)}::DOUBLE))`;
    const reader = await connection.runAndReadAll(
      `SELECT k::VARCHAR AS key, coalesce(new.name, k::VARCHAR) AS name, old.v AS reference, new.v AS current
       FROM ${side(files.reference)} AS old JOIN ${side(files.current)} AS new USING (k)
       ORDER BY abs(new.v - old.v) DESC, k LIMIT $most`,
      { most },
    );
    return reader.getRowObjectsJS() as unknown as RowPair[];
  });
}
