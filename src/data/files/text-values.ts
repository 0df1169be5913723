import { literal } from '../../storage/duckdb.ts';
import { DUCK_TYPES } from '../source-rows.ts';

export type DecimalSign = '.' | ',';

/** Codes such as 007 are no numbers: they would lose their zeros. */
export const INTEGER = '[+-]?(?:0|[1-9][0-9]*)';
const DATE = '[0-9]{4}-[0-9]{2}-[0-9]{2}';
const TIME = '[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.][0-9]+)?)?';
const ZONE = '(?:Z|[+-][0-9]{2}(?::?[0-9]{2})?)';
/** Groups of three digits: what "1.234" is under one decimal sign, and "1,234" under the other. */
const grouped = (sign: DecimalSign) => `[+-]?[1-9][0-9]{0,2}(?:[${sign === '.' ? ',' : '.'}][0-9]{3})+`;

const number = (sign: DecimalSign) =>
  `${INTEGER}(?:[${sign}][0-9]+)?(?:[eE][+-]?[0-9]+)?|[+-]?[${sign}][0-9]+|${grouped(sign)}(?:[${sign}][0-9]+)?`;

export const matches = (text: string, pattern: string) => `regexp_full_match(${text}, ${literal(pattern)})`;

/** The types that a person may give a column, in PostgreSQL's words. */
export const COLUMN_TYPES = [
  'text',
  'bigint',
  'double precision',
  'boolean',
  'date',
  'timestamp without time zone',
  'timestamp with time zone',
] as const;

/** The type of a column of DuckDB that holds a type of PostgreSQL. */
export function keptType(type: string): string {
  const [, digits, scale] = /^numeric\((\d+),(\d+)\)$/.exec(type) ?? [];
  return digits === undefined ? (DUCK_TYPES[type] ?? 'VARCHAR') : `DECIMAL(${digits}, ${scale})`;
}

/** SQL of the value that a text stands for in a type; null where it stands for none, infinite where it is too large. */
export function parsed(text: string, type: string, sign: DecimalSign): string {
  const kept = keptType(type);
  const when = (pattern: string, value: string) =>
    `CASE WHEN ${matches(text, pattern)} THEN TRY_CAST(${value} AS ${kept}) END`;
  const ungrouped = `replace(${text}, ${literal(sign === '.' ? ',' : '.')}, '')`;
  switch (kept) {
    case 'SMALLINT':
    case 'INTEGER':
    case 'BIGINT':
      return when(`${INTEGER}|${grouped(sign)}`, ungrouped);
    case 'BOOLEAN':
      return when('(?i:true|false)', text);
    case 'DATE':
      return when(DATE, text);
    case 'TIMESTAMP':
      return when(`${DATE}(?:[T ]${TIME})?`, text);
    case 'TIMESTAMPTZ':
      return when(`${DATE}[T ]${TIME} ?${ZONE}`, text);
    case 'VARCHAR':
      return `CASE WHEN NOT contains(${text}, chr(0)) THEN ${text} END`;
    default:
      return when(number(sign), `replace(${ungrouped}, ',', '.')`);
  }
}
