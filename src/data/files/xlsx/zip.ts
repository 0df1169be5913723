import { createReadStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { createInflateRaw } from 'node:zlib';
import { fileTooLarge, invalidFile } from '../limits.ts';

const MOST_ENTRIES = 10_000;
const MOST_DIRECTORY_BYTES = 4_000_000;
const MOST_INFLATED_BYTES = 4_000_000_000;
const MOST_RATIO = 200;
/** Below this the ratio says nothing: small sheets of one repeated value compress well. */
const RATIO_FROM_BYTES = 16_000_000;

const END_BYTES = 22;
const LONGEST_COMMENT = 65_535;
const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;

interface Entry {
  offset: number;
  compressedBytes: number;
  method: number;
  isEncrypted: boolean;
}

/** A ZIP archive on disk: entries are inflated as they are read, with a bound on how far. */
export interface Zip {
  has(name: string): boolean;
  /** @throws AppError FILE_INVALID, FILE_TOO_LARGE */
  read(name: string): AsyncIterable<Buffer>;
}

/**
 * Opens an archive by its directory, as https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT has it; archives above
 * 4 GB (ZIP64) are not read.
 * @throws AppError FILE_INVALID, FILE_TOO_LARGE
 */
export async function openZip(path: string): Promise<Zip> {
  await using file = await open(path);
  const entries = await readDirectory(file);
  let inflated = 0;
  return {
    has: (name) => entries.has(name),
    async *read(name) {
      const entry = entries.get(name);
      if (!entry) throw invalidFile(`The workbook has no part ${name}.`);
      const start = await dataStart(path, name, entry);
      if (entry.compressedBytes === 0) return;
      const raw = createReadStream(path, { start, end: start + entry.compressedBytes - 1 });
      const bytes = entry.method === STORED ? raw : raw.pipe(createInflateRaw());
      raw.on('error', (error) => bytes.destroy(error));
      let here = 0;
      try {
        for await (const chunk of bytes as AsyncIterable<Buffer>) {
          here += chunk.length;
          inflated += chunk.length;
          if (inflated > MOST_INFLATED_BYTES) throw fileTooLarge('inflated bytes', MOST_INFLATED_BYTES);
          if (here > RATIO_FROM_BYTES && here > MOST_RATIO * entry.compressedBytes) {
            throw fileTooLarge('times its packed size when it is inflated', MOST_RATIO);
          }
          yield chunk;
        }
      } catch (error) {
        throw isZlib(error) ? invalidFile(`The part ${name} of the workbook is damaged.`) : error;
      } finally {
        raw.destroy();
        bytes.destroy();
      }
    },
  };
}

async function readDirectory(file: FileHandle): Promise<Map<string, Entry>> {
  const { size } = await file.stat();
  const tail = await readAt(
    file,
    Math.max(0, size - END_BYTES - LONGEST_COMMENT),
    Math.min(size, END_BYTES + LONGEST_COMMENT),
  );
  let at = tail.length - END_BYTES;
  while (at >= 0 && tail.readUInt32LE(at) !== END) at--;
  if (at < 0) throw invalidFile('The file is no whole .xlsx workbook: its end is missing.');
  const count = tail.readUInt16LE(at + 10);
  const bytes = tail.readUInt32LE(at + 12);
  const offset = tail.readUInt32LE(at + 16);
  if (count > MOST_ENTRIES) throw fileTooLarge('parts', MOST_ENTRIES, count);
  if (bytes > MOST_DIRECTORY_BYTES || offset + bytes > size) {
    throw invalidFile('The directory of the workbook is damaged.');
  }
  const directory = await readAt(file, offset, bytes);
  const entries = new Map<string, Entry>();
  for (let next = 0; next + 46 <= directory.length && directory.readUInt32LE(next) === ENTRY;) {
    const nameBytes = directory.readUInt16LE(next + 28);
    const further = directory.readUInt16LE(next + 30) + directory.readUInt16LE(next + 32);
    entries.set(directory.toString('utf8', next + 46, next + 46 + nameBytes), {
      isEncrypted: (directory.readUInt16LE(next + 8) & 1) !== 0,
      method: directory.readUInt16LE(next + 10),
      compressedBytes: directory.readUInt32LE(next + 20),
      offset: directory.readUInt32LE(next + 42),
    });
    next += 46 + nameBytes + further;
  }
  if (entries.size !== count) throw invalidFile('The directory of the workbook is damaged.');
  return entries;
}

async function dataStart(path: string, name: string, entry: Entry): Promise<number> {
  if (entry.isEncrypted)
    throw invalidFile('The workbook is encrypted.', { expected: 'one without a password' });
  if (entry.method !== STORED && entry.method !== DEFLATED) {
    throw invalidFile(`The part ${name} of the workbook is packed by an unknown method.`);
  }
  await using file = await open(path);
  const header = await readAt(file, entry.offset, 30);
  if (header.length < 30 || header.readUInt32LE(0) !== LOCAL) {
    throw invalidFile(`The part ${name} of the workbook is damaged.`);
  }
  return entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}

function isZlib(error: unknown): boolean {
  return String((error as NodeJS.ErrnoException | null)?.code).startsWith('Z_');
}
