import { posix } from 'node:path';
import { fileTooLarge, invalidFile } from '../limits.ts';
import { isDateFormat } from './cell-dates.ts';
import { readWholeXml } from './read-xml.ts';
import type { Zip } from './zip.ts';

const MOST_SHARED_CHARACTERS = 100_000_000;
const MOST_SHARED_STRINGS = 10_000_000;
const MOST_STYLES = 100_000;

export interface Workbook {
  /** The names of the sheets, in their order. */
  sheets: string[];
  /** The part that holds a sheet; the first one where no name is given. @throws AppError FILE_INVALID */
  sheetPart(name: string | null): string;
  sharedStrings: readonly string[];
  /** Whether a cell style shows numbers as dates. */
  isDateStyle: readonly boolean[];
  /** Whether days count from 1904 instead of 1900. */
  from1904: boolean;
}

const WORKBOOK = 'xl/workbook.xml';

/** Reads all of a workbook but its cells: ECMA-376, part 1, section 18. @throws AppError FILE_INVALID, FILE_TOO_LARGE */
export async function readWorkbook(zip: Zip): Promise<Workbook> {
  if (!zip.has(WORKBOOK)) throw invalidFile('The file is a ZIP archive and no .xlsx workbook.');
  const parts = await readRelations(zip);
  const sheets: { name: string; part: string | undefined }[] = [];
  let from1904 = false;
  await readWholeXml(WORKBOOK, zip.read(WORKBOOK), {
    open(element, attributes) {
      if (element === 'workbookPr') from1904 = ['1', 'true'].includes(attributes['date1904']);
      if (element !== 'sheet') return;
      const id = Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1];
      sheets.push({
        name: attributes['name'] ?? '',
        part: id === undefined ? undefined : parts.byId.get(id),
      });
    },
  });
  const names = sheets.map(({ name }) => name);
  return {
    sheets: names,
    from1904,
    sharedStrings: await readSharedStrings(zip, parts.byType.get('sharedStrings')),
    isDateStyle: await readDateStyles(zip, parts.byType.get('styles')),
    sheetPart(wanted) {
      const sheet = wanted === null ? sheets[0] : sheets.find(({ name }) => name === wanted);
      if (sheet?.part && zip.has(sheet.part)) return sheet.part;
      throw invalidFile(
        wanted === null ? 'The workbook has no sheet.' : `The workbook has no sheet "${wanted}".`,
        {
          field: 'sheet',
          value: wanted,
          expected: `one of ${names.join(', ')}`,
        },
      );
    },
  };
}

/** The parts that the workbook refers to, by the id and by the kind of the reference. */
async function readRelations(zip: Zip) {
  const relations = 'xl/_rels/workbook.xml.rels';
  const byId = new Map<string, string>();
  const byType = new Map<string, string>();
  await readWholeXml(relations, zip.read(relations), {
    open(element, { Id, Type, Target }) {
      if (element !== 'Relationship' || Id === undefined || Target === undefined) return;
      const part = Target.startsWith('/') ? Target.slice(1) : posix.join('xl', Target);
      byId.set(Id, part);
      byType.set(posix.basename(Type ?? ''), part);
    },
  });
  return { byId, byType };
}

async function readSharedStrings(zip: Zip, part: string | undefined): Promise<string[]> {
  const strings: string[] = [];
  if (part === undefined || !zip.has(part)) return strings;
  let characters = 0;
  let string = '';
  let isText = false;
  let isPhonetic = false;
  await readWholeXml(part, zip.read(part), {
    open(element) {
      if (element === 'si') string = '';
      if (element === 'rPh') isPhonetic = true;
      isText = element === 't' && !isPhonetic;
    },
    text(text) {
      if (isText) string += text;
    },
    close(element) {
      isText = false;
      if (element === 'rPh') isPhonetic = false;
      if (element !== 'si') return;
      strings.push(string);
      characters += string.length;
      if (characters > MOST_SHARED_CHARACTERS || strings.length > MOST_SHARED_STRINGS) {
        throw fileTooLarge('characters of different texts', MOST_SHARED_CHARACTERS);
      }
    },
  });
  return strings;
}

async function readDateStyles(zip: Zip, part: string | undefined): Promise<boolean[]> {
  const styles: boolean[] = [];
  if (part === undefined || !zip.has(part)) return styles;
  const formats = new Map<number, string>();
  let isCellFormats = false;
  await readWholeXml(part, zip.read(part), {
    open(element, attributes) {
      if (element === 'numFmt') formats.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      if (element === 'cellXfs') isCellFormats = true;
      if (element !== 'xf' || !isCellFormats) return;
      const id = Number(attributes['numFmtId'] ?? 0);
      styles.push(isDateFormat(id, formats.get(id)));
      if (styles.length > MOST_STYLES) throw fileTooLarge('cell styles', MOST_STYLES);
    },
    close(element) {
      if (element === 'cellXfs') isCellFormats = false;
    },
  });
  return styles;
}
