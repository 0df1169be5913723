import type { Context } from '../context.ts';
import { identifier, literal } from '../storage/duckdb.ts';
import { exportTable, openFile, type ExportColumn, type ExportStyle, type OpenFile } from './export-table.ts';

/**
 * A stored Parquet object in another format, or as it is. `numbers` are the columns whose texts are numbers.
 * @throws AppError BLOB_CORRUPT, CANCELLED
 */
export async function exportParquet(
  ctx: Pick<Context, 'duck' | 'blobs'>,
  digest: string,
  numbers: readonly string[],
  style: ExportStyle,
  signal: AbortSignal,
): Promise<OpenFile> {
  const file = await ctx.blobs.file(digest);
  if (style.format === 'parquet') return await openFile(file);
  return await exportTable(ctx, style, signal, async (connection) => {
    const from = `read_parquet(${literal(file)})`;
    const reader = await connection.runAndReadAll(
      `SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM ${from})`,
    );
    const columns = (reader.getRowsJS() as [string, string][]).map(([name, type]): ExportColumn => ({
      name,
      sql: identifier(name),
      kind: kindOf(type, numbers.includes(name)),
    }));
    return { columns, from };
  });
}

function kindOf(type: string, isNumber: boolean): ExportColumn['kind'] {
  if (type === 'FLOAT' || type === 'DOUBLE') return 'float';
  return type === 'VARCHAR' && !isNumber ? 'text' : 'other';
}
