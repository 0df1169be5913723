import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { checkNames } from '../column-names.ts';
import { fileTooLarge, inferenceRows, invalidFile } from '../limits.ts';
import { sheetRows, type SheetRow } from './sheet-rows.ts';
import { readWorkbook } from './workbook.ts';
import { openZip } from './zip.ts';

const MOST_CSV_BYTES = 4_000_000_000;

/**
 * Writes a sheet of an .xlsx workbook as CSV, row by row as it is inflated: its first row that is not empty has the names.
 * @param sheet its name; null: the first one
 * @param firstRows only as many rows as types are found out from
 * @throws AppError FILE_INVALID, FILE_TOO_LARGE
 */
export async function sheetToCsv(
  path: string,
  target: string,
  sheet: string | null,
  firstRows: boolean,
  signal: AbortSignal,
): Promise<{ names: string[]; sheets: string[] }> {
  const zip = await openZip(path);
  const workbook = await readWorkbook(zip);
  const part = workbook.sheetPart(sheet);
  let names: string[] = [];

  async function* lines() {
    let left = Infinity;
    let written = 0;
    for await (const rows of sheetRows(part, zip.read(part), workbook)) {
      let text = '';
      for (const row of rows) {
        if (names.length === 0) {
          names = checkNames(Array.from(row.cells, (cell) => cell ?? ''));
          if (firstRows) left = inferenceRows(names.length);
        } else if (left-- <= 0) break;
        text += csvLine(row, names.length);
      }
      written += text.length;
      if (written > MOST_CSV_BYTES) throw fileTooLarge('bytes as text', MOST_CSV_BYTES);
      yield text;
      if (left <= 0) return;
    }
  }

  await pipeline(lines, createWriteStream(target), { signal });
  if (names.length === 0) throw invalidFile('The sheet is empty.', { field: 'sheet', value: sheet });
  return { names, sheets: workbook.sheets };
}

function csvLine({ number, cells }: SheetRow, width: number): string {
  if (cells.length > width) {
    throw invalidFile(
      `Row ${number} of the sheet has ${cells.length} cells, and the first row ${width} names.`,
      {
        row: number,
        value: cells.length,
        expected: `at most ${width} cells in every row`,
      },
    );
  }
  const values = Array.from({ length: width }, (_, column) => {
    const text = cells[column];
    return text === undefined ? '' : `"${text.replaceAll('"', '""')}"`;
  });
  return `${values.join(',')}\n`;
}
