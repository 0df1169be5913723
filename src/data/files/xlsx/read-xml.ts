import { SaxesParser, type SaxesAttributePlain } from 'saxes';
import { AppError } from '../../../errors.ts';
import { invalidFile } from '../limits.ts';

export interface XmlHandlers {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

const LONGEST_RUN = 1_000_000;
const DECLARATION = /^(?:\uFEFF)?\s*<\?xml[^<>]*\?>/;

/**
 * Parses a part of a workbook as it is inflated and yields after each chunk, so that what was found can be written on.
 * Element names come without their prefixes. Document types, comments, CDATA and instructions, which workbooks do not
 * need, are refused: the parser would gather them without a bound.
 * @throws AppError FILE_INVALID
 */
export async function* readXml(
  part: string,
  bytes: AsyncIterable<Buffer>,
  handlers: XmlHandlers,
): AsyncIterable<void> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on('opentag', ({ name, attributes }) =>
    handlers.open(local(name), attributes as Record<string, SaxesAttributePlain & string>),
  );
  if (handlers.text) parser.on('text', (text) => handlers.text!(text));
  if (handlers.close) parser.on('closetag', ({ name }) => handlers.close!(local(name)));
  parser.on('error', (error) => {
    throw error;
  });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let isFirst = true;
  let last = '';
  let run = 0;
  try {
    for await (const chunk of bytes) {
      let text = decoder.decode(chunk, { stream: true });
      if (isFirst) text = text.replace(DECLARATION, '');
      isFirst = false;
      if (/<[!?]/.test(last + text)) {
        throw invalidFile(`The part ${part} of the workbook holds XML that no workbook needs.`);
      }
      const tag = text.lastIndexOf('<');
      run = tag < 0 ? run + text.length : text.length - tag;
      if (run > LONGEST_RUN) throw invalidFile(`The part ${part} of the workbook holds an endless text.`);
      last = text.slice(-1);
      parser.write(text);
      yield;
    }
    parser.close();
  } catch (error) {
    if (error instanceof AppError || (error as NodeJS.ErrnoException).syscall) throw error;
    throw invalidFile(`The part ${part} of the workbook is no well-formed XML: ${(error as Error).message}.`);
  }
}

/** Parses a part to its end. */
export async function readWholeXml(
  part: string,
  bytes: AsyncIterable<Buffer>,
  handlers: XmlHandlers,
): Promise<void> {
  for await (const _ of readXml(part, bytes, handlers));
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
