import type { DuckDBConnection } from '@duckdb/node-api';
import type { Context } from '../context.ts';
import type { ColumnProfile, Histogram, Quantile, TopValue } from '../entities/column-profile.ts';
import type { SourceColumn } from '../entities/dataset-version.ts';
import { identifier, literal, rowsOf } from '../storage/duckdb.ts';
import { columnType, isNumberType, shortText } from './column-types.ts';

export type ColumnSummary = Omit<ColumnProfile, 'datasetVersionId'>;

const PROBABILITIES = [0.05, 0.25, 0.5, 0.75, 0.95];
const BINS = 20;
const TOP = 10;
/** Exact quantiles hold all values of a column in memory: 80 MB for so many. */
const MOST_EXACT = 10_000_000;

/**
 * Summarises each column of a stored version, one after the other, so that memory holds one column at most.
 * Quantiles interpolate linearly (Hyndman and Fan's type 7, as NumPy does); above `mostExact` values they come from a
 * t-digest, and say so.
 */
export async function profileVersion(
  { duck }: Pick<Context, 'duck'>,
  file: string,
  columns: readonly SourceColumn[],
  signal?: AbortSignal,
  mostExact = MOST_EXACT,
): Promise<ColumnSummary[]> {
  return await duck.withConnection(async (connection) => {
    const profiles: ColumnSummary[] = [];
    for (const [position, column] of columns.entries()) {
      signal?.throwIfAborted();
      await connection.run(
        `CREATE OR REPLACE TEMP VIEW profiled AS SELECT ${identifier(column.name)} AS value
         FROM read_parquet(${literal(file)})`,
      );
      const counted = await countValues(connection);
      const numbers = isNumberType(columnType(column))
        ? await describeNumbers(connection, mostExact)
        : NO_NUMBERS;
      const { name, type } = column;
      profiles.push({ position, name, type, ...counted, ...numbers });
    }
    return profiles;
  });
}

const NO_NUMBERS = {
  notFinite: 0,
  mean: null,
  standardDeviation: null,
  quantiles: null,
  quantilesExact: null,
  histogram: null,
};

/** What every column has. Grouping spills to disk where the distinct values do not fit into memory. */
async function countValues(connection: DuckDBConnection) {
  const [[count, nulls, min, max]] = await rowsOf<[number, number, string | null, string | null]>(
    connection,
    `SELECT count(value)::DOUBLE, (count(*) - count(value))::DOUBLE, min(value)::VARCHAR, max(value)::VARCHAR FROM profiled`,
  );
  const top = await rowsOf<[string, number, number]>(
    connection,
    `SELECT value::VARCHAR, times::DOUBLE, (count(*) OVER ())::DOUBLE FROM (
       SELECT value, count(*) AS times FROM profiled WHERE value IS NOT NULL GROUP BY value
     ) ORDER BY times DESC, value LIMIT ${TOP}`,
  );
  return {
    count,
    nulls,
    distinct: top[0]?.[2] ?? 0,
    min: min === null ? null : shortText(min),
    max: max === null ? null : shortText(max),
    topValues: top.map(([value, times]): TopValue => ({ value: shortText(value), count: times })),
  };
}

interface Range {
  low: number;
  high: number;
}

/** Least and greatest come from the numbers here: decimals that are stored as text sort otherwise. */
async function describeNumbers(connection: DuckDBConnection, mostExact: number) {
  await connection.run(
    `CREATE OR REPLACE TEMP VIEW numbers AS
     SELECT value::DOUBLE AS number, value::VARCHAR AS text FROM profiled WHERE isfinite(value::DOUBLE)`,
  );
  const [[finite, low, high, min, max, mean]] = await rowsOf<
    [number, number | null, number | null, string | null, string | null, number | null]
  >(
    connection,
    `SELECT count(*)::DOUBLE, min(number), max(number), arg_min(text, number), arg_max(text, number), favg(number) FROM numbers`,
  );
  const [[notFinite]] = await rowsOf<[number]>(
    connection,
    `SELECT count(*)::DOUBLE FROM profiled WHERE NOT isfinite(value::DOUBLE)`,
  );
  if (low === null || high === null || mean === null) return { ...NO_NUMBERS, notFinite, min, max };
  const range = { low, high };
  return {
    notFinite,
    min,
    max,
    mean: finiteOrNull(mean),
    standardDeviation: await standardDeviation(connection, finite, mean),
    quantiles: await quantilesOf(connection, finite <= mostExact),
    quantilesExact: finite <= mostExact,
    histogram: await histogramOf(connection, range),
  };
}

/** In two passes, which neither cancels nor fails where the squares leave the range of numbers. */
async function standardDeviation(connection: DuckDBConnection, count: number, mean: number) {
  if (count < 2 || !Number.isFinite(mean)) return null;
  const [[sum]] = await rowsOf<[number]>(
    connection,
    `SELECT fsum((number - ${mean}::DOUBLE) * (number - ${mean}::DOUBLE)) FROM numbers`,
  );
  return finiteOrNull(Math.sqrt(sum / (count - 1)));
}

async function quantilesOf(connection: DuckDBConnection, isExact: boolean): Promise<Quantile[]> {
  const method = isExact ? 'quantile_cont' : 'approx_quantile';
  const [[values]] = await rowsOf<[number[]]>(
    connection,
    `SELECT ${method}(number, [${PROBABILITIES.join(', ')}]) FROM numbers`,
  );
  return PROBABILITIES.map((probability, index) => ({ probability, value: values[index] }));
}

/** Bins as NumPy makes them: the quotient names a bin, and its edges decide where rounding put a value beside it. */
async function histogramOf(connection: DuckDBConnection, { low, high }: Range): Promise<Histogram> {
  const span = high - low;
  const width = Number.isFinite(span) ? span / BINS : high / BINS - low / BINS;
  // Where rounding swallows the width there are no edges between these numbers.
  if (low + width === low || high - width === high) {
    const [[count]] = await rowsOf<[number]>(connection, 'SELECT count(*)::DOUBLE FROM numbers');
    return { edges: [low, high], counts: [count] };
  }
  const edges = Array.from({ length: BINS + 1 }, (_, index) => edgeAt(index, { low, high }, width));
  const last = BINS - 1;
  const rows = await rowsOf<[number, number]>(
    connection,
    `WITH guessed AS (
       SELECT number, [${edges.map((edge) => `${edge}::DOUBLE`).join(', ')}] AS edges,
         least(greatest(floor(number / ${width}::DOUBLE - ${low / width}::DOUBLE), 0), ${last})::INTEGER AS bin FROM numbers
     )
     SELECT bin - (number < edges[bin + 1])::INTEGER + (bin < ${last} AND number >= edges[bin + 2])::INTEGER AS sure,
       count(*)::DOUBLE FROM guessed GROUP BY sure`,
  );
  const counts = Array.from({ length: BINS }, () => 0);
  for (const [bin, count] of rows) counts[bin] = count;
  return { edges, counts };
}

function edgeAt(index: number, { low, high }: Range, width: number): number {
  if (index === BINS) return high;
  const edge = low + index * width;
  // The multiple of the width may leave the range of numbers although the edge does not.
  return Number.isFinite(edge) ? edge : low * (1 - index / BINS) + high * (index / BINS);
}

const finiteOrNull = (value: number) => (Number.isFinite(value) ? value : null);
