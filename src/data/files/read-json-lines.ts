import type { DuckDBConnection } from '@duckdb/node-api';
import { literal, rowsOf } from '../../storage/duckdb.ts';
import { checkNames } from './column-names.ts';
import { createFileRows, fieldColumn, type Field } from './file-rows.ts';
import { fileTooLarge, invalidFile, MOST_COLUMNS, MOST_ROW_BYTES } from './limits.ts';

/**
 * Opens a file with a JSON object per line as `file_rows`, all text: its columns are the keys of the first `rows` lines
 * in the order of their appearance; lists and objects within are their JSON text.
 * @throws AppError FILE_INVALID, FILE_TOO_LARGE
 */
export async function openJsonLines(
  connection: DuckDBConnection,
  path: string,
  rows: number | null,
): Promise<Field[]> {
  const lines = `read_ndjson_objects(${literal(path)}, compression = 'uncompressed', maximum_object_size = ${2 * MOST_ROW_BYTES})`;
  const limited = `SELECT row_number() OVER () AS line, json FROM (FROM ${lines} ${rows === null ? '' : `LIMIT ${rows}`})`;
  const [odd] = await rowsOf<[number, string]>(
    connection,
    `SELECT line::DOUBLE, json_type(json) FROM (${limited})
     WHERE json_type(json) <> 'OBJECT' OR len(json_keys(json)) <> len(list_distinct(json_keys(json))) ORDER BY line LIMIT 1`,
  );
  if (odd) {
    const [line, type] = odd;
    const what = type === 'OBJECT' ? 'has a key twice' : 'is no object';
    throw invalidFile(`Line ${line} ${what}.`, { line, expected: 'one JSON object per line' });
  }
  const keys = await rowsOf<[string]>(
    connection,
    `SELECT key FROM (SELECT line, unnest(json_keys(json)) AS key, generate_subscripts(json_keys(json), 1) AS place
     FROM (${limited})) GROUP BY key ORDER BY min(line), min(place) LIMIT ${MOST_COLUMNS + 1}`,
  );
  if (keys.length > MOST_COLUMNS) throw fileTooLarge('columns', MOST_COLUMNS);
  if (keys.length === 0)
    throw invalidFile('The file holds no values.', { expected: 'one JSON object per line' });
  const names = checkNames(keys.map(([key]) => key));
  const pointers = keys.map(([key]) => literal(`/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`));
  const columns = keys.map((_, index) => `found[${index + 1}] AS ${fieldColumn(index)}`);
  await createFileRows(
    connection,
    `SELECT ${columns.join(', ')} FROM (SELECT json_extract_string(json, [${pointers.join(', ')}]) AS found FROM ${lines})`,
  );
  return names.map((name) => ({ name, type: null }));
}
