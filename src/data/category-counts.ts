import type { DuckDBConnection } from '@duckdb/node-api';
import { identifier, literal, rowsOf } from '../storage/duckdb.ts';
import { commonType } from './common-type.ts';
import { shortText } from './column-types.ts';
import { typesOf, type VersionFiles } from './paired-rows.ts';

/** How often each value is there on both sides. */
export interface CategoryCounts {
  categories: string[];
  reference: Float64Array;
  current: Float64Array;
  /** Rows without a value. */
  missing: { reference: number; current: number };
  /** Different values, those in the rest included. */
  distinct: { reference: number; current: number };
}

/** What the rarest values beyond `most` are counted as together. */
export const REST = '…';

/** Counts the values of a column of any type, the most frequent ones first; those beyond `most` make one category. */
export async function countCategories(
  connection: DuckDBConnection,
  files: VersionFiles,
  column: string,
  most: number,
): Promise<CategoryCounts> {
  const [referenceType, currentType] = await typesOf(connection, files, column);
  const type = commonType(referenceType, currentType);
  const side = (file: string) =>
    `(SELECT ${identifier(column)}::${type} AS value, count(*) AS times FROM read_parquet(${literal(file)}) GROUP BY value)`;
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE category AS
     SELECT coalesce(before.value, after.value)::VARCHAR AS value, coalesce(before.times, 0) AS before,
       coalesce(after.times, 0) AS after
     FROM ${side(files.reference)} AS before FULL JOIN ${side(files.current)} AS after
       ON before.value IS NOT DISTINCT FROM after.value`,
  );
  const ranked = `SELECT value, before, after, row_number() OVER (ORDER BY before + after DESC, value) AS place
    FROM category WHERE value IS NOT NULL`;
  const rows = await rowsOf<[string | null, number, number]>(
    connection,
    `SELECT CASE WHEN place <= ${most} THEN value END AS shown, sum(before)::DOUBLE, sum(after)::DOUBLE FROM (${ranked})
     GROUP BY shown ORDER BY min(place)`,
  );
  const [[missingBefore, missingAfter, distinctBefore, distinctAfter]] = await rowsOf<
    [number, number, number, number]
  >(
    connection,
    `SELECT coalesce(sum(before) FILTER (WHERE value IS NULL), 0)::DOUBLE,
       coalesce(sum(after) FILTER (WHERE value IS NULL), 0)::DOUBLE,
       (count(*) FILTER (WHERE value IS NOT NULL AND before > 0))::DOUBLE,
       (count(*) FILTER (WHERE value IS NOT NULL AND after > 0))::DOUBLE
     FROM category`,
  );
  await connection.run('DROP TABLE category');
  return {
    categories: rows.map(([value]) => (value === null ? REST : shortText(value))),
    reference: Float64Array.from(rows, ([, before]) => before),
    current: Float64Array.from(rows, ([, , after]) => after),
    missing: { reference: missingBefore, current: missingAfter },
    distinct: { reference: distinctBefore, current: distinctAfter },
  };
}
