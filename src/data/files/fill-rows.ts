import type { DuckDBConnection } from '@duckdb/node-api';
import type { FileReading } from '../../entities/source.ts';
import { identifier, literal, rowsOf } from '../../storage/duckdb.ts';
import { fieldColumn, type Field } from './file-rows.ts';
import { bareText, type FileColumn } from './infer-columns.ts';
import { inferenceRows, invalidFile } from './limits.ts';
import { keptType, parsed } from './text-values.ts';

const MISFIT = 'a value does not fit its column';
const LONGEST_SHOWN = 100;

/**
 * Fills the temp table `source_rows` from `file_rows`, each value in its column's type.
 * @param rows how many of the first rows; null: all
 * @throws AppError FILE_INVALID, naming the first row with a value that does not fit
 */
export async function fillRows(
  connection: DuckDBConnection,
  fields: readonly Field[],
  columns: readonly FileColumn[],
  reading: FileReading,
  rows: number | null,
): Promise<void> {
  const values = fields.map((field, index) => readValue(field, index, columns[index], reading));
  const read = readRows(values, rows);
  const selected = columns.map(({ name }, index) => {
    const value = `v${index}`;
    const { misfit } = values[index];
    const checked =
      misfit === null ? value : `CASE WHEN ${misfit} THEN error(${literal(MISFIT)}) ELSE ${value} END`;
    return `${checked} AS ${identifier(name)}`;
  });
  try {
    await connection.run(
      `CREATE OR REPLACE TEMP TABLE source_rows AS SELECT ${selected.join(', ')} FROM (${read})`,
    );
  } catch (error) {
    if (!(error instanceof Error && error.message.includes(MISFIT))) throw error;
    throw await firstMisfit(connection, columns, values, read);
  }
}

/** How a column is read, in SQL. */
interface ReadValue {
  /** The text, as `t<index>`. */
  text: string;
  /** The value that the text stands for, as `v<index>`. */
  value: string;
  /** Whether the text does not fit; null where the column has its type already. */
  misfit: string | null;
}

/** The texts and then the values in stages, so that neither is made twice. */
function readRows(values: readonly ReadValue[], rows: number | null): string {
  const limited = rows === null ? 'file_rows' : `(FROM file_rows LIMIT ${rows})`;
  const texts = values.map(({ text }, index) => `${text} AS t${index}`);
  const parsedTexts = values.map(({ value }, index) => `${value} AS v${index}`);
  return `SELECT *, ${parsedTexts.join(', ')} FROM (SELECT ${texts.join(', ')} FROM ${limited})`;
}

function readValue(field: Field, index: number, column: FileColumn, reading: FileReading): ReadValue {
  const raw = fieldColumn(index);
  const [text, value] = [`t${index}`, `v${index}`];
  if (field.type === column.type && field.type !== 'text') return { text: raw, value: text, misfit: null };
  const isReal = ['FLOAT', 'DOUBLE'].includes(keptType(column.type));
  return {
    // Of a text the space around it is part, and the empty one is a value.
    text: column.type === 'text' ? givenText(raw, field, reading) : bareText(`${raw}::VARCHAR`, reading),
    value: parsed(text, column.type, column.decimal ?? reading.decimal ?? '.'),
    misfit: `${text} IS NOT NULL AND (${value} IS NULL${isReal ? ` OR isinf(${value})` : ''})`,
  };
}

function givenText(raw: string, field: Field, { nullTexts }: FileReading): string {
  if (field.type !== null || nullTexts.length === 0) return `${raw}::VARCHAR`;
  return `CASE WHEN trim(${raw}) NOT IN (${nullTexts.map(literal).join(', ')}) THEN ${raw} END`;
}

async function firstMisfit(
  connection: DuckDBConnection,
  columns: readonly FileColumn[],
  values: readonly ReadValue[],
  read: string,
) {
  const tests = values.flatMap(({ misfit }, index) =>
    misfit === null ? [] : [`WHEN ${misfit} THEN {ordinal: ${index}, text: t${index}}`],
  );
  const [found] = await rowsOf<[number, { ordinal: number; text: string }]>(
    connection,
    `SELECT row::DOUBLE, misfit FROM (SELECT row_number() OVER () AS row, CASE ${tests.join(' ')} END AS misfit FROM (${read}))
     WHERE misfit IS NOT NULL ORDER BY row LIMIT 1`,
  );
  const [row, { ordinal, text }] = found;
  const { name, type } = columns[ordinal];
  const shown = text.slice(0, LONGEST_SHOWN);
  const seen = inferenceRows(columns.length);
  const why = row > seen ? `, as the first ${seen.toLocaleString('en')} rows have it` : '';
  return invalidFile(
    `Row ${row}, the first row of names not counted, has ${JSON.stringify(shown)} in "${name}", whose type is ${type}${why}.`,
    {
      field: name,
      value: shown,
      row,
      expected: type === 'text' ? 'text without NUL' : `a ${type}, or another type for the column`,
    },
  );
}
