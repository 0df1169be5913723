import type { DuckDBConnection } from '@duckdb/node-api';
import type { FileReading } from '../../entities/source.ts';
import { literal, rowsOf } from '../../storage/duckdb.ts';
import { fieldColumn, type Field } from './file-rows.ts';
import { inferenceRows } from './limits.ts';
import { INTEGER, matches, parsed, type DecimalSign } from './text-values.ts';

/** A column of a file, as it is read. */
export interface FileColumn {
  name: string;
  /** In PostgreSQL's words. */
  type: string;
  /** The decimal sign of its numbers, where they are text. */
  decimal: DecimalSign | null;
  /** Whether its numbers read otherwise under the other sign, such as 1.234. */
  isAmbiguous: boolean;
}

interface Counts {
  values: number;
  integers: number;
  longIntegers: number;
  points: number;
  commas: number;
  booleans: number;
  dates: number;
  timestamps: number;
  zoned: number;
}

/** A text without the space around it; null where it stands for nothing. */
export function bareText(column: string, { nullTexts }: Pick<FileReading, 'nullTexts'>): string {
  return `CASE WHEN trim(${column}) NOT IN (${['', ...nullTexts].map(literal).join(', ')}) THEN trim(${column}) END`;
}

/**
 * Finds out the types of the columns of `file_rows` that are text, from the first rows: the narrowest type that all
 * values have. Numbers are read by the decimal sign that fits all of a column; where both do, by the one that other
 * columns show, or that goes with the delimiter.
 */
export async function inferColumns(
  connection: DuckDBConnection,
  fields: readonly Field[],
  reading: FileReading,
  delimiter: string | null,
): Promise<FileColumn[]> {
  const counts = await countTexts(connection, fields, reading);
  const signs = counts.map((count) => (count === null ? null : signOf(count, reading.decimal)));
  const common = commonSign(signs, reading.decimal, delimiter);
  const given = new Map(reading.columns.map(({ name, type }) => [name, type]));
  return fields.map(({ name, type }, index) => {
    const count = counts[index];
    if (count === null) return { name, type: given.get(name) ?? type!, decimal: null, isAmbiguous: false };
    const sign = signs[index] ?? common;
    const found = given.get(name) ?? typeOf(count, sign);
    const isNumber = found === 'double precision' || found === 'bigint';
    const hasSigns = count.integers < count.values;
    return {
      name,
      type: found,
      decimal: isNumber && hasSigns ? sign : null,
      isAmbiguous: isNumber && hasSigns && signs[index] === null,
    };
  });
}

/** How many of the texts read as what; null for a column that has a type already. */
async function countTexts(
  connection: DuckDBConnection,
  fields: readonly Field[],
  reading: FileReading,
): Promise<(Counts | null)[]> {
  const texts = fields.flatMap(({ type }, index) => (type === null ? [fieldColumn(index)] : []));
  if (texts.length === 0) return fields.map(() => null);
  const bare = texts.map((column) => `${bareText(column, reading)} AS ${column}`);
  const aggregates = texts.flatMap((text) => {
    const integer = matches(text, INTEGER);
    const reads = (type: string) => `${parsed(text, type, '.')} IS NOT NULL`;
    const tests = [
      `${text} IS NOT NULL`,
      `${integer} AND TRY_CAST(${text} AS BIGINT) IS NOT NULL`,
      `${integer} AND TRY_CAST(${text} AS BIGINT) IS NULL`,
      `isfinite(${parsed(text, 'double precision', '.')})`,
      `isfinite(${parsed(text, 'double precision', ',')})`,
      reads('boolean'),
      reads('date'),
      reads('timestamp without time zone'),
      reads('timestamp with time zone'),
    ];
    return tests.map((test) => `coalesce(count_if(${test}), 0)::DOUBLE`);
  });
  const [row] = await rowsOf<number[]>(
    connection,
    `SELECT ${aggregates.join(', ')} FROM (SELECT ${bare.join(', ')} FROM (FROM file_rows LIMIT ${inferenceRows(fields.length)}))`,
  );
  let next = 0;
  return fields.map(({ type }) => {
    if (type !== null) return null;
    const [values, integers, longIntegers, points, commas, booleans, dates, timestamps, zoned] = row.slice(
      next,
      (next += 9),
    );
    return { values, integers, longIntegers, points, commas, booleans, dates, timestamps, zoned };
  });
}

/** The one decimal sign that fits the column's values; null where both do or none does. */
function signOf({ points, commas }: Counts, given: DecimalSign | null): DecimalSign | null {
  if (given !== null) return given;
  if (points === commas) return null;
  return points > commas ? '.' : ',';
}

function commonSign(
  signs: readonly (DecimalSign | null)[],
  given: DecimalSign | null,
  delimiter: string | null,
): DecimalSign {
  if (given !== null) return given;
  const known = new Set(signs.filter((sign) => sign !== null));
  if (known.size === 1) return [...known][0];
  return delimiter === ';' ? ',' : '.';
}

function typeOf(count: Counts, sign: DecimalSign): string {
  const { values } = count;
  if (values === 0) return 'text';
  if (count.integers === values) return 'bigint';
  if (count.booleans === values) return 'boolean';
  // More digits than a bigint holds are a code, and would not survive as a double.
  if (count.longIntegers === 0 && (sign === '.' ? count.points : count.commas) === values) {
    return 'double precision';
  }
  if (count.dates === values) return 'date';
  if (count.timestamps === values) return 'timestamp without time zone';
  if (count.zoned === values) return 'timestamp with time zone';
  return 'text';
}
