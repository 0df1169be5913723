import type { DuckDBConnection } from '@duckdb/node-api';
import { identifier, literal } from '../storage/duckdb.ts';
import { readDoubles } from './duck-vectors.ts';

export interface DoubleColumns {
  columns: Float64Array[];
  /** By column, how many of its values are null; these are NaN. */
  nulls: number[];
}

/** Reads columns of a Parquet file of `rows` rows, chunk by chunk, in its order. */
export async function readDoubleColumns(
  connection: DuckDBConnection,
  file: string,
  names: readonly string[],
  rows: number,
): Promise<DoubleColumns> {
  const columns = names.map(() => new Float64Array(rows));
  const nulls = names.map(() => 0);
  const selected = names.map((name) => `${identifier(name)}::DOUBLE`);
  const result = await connection.stream(`SELECT ${selected.join(', ')} FROM read_parquet(${literal(file)})`);
  let row = 0;
  for await (const chunk of result) {
    for (const [index, column] of columns.entries()) {
      nulls[index] += readDoubles(chunk.getColumnVector(index), column, row);
    }
    row += chunk.rowCount;
  }
  if (row !== rows) throw new Error(`The file has ${row} rows instead of ${rows}.`);
  return { columns, nulls };
}
