import { setImmediate } from 'node:timers/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { z } from 'zod';
import type { Context } from '../context.ts';
import { bareText } from '../data/files/infer-columns.ts';
import { readFile, type FileTable } from '../data/files/read-file.ts';
import { parsed } from '../data/files/text-values.ts';
import type { FileReading } from '../entities/source.ts';
import { AppError } from '../errors.ts';
import type { ServedModel } from '../serving/load-served-model.ts';
import { identifier, rowsOf } from '../storage/duckdb.ts';
import { answerRows, type AnsweredRows } from './answer-rows.ts';
import { columnWise, MOST_ROWS, requireRowCount } from './feature-rows.ts';
import { readingSchema } from './file-reading.ts';
import { parseInput } from './parse-input.ts';
import { keyField, type PlainRequest } from './predict-json.ts';
import { servedModel, type Serving } from './served-model.ts';

export const MOST_FILE_ROWS = 100_000;
const SLOWEST_MS = 60_000;

/**
 * Answers the rows of a CSV file, a workbook, JSON lines or Parquet: columns by the names of the features.
 * @returns the answers in parts, in the order of the rows
 * @throws AppError FILE_INVALID, FILE_TOO_LARGE, FEATURE_MISSING (a column), INVALID_INPUT, and those of `predictJson`
 */
export async function predictFile(
  ctx: Pick<Context, 'duck' | 'blobs'> & Serving,
  asked: PlainRequest,
  path: string,
  input: z.input<typeof readingSchema>,
): Promise<AnsweredRows[]> {
  const reading = parseInput(readingSchema, input);
  const served = await servedModel(ctx, asked.model, asked.alias);
  const signal = AbortSignal.timeout(SLOWEST_MS);
  const { columns, ids } = await ctx.duck.inTurn(async (connection) => {
    const found = await readFile(ctx, connection, { path, reading }, signal);
    return await readColumns(connection, served, found, reading);
  });
  const rows = Object.values(columns)[0].length;
  requireRowCount(rows, 'file', MOST_FILE_ROWS);
  const parts: AnsweredRows[] = [];
  for (let from = 0; from < rows; from += MOST_ROWS) {
    const part = <Value>(values: Value[]) => values.slice(from, from + MOST_ROWS);
    const entries = Object.entries(columns).map(([name, values]) => [name, part(values)] as const);
    const given = columnWise(served.features, Object.fromEntries(entries), ids && part(ids));
    parts.push(answerRows(ctx, served, asked, given));
    // Other requests have their turn.
    await setImmediate();
  }
  return parts;
}

/** The columns of `source_rows` that the model takes, as numbers or, where a value is none, as its text. */
async function readColumns(
  connection: DuckDBConnection,
  served: ServedModel,
  { columns: found }: FileTable,
  reading: FileReading,
) {
  const names = found.map(({ name }) => name);
  const decimal = reading.decimal ?? found.find((column) => column.decimal !== null)?.decimal ?? '.';
  const wanted = served.features.filter((feature) => names.includes(feature));
  requireFeatures(served, names);
  const key = keyField(served, names);
  const types = await rowsOf<[string, string]>(
    connection,
    'SELECT column_name, column_type FROM (DESCRIBE source_rows)',
  );
  const isNumber = (name: string) =>
    types.some(([column, type]) => column === name && /INT|FLOAT|DOUBLE|DECIMAL/.test(type));
  const selected = wanted.flatMap((name) => {
    const text = bareText(`${identifier(name)}::VARCHAR`, reading);
    // Among texts that are no numbers those that are stay numbers.
    const number = isNumber(name) ? `${identifier(name)}::DOUBLE` : parsed(text, 'double precision', decimal);
    return [`CASE WHEN isfinite(${number}) THEN ${number} END`, text];
  });
  const reader = await connection.runAndReadAll(
    `SELECT ${[...selected, key === null ? 'NULL' : `${identifier(key)}::VARCHAR`].join(', ')} FROM source_rows`,
  );
  const read = reader.getColumnsJS() as (number | string | null)[][];
  const columns = wanted.map((name, j): [string, (number | string | null)[]] => [
    name,
    (read[2 * j] ?? []).map((value, row) => value ?? read[2 * j + 1][row]),
  ]);
  return {
    columns: Object.fromEntries(columns),
    ids: key === null ? null : ((read.at(-1) ?? []) as (string | null)[]),
  };
}

function requireFeatures({ version }: ServedModel, names: readonly string[]): void {
  const missing = version.signature.find(
    (feature) => feature.missing !== 'median' && !names.includes(feature.name),
  );
  if (!missing && version.signature.some(({ name }) => names.includes(name))) return;
  const { name } = missing ?? version.signature[0];
  throw new AppError('FEATURE_MISSING', `The file has no column "${name}".`, {
    field: name,
    expected: `the columns ${version.signature.map((feature) => feature.name).join(', ')}`,
  });
}
