import { DELIMITERS, type Delimiter } from '../../entities/source.ts';
import { readHead } from './detect-format.ts';
import { invalidFile, MOST_ROW_BYTES } from './limits.ts';

const SAMPLE_RECORDS = 20;

export interface CsvLayout {
  delimiter: string;
  names: string[];
}

/**
 * Finds the delimiter, unless it is given, and the first record: the delimiter that makes the most columns, with equally
 * many in each of the first records if one does so.
 * @throws AppError FILE_INVALID
 */
export async function csvLayout(path: string, given: Delimiter | null): Promise<CsvLayout> {
  const head = await readHead(path, MOST_ROW_BYTES);
  // A character that is cut off at the end stands in an unfinished record.
  const text = new TextDecoder().decode(head);
  const isWhole = head.length < MOST_ROW_BYTES;
  const candidates = (given === null ? DELIMITERS : [given]).map((delimiter) => {
    const [names, ...rows] = parseRecords(text, delimiter, isWhole);
    const isEven = rows.every((row) => row.length === names.length);
    return { delimiter, names: names ?? [], isEven };
  });
  const best = candidates.reduce((one, other) => {
    if (other.names.length > 1 && other.isEven !== one.isEven) {
      return other.isEven ? other : one.names.length > 1 ? one : other;
    }
    return other.names.length > one.names.length ? other : one;
  });
  if (best.names.length === 0) {
    throw invalidFile('The file has no first row with the names of its columns.', {
      expected: 'names in the first line, and double quotes around a whole name if at all',
    });
  }
  return best;
}

/**
 * The first records of a CSV text, up to one whose quotes are not right; an unfinished last one counts only where the
 * text is the whole file.
 */
function parseRecords(text: string, delimiter: string, isWhole: boolean): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let value = '';
  let isQuoted = false;
  for (let at = 0; at < text.length && records.length < SAMPLE_RECORDS; at++) {
    const character = text[at];
    if (isQuoted) {
      if (character !== '"') value += character;
      else if (text[at + 1] === '"') value += text[at++];
      else if (text[at + 1] === undefined || `${delimiter}\r\n`.includes(text[at + 1])) isQuoted = false;
      else return records;
    } else if (character === '"' && value === '') isQuoted = true;
    else if (character === delimiter) {
      record.push(value);
      value = '';
    } else if (character === '\n' || character === '\r') {
      if (value !== '' || record.length > 0) records.push([...record, value]);
      record = [];
      value = '';
    } else value += character;
  }
  const isLastMissing = isWhole && records.length < SAMPLE_RECORDS && (value !== '' || record.length > 0);
  return isLastMissing ? [...records, [...record, value]] : records;
}
