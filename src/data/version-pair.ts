import type { DuckDBConnection } from '@duckdb/node-api';
import type { Context } from '../context.ts';
import { identifier, literal } from '../storage/duckdb.ts';
import { commonType } from './common-type.ts';

/** What two versions are compared by: the objects that hold them, and the column whose values identify a row. */
export interface ComparedVersions {
  fromDigest: string;
  toDigest: string;
  keyColumn: string;
}

/** A column of either version, in DuckDB's types; null where a version lacks it. */
export interface PairedColumn {
  name: string;
  fromType: string | null;
  toType: string | null;
}

/** Two versions side by side, as SQL. */
export interface VersionPair {
  fromFile: string;
  toFile: string;
  keyType: string;
  /** All but the key: those of the later version in its order, then those that only the earlier one has. */
  columns: PairedColumn[];
  /**
   * A subquery with one row per key: `k`, `change` (ADDED, REMOVED, CHANGED or UNCHANGED), and the values of column i
   * before and after as `a<i>` and `b<i>`. A row has changed if a column differs that both versions have.
   */
  rows: string;
}

/** Opens two versions on a connection. @throws AppError BLOB_CORRUPT */
export async function pairVersions(
  { blobs }: Pick<Context, 'blobs'>,
  connection: DuckDBConnection,
  { fromDigest, toDigest, keyColumn }: ComparedVersions,
): Promise<VersionPair> {
  const [fromFile, toFile] = [await blobs.file(fromDigest), await blobs.file(toDigest)];
  const [fromTypes, toTypes] = [await typesOf(connection, fromFile), await typesOf(connection, toFile)];
  const names = [...toTypes.keys(), ...[...fromTypes.keys()].filter((name) => !toTypes.has(name))];
  const columns = names
    .filter((name) => name !== keyColumn)
    .map((name) => ({
      name,
      fromType: fromTypes.get(name) ?? null,
      toType: toTypes.get(name) ?? null,
    }));
  const keyType = commonType(fromTypes.get(keyColumn)!, toTypes.get(keyColumn)!);

  const side = (file: string, alias: 'a' | 'b') => {
    const type = alias === 'a' ? 'fromType' : 'toType';
    const values = columns.flatMap((column, i) =>
      column[type] === null ? [] : [`${identifier(column.name)} AS ${alias}${i}`],
    );
    const key = `${identifier(keyColumn)}::${keyType} AS k`;
    return `(SELECT ${[key, ...values].join(', ')} FROM read_parquet(${literal(file)}))`;
  };
  const values = columns.flatMap(({ fromType, toType }, i) => [
    fromType === null ? `NULL AS a${i}` : `a${i}`,
    toType === null ? `NULL AS b${i}` : `b${i}`,
  ]);
  const differences = columns.flatMap((column, i) => (isCommon(column) ? [differs(column, i)] : []));
  const rows = `(
    SELECT coalesce(old.k, new.k) AS k,
      CASE WHEN old.k IS NULL THEN 'ADDED' WHEN new.k IS NULL THEN 'REMOVED'
           WHEN list_contains([${differences.join(', ')}]::BOOLEAN[], true) THEN 'CHANGED' ELSE 'UNCHANGED' END AS change,
      ${values.join(', ')}
    FROM ${side(fromFile, 'a')} AS old FULL JOIN ${side(toFile, 'b')} AS new ON old.k = new.k
  )`;
  return { fromFile, toFile, keyType, columns, rows };
}

export function isCommon(
  column: PairedColumn,
): column is PairedColumn & { fromType: string; toType: string } {
  return column.fromType !== null && column.toType !== null;
}

/** Whether column i differs between `a<i>` and `b<i>`: null equals null, and NaN equals NaN. */
export function differs({ fromType, toType }: { fromType: string; toType: string }, i: number): string {
  const type = commonType(fromType, toType);
  return `(a${i}::${type} IS DISTINCT FROM b${i}::${type})`;
}

async function typesOf(connection: DuckDBConnection, file: string): Promise<Map<string, string>> {
  const reader = await connection.runAndReadAll(
    `SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM read_parquet(${literal(file)}))`,
  );
  return new Map(reader.getRowsJS() as [string, string][]);
}
