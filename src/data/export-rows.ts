import type { DuckDBAppender } from '@duckdb/node-api';
import type { Context } from '../context.ts';
import { exportTable, type ExportColumn, type ExportStyle, type OpenFile } from './export-table.ts';

export interface RowColumn {
  name: string;
  type: 'text' | 'integer' | 'float' | 'time';
}
/** A text, a number or null per column; a time is its ISO 8601 text. */
export type Row = readonly (string | number | null)[];

const DUCK_TYPES = { text: 'VARCHAR', integer: 'INTEGER', float: 'DOUBLE', time: 'VARCHAR' } as const;

/** Exports rows that come in batches, of which only one is in memory. */
export async function exportRows(
  ctx: Pick<Context, 'duck' | 'blobs'>,
  columns: readonly RowColumn[],
  batches: AsyncIterable<readonly Row[]>,
  style: ExportStyle,
  signal: AbortSignal,
): Promise<OpenFile> {
  return await exportTable(ctx, style, signal, async (connection) => {
    const types = columns.map(({ type }, i) => `c${i} ${DUCK_TYPES[type]}`);
    await connection.run(`CREATE TEMP TABLE exported (${types.join(', ')})`);
    const appender = await connection.createAppender('exported');
    for await (const rows of batches) {
      signal.throwIfAborted();
      for (const row of rows) {
        row.forEach((value, i) => append(appender, columns[i].type, value));
        appender.endRow();
      }
      appender.flushSync();
    }
    appender.closeSync();
    return {
      columns: columns.map(({ name, type }, i) => ({
        name,
        sql: valueOf(type, i, style),
        kind: kindOf(type),
      })),
      from: 'exported',
    };
  });
}

function append(appender: DuckDBAppender, type: RowColumn['type'], value: string | number | null): void {
  if (value === null) appender.appendNull();
  else if (type === 'integer') appender.appendInteger(value as number);
  else if (type === 'float') appender.appendDouble(value as number);
  else appender.appendVarchar(value as string);
}

/** Only Parquet has a type for times. */
function valueOf(type: RowColumn['type'], i: number, { format }: ExportStyle): string {
  return type === 'time' && format === 'parquet' ? `c${i}::TIMESTAMPTZ` : `c${i}`;
}

function kindOf(type: RowColumn['type']): ExportColumn['kind'] {
  return type === 'text' || type === 'float' ? type : 'other';
}
