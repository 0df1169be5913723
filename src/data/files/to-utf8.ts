import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { readHead } from './detect-format.ts';
import { fileTooLarge, invalidFile, MOST_ROW_BYTES } from './limits.ts';

export interface TextFile {
  /** A file in UTF-8 without a byte order mark. */
  path: string;
  /** What it was in before. */
  encoding: Encoding;
}

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

const NEWLINE = 10;

/**
 * Makes sure that a file is text in UTF-8 with lines of a bounded length; in another encoding it is rewritten to `copy`.
 * UTF-16 is known by its byte order mark; what is no UTF-8 is taken for windows-1252. A line that is too long is refused
 * before more of the file is read.
 * @throws AppError FILE_INVALID, FILE_TOO_LARGE
 */
export async function toUtf8(path: string, copy: string, signal: AbortSignal): Promise<TextFile> {
  const { encoding, mark } = await detectEncoding(path, signal);
  if (encoding === 'utf-8' && mark === 0) return { path, encoding };
  const decoder = new TextDecoder(encoding, { fatal: true });
  const check = lineChecker();
  await pipeline(
    createReadStream(path, { start: mark }),
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) yield check(Buffer.from(decode(decoder, chunk)));
      yield check(Buffer.from(decode(decoder)));
    },
    createWriteStream(copy),
    { signal },
  );
  return { path: copy, encoding };
}

/** @returns the encoding, and how many bytes its mark takes */
async function detectEncoding(
  path: string,
  signal: AbortSignal,
): Promise<{ encoding: Encoding; mark: number }> {
  const head = (await readHead(path, 3)).toString('hex');
  if (head.startsWith('fffe')) return { encoding: 'utf-16le', mark: 2 };
  if (head.startsWith('feff')) return { encoding: 'utf-16be', mark: 2 };
  const check = lineChecker();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let isUtf8 = true;
  const decodes = (chunk?: Buffer) => {
    try {
      decoder.decode(chunk, { stream: chunk !== undefined });
      return true;
    } catch {
      return false;
    }
  };
  for await (const chunk of createReadStream(path, { signal }) as AsyncIterable<Buffer>) {
    check(chunk);
    isUtf8 &&= decodes(chunk);
  }
  isUtf8 &&= decodes();
  if (!isUtf8) return { encoding: 'windows-1252', mark: 0 };
  return { encoding: 'utf-8', mark: head === 'efbbbf' ? 3 : 0 };
}

function decode(decoder: TextDecoder, chunk?: Buffer): string {
  try {
    return decoder.decode(chunk, { stream: chunk !== undefined });
  } catch {
    throw invalidFile(`The file begins as ${decoder.encoding} and is not.`, { expected: 'text in UTF-8' });
  }
}

/** Passes chunks on, as long as they are text in lines. */
function lineChecker(): (chunk: Buffer) => Buffer {
  let run = 0;
  return (chunk) => {
    if (chunk.includes(0)) {
      throw invalidFile('The file holds NUL bytes: it is no text, or UTF-16 without a byte order mark.', {
        expected: 'text in UTF-8, CSV or JSON lines',
      });
    }
    const first = chunk.indexOf(NEWLINE);
    if (run + (first < 0 ? chunk.length : first) > MOST_ROW_BYTES) {
      throw fileTooLarge('bytes in one line', MOST_ROW_BYTES);
    }
    run = first < 0 ? run + chunk.length : chunk.length - 1 - chunk.lastIndexOf(NEWLINE);
    return chunk;
  };
}
