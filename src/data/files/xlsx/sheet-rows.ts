import { fileTooLarge, invalidFile, MOST_CELLS, MOST_ROW_BYTES } from '../limits.ts';
import { dateText } from './cell-dates.ts';
import { readXml } from './read-xml.ts';
import type { Workbook } from './workbook.ts';

/** A row of a sheet: the texts of its cells by column, with holes where there are none. */
export interface SheetRow {
  /** Its number in the sheet. */
  number: number;
  cells: (string | undefined)[];
}

const LAST_COLUMN = 16_384;

/**
 * The rows of a sheet that are not empty, some at a time: numbers as they are, dates as ISO texts, formulas by their
 * stored values.
 * @throws AppError FILE_INVALID, FILE_TOO_LARGE
 */
export async function* sheetRows(
  part: string,
  bytes: AsyncIterable<Buffer>,
  workbook: Pick<Workbook, 'sharedStrings' | 'isDateStyle' | 'from1904'>,
): AsyncIterable<SheetRow[]> {
  let rows: SheetRow[] = [];
  let row: SheetRow = { number: 0, cells: [] };
  let rowBytes = 0;
  let cellCount = 0;
  let cell: Cell | null = null;
  let column = -1;
  let isValue = false;
  let isPhonetic = false;

  const parsing = readXml(part, bytes, {
    open(element, attributes) {
      if (element === 'row') {
        row = { number: Number(attributes['r'] ?? row.number + 1), cells: [] };
        rowBytes = 0;
        column = -1;
      } else if (element === 'c') {
        column = attributes['r'] === undefined ? column + 1 : columnOf(attributes['r']);
        cell = {
          type: attributes['t'] ?? 'n',
          style: Number(attributes['s'] ?? 0),
          text: null,
          isFormula: false,
        };
      } else if (element === 'f' && cell) cell.isFormula = true;
      else if (element === 'rPh') isPhonetic = true;
      isValue = cell !== null && (element === 'v' || (element === 't' && !isPhonetic));
    },
    text(text) {
      if (isValue && cell) cell.text = (cell.text ?? '') + text;
    },
    close(element) {
      isValue = false;
      if (element === 'rPh') isPhonetic = false;
      if (element === 'c' && cell) {
        const at = `${letters(column)}${row.number}`;
        const text = cellText(cell, workbook, at);
        cell = null;
        if (text === null) return;
        row.cells[column] = text;
        rowBytes += text.length;
        if (rowBytes > MOST_ROW_BYTES) throw fileTooLarge(`characters in row ${row.number}`, MOST_ROW_BYTES);
        if (++cellCount > MOST_CELLS) throw fileTooLarge('cells', MOST_CELLS);
      } else if (element === 'row' && row.cells.length > 0) rows.push(row);
    },
  });
  for await (const _ of parsing) {
    if (rows.length > 0) yield rows;
    rows = [];
  }
}

interface Cell {
  type: string;
  style: number;
  text: string | null;
  isFormula: boolean;
}

/** What a cell says, as text; null where it says nothing. */
function cellText(
  { type, style, text, isFormula }: Cell,
  { sharedStrings, isDateStyle, from1904 }: Pick<Workbook, 'sharedStrings' | 'isDateStyle' | 'from1904'>,
  at: string,
): string | null {
  if (text === null && isFormula && type !== 'str') {
    throw invalidFile(`Cell ${at} is a formula without a stored value.`, {
      value: at,
      expected: 'a workbook that a spreadsheet program has calculated and saved',
    });
  }
  if (text === null) return null;
  if (type === 's') {
    const shared = sharedStrings[Number(text)];
    if (shared === undefined)
      throw invalidFile(`Cell ${at} refers to a text that is not there.`, { value: at });
    return shared === '' ? null : shared;
  }
  if (type === 'b') return text.trim() === '1' ? 'true' : 'false';
  if (type !== 'n') return text === '' ? null : text;
  const number = Number(text);
  if (text.trim() === '' || !Number.isFinite(number)) {
    throw invalidFile(`Cell ${at} holds ${JSON.stringify(text)} where a number should be.`, { value: at });
  }
  return (isDateStyle[style] ? dateText(number, from1904) : null) ?? String(number);
}

/** The column of a reference such as "AB12", from 0. */
function columnOf(reference: string): number {
  const [, name] = /^([A-Z]{1,3})\d{1,7}$/.exec(reference) ?? [];
  const column =
    name === undefined
      ? LAST_COLUMN
      : [...name].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  if (column >= LAST_COLUMN) throw invalidFile(`There is no cell ${JSON.stringify(reference.slice(0, 20))}.`);
  return column;
}

function letters(column: number): string {
  const rest = column % 26;
  return (column >= 26 ? letters((column - rest) / 26 - 1) : '') + String.fromCharCode(65 + rest);
}
