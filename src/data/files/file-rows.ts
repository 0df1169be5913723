import type { DuckDBConnection } from '@duckdb/node-api';
import { AppError } from '../../errors.ts';
import { identifier } from '../../storage/duckdb.ts';
import { fileTooLarge, invalidFile, MOST_ROW_BYTES } from './limits.ts';

/** A column of the connection's temp view `file_rows`, which holds a file's rows as they are. */
export interface Field {
  /** Its name in the file. */
  name: string;
  /** Its type in PostgreSQL's words; null: text whose type is to be found out. */
  type: string | null;
}

/** The name of a field's column within `file_rows`: names out of a file are used last. */
export const fieldColumn = (index: number) => `c${index}`;

export async function createFileRows(connection: DuckDBConnection, select: string): Promise<void> {
  await connection.run(`CREATE OR REPLACE TEMP VIEW ${identifier('file_rows')} AS ${select}`);
}

/** Runs `read`; what DuckDB finds wrong in a file becomes the user's error. @throws AppError FILE_INVALID, FILE_TOO_LARGE */
export async function explainingFile<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw explained(error);
  }
}

const OURS = /^(?:INTERRUPT|Out of Memory|Catalog|Binder|Parser|FATAL|INTERNAL)|No space left/i;

function explained(error: unknown): unknown {
  const message = error instanceof Error ? error.message : '';
  if (error instanceof AppError || message === '' || 'code' in (error as object)) return error;
  if (message.includes('Maximum line size')) return fileTooLarge('bytes in one row', MOST_ROW_BYTES);
  const [, line] = /^Invalid Input Error: CSV Error on Line: (\d+)/.exec(message) ?? [];
  if (line !== undefined) {
    const [, expected, found] = /Expected Number of Columns: (\d+) Found: (\d+)/.exec(message) ?? [];
    return expected === undefined
      ? invalidFile(`Line ${line} cannot be read: a quoted value in it does not end as it should.`, {
          line: Number(line),
          expected: 'values in double quotes that end with a double quote; "" for one within',
        })
      : invalidFile(`Line ${line} has ${found} values, and the first line ${expected} names.`, {
          line: Number(line),
          value: Number(found),
          expected: `${expected} values in every row`,
        });
  }
  const [, place, what] = /Malformed JSON in file .*? in line (\d+): ([^\n]*)/.exec(message) ?? [];
  if (place !== undefined) {
    // DuckDB counts the lines from 2.
    return invalidFile(`Line ${Number(place) - 1} is no JSON: ${what.trim()}`, {
      line: Number(place) - 1,
      expected: 'one JSON object per line',
    });
  }
  if (OURS.test(message)) return error;
  const [first] = message.replace(/ *(?:in|of|from)? *(?:file)? *["'][^"'\n]*["']/g, '').split('\n');
  return invalidFile(`The file cannot be read: ${first}`);
}
