import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync, type Zippable } from 'fflate';
import { onTestFinished } from 'vitest';
import type { FileReading } from '../../entities/source.ts';
import { openDiskBlobs } from '../../storage/blobs.ts';
import { openDuck, type Duck } from '../../storage/duckdb.ts';
import { readFile, type FileRequest, type FileTable } from './read-file.ts';

export const AS_FOUND: FileReading = {
  format: null,
  sheet: null,
  delimiter: null,
  decimal: null,
  nullTexts: [],
  columns: [],
};

export interface FileReader {
  duck: Duck;
  /** Writes a file and reads it. */
  read: (
    content: string | Uint8Array,
    reading?: Partial<FileReading>,
    request?: Partial<FileRequest>,
  ) => Promise<FileTable & { rows: unknown[][] }>;
  /** Reads a file. */
  readPath: (
    path: string,
    reading?: Partial<FileReading>,
    request?: Partial<FileRequest>,
  ) => Promise<FileTable & { rows: unknown[][] }>;
  /** A path within the folder of the test. */
  path: (name: string) => string;
}

/** Files of a test and what reads them; all of it goes away with the test. */
export async function createReader(): Promise<FileReader> {
  const folder = await mkdtemp(join(tmpdir(), 'gugus-files-'));
  onTestFinished(async () => await rm(folder, { recursive: true, force: true }));
  const blobs = await openDiskBlobs(folder);
  const duck = await openDuck(join(folder, 'duck'));
  onTestFinished(() => duck.close());
  const path = (name: string) => join(folder, name);
  const readPath: FileReader['readPath'] = async (from, reading = {}, request = {}) =>
    await duck.withConnection(async (connection) => {
      const asked = { path: from, reading: { ...AS_FOUND, ...reading }, ...request };
      const table = await readFile({ blobs }, connection, asked, new AbortController().signal);
      const rows = await connection.runAndReadAll('SELECT * FROM source_rows');
      return { ...table, rows: rows.getRowsJS() };
    });
  return {
    duck,
    path,
    readPath,
    async read(content, reading, request) {
      const file = path('file');
      await writeFile(file, content);
      return await readPath(file, reading, request);
    },
  };
}

/** What can be said about a workbook; `sheet` is the XML of the rows of its first sheet. */
export interface WorkbookParts {
  sheet: string;
  sharedStrings?: string[];
  /** Codes of number formats, for the cell styles 1, 2 … */
  formats?: string[];
  secondSheet?: string;
  date1904?: boolean;
  further?: Zippable;
}

/** An .xlsx workbook. */
export function workbook({
  sheet,
  sharedStrings = [],
  formats = [],
  secondSheet,
  date1904,
  further,
}: WorkbookParts): Uint8Array {
  const xml = (text: string) => strToU8(`<?xml version="1.0" encoding="UTF-8"?>\n${text}`);
  const rows = (text: string) => xml(`<worksheet><sheetData>${text}</sheetData></worksheet>`);
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`;
  return zipSync({
    'xl/workbook.xml': xml(
      `<workbook xmlns:r="r"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets><sheet name="First" r:id="r1"/>${secondSheet ? '<sheet name="Second &amp; last" r:id="r2"/>' : ''}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': xml(
      `<Relationships>${relation('r1', 'worksheet', 'worksheets/sheet1.xml')}${relation('r2', 'worksheet', '/xl/worksheets/sheet2.xml')}${relation('r3', 'sharedStrings', 'sharedStrings.xml')}${relation('r4', 'styles', 'styles.xml')}</Relationships>`,
    ),
    'xl/worksheets/sheet1.xml': rows(sheet),
    ...(secondSheet && { 'xl/worksheets/sheet2.xml': rows(secondSheet) }),
    'xl/sharedStrings.xml': xml(`<sst>${sharedStrings.map((text) => `<si>${text}</si>`).join('')}</sst>`),
    'xl/styles.xml': xml(
      `<styleSheet><numFmts>${formats.map((code, index) => `<numFmt numFmtId="${164 + index}" formatCode="${code}"/>`).join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${formats.map((_, index) => `<xf numFmtId="${164 + index}"/>`).join('')}</cellXfs></styleSheet>`,
    ),
    ...further,
  });
}

/** A row of numbers and texts, as inline strings. */
export function sheetRow(number: number, values: readonly (string | number | null)[]): string {
  const cells = values.map((value) => {
    if (value === null) return '<c/>';
    if (typeof value === 'number') return `<c><v>${value}</v></c>`;
    return `<c t="inlineStr"><is><t>${value}</t></is></c>`;
  });
  return `<row r="${number}">${cells.join('')}</row>`;
}
