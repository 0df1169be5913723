import type { DuckDBConnection } from '@duckdb/node-api';
import { literal } from '../../storage/duckdb.ts';
import { checkNames } from './column-names.ts';
import { createFileRows, fieldColumn, type Field } from './file-rows.ts';
import { MOST_ROW_BYTES } from './limits.ts';

/** Opens a CSV file in UTF-8 with a row of names as `file_rows`, all text: an empty value is null, "" is an empty text. */
export async function openCsv(
  connection: DuckDBConnection,
  path: string,
  delimiter: string,
  header: readonly string[],
): Promise<Field[]> {
  const names = checkNames(header);
  const columns = names.map((_, index) => `${literal(fieldColumn(index))}: 'VARCHAR'`);
  await createFileRows(
    connection,
    `SELECT * FROM read_csv(${literal(path)}, auto_detect = false, header = true, compression = 'none',
       delim = ${literal(delimiter)}, quote = '"', escape = '"', nullstr = '', allow_quoted_nulls = false,
       max_line_size = ${MOST_ROW_BYTES}, columns = {${columns.join(', ')}})`,
  );
  return names.map((name) => ({ name, type: null }));
}
