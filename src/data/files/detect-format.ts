import { open } from 'node:fs/promises';
import type { FileFormat } from '../../entities/source.ts';
import { invalidFile } from './limits.ts';

const OLD_OFFICE = 'd0cf11e0a1b11ae1';

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
  return /^(?:\uFEFF)?\s*\{/.test(head.toString('utf8')) ? 'jsonl' : 'csv';
}

/** The first bytes of a file, at most `most`. */
export async function readHead(path: string, most: number): Promise<Buffer> {
  await using file = await open(path);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(most), 0, most, 0);
  return buffer.subarray(0, bytesRead);
}
