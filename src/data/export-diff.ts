import type { Context } from '../context.ts';
import { cellChanges } from './diff-rows.ts';
import { exportTable, harmless, type ExportStyle, type OpenFile } from './export-table.ts';
import { pairVersions, type ComparedVersions } from './version-pair.ts';

/** Whether the values of a column are numbers on one side, also where they are stored as text. */
export type IsNumber = (column: string, side: 'from' | 'to') => boolean;

/** The cells that changed between two versions, one per line: change, key, column, from, to. */
export async function exportDiff(
  ctx: Pick<Context, 'duck' | 'blobs'>,
  versions: ComparedVersions,
  isNumber: IsNumber,
  style: ExportStyle,
  signal: AbortSignal,
): Promise<OpenFile> {
  const guarded = style.format === 'csv' && !style.raw;
  return await exportTable(ctx, style, signal, async (connection) => {
    const pair = await pairVersions(ctx, connection, versions);
    // Within one column of the export stand texts and numbers: which is which is known here only.
    const cells = cellChanges(pair, (sql, column, side) => {
      const text = `${sql}::VARCHAR`;
      return guarded && !isNumber(column, side) ? harmless(text) : text;
    });
    const keyIsNumber = isNumber(versions.keyColumn, 'from') && isNumber(versions.keyColumn, 'to');
    return {
      columns: [
        { name: 'change', sql: 'change', kind: 'other' },
        { name: 'key', sql: 'k::VARCHAR', kind: keyIsNumber ? 'other' : 'text' },
        { name: 'column', sql: '"column"', kind: 'text' },
        { name: 'from', sql: '"from"', kind: 'other' },
        { name: 'to', sql: '"to"', kind: 'other' },
      ],
      from: `(${cells})`,
    };
  });
}
