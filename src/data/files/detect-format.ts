import { open } from 'node:fs/promises';
import type { FileFormat } from '../../entities/source.ts';
import { invalidFile } from './limits.ts';

const OLD_OFFICE = 'd0cf11e0a1b11ae1';
const GZIP = '1f8b';

/** Tells the format by the first bytes: a file's name says less than its content. @throws AppError FILE_INVALID */
export async function detectFormat(path: string): Promise<FileFormat> {
  const head = await readHead(path, 4096);
  if (head.length === 0) throw invalidFile('The file is empty.');
  if (head.subarray(0, 4).equals(Buffer.from('PAR1'))) return 'parquet';
  if (head.subarray(0, 4).toString('hex') === '504b0304') return 'xlsx';
  if (head.subarray(0, 8).toString('hex') === OLD_OFFICE) {
    throw invalidFile('The file is an old .xls workbook, or one that is protected by a password.', {
      expected: 'an .xlsx workbook without a password',
    });
  }
  if (head.subarray(0, 2).toString('hex') === GZIP) {
    throw invalidFile('The file is compressed by gzip.', { expected: 'the file that is packed in it' });
  }
  const text = head.toString('utf8').replace(/^\uFEFF/, '');
  if (/^\s*\[\s*[{[]/.test(text)) {
    throw invalidFile('The file is one JSON list.', {
      expected: 'JSON lines: one object per line, without brackets and commas around them',
    });
  }
  if (/^\s*<(?:!doctype\s+html|html)\b/i.test(text)) {
    throw invalidFile('The file is a web page.', { expected: 'the data itself, not a page that shows it' });
  }
  return /^\s*\{/.test(text) ? 'jsonl' : 'csv';
}

/** The first bytes of a file, at most `most`. */
export async function readHead(path: string, most: number): Promise<Buffer> {
  await using file = await open(path);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(most), 0, most, 0);
  return buffer.subarray(0, bytesRead);
}
