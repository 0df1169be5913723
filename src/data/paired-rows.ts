import type { DuckDBConnection } from '@duckdb/node-api';
import { identifier, literal, rowsOf } from '../storage/duckdb.ts';
import { commonType } from './common-type.ts';
import { readDoubles } from './duck-vectors.ts';

/** Two versions whose rows are compared. */
export interface VersionFiles {
  reference: string;
  current: string;
}

/** Where the rows with the same key are: row `reference[i]` of one side and row `current[i]` of the other one. */
export interface PairedRows {
  reference: Uint32Array;
  current: Uint32Array;
}

/** Finds the rows whose key is on both sides, in the order of the reference. */
export async function pairRows(
  connection: DuckDBConnection,
  files: VersionFiles,
  keyColumn: string,
): Promise<PairedRows> {
  const [referenceType, currentType] = await typesOf(connection, files, keyColumn);
  const key = `${identifier(keyColumn)}::${commonType(referenceType, currentType)} AS key`;
  const side = (file: string) =>
    `(SELECT ${key}, file_row_number AS row FROM read_parquet(${literal(file)}, file_row_number = true))`;
  const joined = `FROM ${side(files.reference)} AS before JOIN ${side(files.current)} AS after USING (key)`;
  const [[pairs]] = await rowsOf<[number]>(connection, `SELECT count(*)::DOUBLE ${joined}`);
  const numbers = [new Float64Array(pairs), new Float64Array(pairs)];
  const chunks = await connection.stream(
    `SELECT before.row::DOUBLE, after.row::DOUBLE ${joined} ORDER BY before.row`,
  );
  let row = 0;
  for await (const chunk of chunks) {
    numbers.forEach((each, index) => readDoubles(chunk.getColumnVector(index), each, row));
    row += chunk.rowCount;
  }
  return { reference: Uint32Array.from(numbers[0]), current: Uint32Array.from(numbers[1]) };
}

/** The DuckDB types of a column in both versions. */
export async function typesOf(
  connection: DuckDBConnection,
  { reference, current }: VersionFiles,
  column: string,
): Promise<[string, string]> {
  const [[types]] = await rowsOf<[[string, string]]>(
    connection,
    `SELECT [(${typeIn(reference, column)}), (${typeIn(current, column)})]`,
  );
  return types;
}

const typeIn = (file: string, column: string) =>
  `SELECT column_type FROM (DESCRIBE SELECT * FROM read_parquet(${literal(file)})) WHERE column_name = ${literal(column)}`;
