import type { DuckDBConnection } from '@duckdb/node-api';
import type { Context } from '../context.ts';
import { identifier, literal } from '../storage/duckdb.ts';
import { isNumericType } from './common-type.ts';
import { differs, isCommon, pairVersions, type ComparedVersions, type VersionPair } from './version-pair.ts';

/** A column's finite numbers: null where there are none, or too few, or where the answer is out of a double's range. */
export interface ColumnSummary {
  count: number;
  mean: number | null;
  median: number | null;
  sd: number | null;
}

/** How a numeric column moved between two versions, and how its cells did in the rows that both have. */
export interface ColumnShift {
  column: string;
  from: ColumnSummary;
  to: ColumnSummary;
  changedCells: number;
  /** Over the changed cells that are finite numbers before and after. */
  meanChange: number | null;
  largestChange: number | null;
  /** Of several, the first key. */
  largestChangeKey: string | null;
}

type CellShift = Omit<ColumnShift, 'column' | 'from' | 'to'>;
type NumericColumn = { name: string; fromType: string; toType: string; index: number };

/** The shift of each column that is numeric in both versions. */
export async function readColumnShifts(
  ctx: Pick<Context, 'duck' | 'blobs'>,
  versions: ComparedVersions,
): Promise<ColumnShift[]> {
  return await ctx.duck.inTurn(async (connection) => {
    const pair = await pairVersions(ctx, connection, versions);
    const columns = pair.columns.flatMap((column, index) =>
      isCommon(column) && isNumericType(column.fromType) && isNumericType(column.toType)
        ? [{ ...column, index }]
        : [],
    );
    if (columns.length === 0) return [];
    const cells = await cellShifts(connection, pair, columns);
    const shifts: ColumnShift[] = [];
    // One column at a time: a median holds all of its column in memory.
    for (const [i, { name }] of columns.entries()) {
      const from = await summary(connection, pair.fromFile, name);
      const to = await summary(connection, pair.toFile, name);
      shifts.push({ column: name, from, to, ...cells[i] });
    }
    return shifts;
  });
}

/** Divided by a power of two, which is exact, so that squares and sums of the largest numbers stay in range. */
async function summary(connection: DuckDBConnection, file: string, name: string): Promise<ColumnSummary> {
  const value = `${identifier(name)}::DOUBLE`;
  const reader = await connection.runAndReadAll(
    `WITH number AS (SELECT ${value} AS x FROM read_parquet(${literal(file)}) WHERE isfinite(${value})),
          scale AS (SELECT coalesce(pow(2, floor(log2(nullif(max(abs(x)), 0)))), 1) AS unit FROM number)
     SELECT count(*)::DOUBLE, any_value(unit), favg(x / unit), median(x / unit), stddev_samp(x / unit) FROM number, scale`,
  );
  const [count, unit, ...scaled] = reader.getRowsJS()[0] as [number, number, ...(number | null)[]];
  const [mean, median, sd] = scaled.map((each) => (each === null ? null : finite(each * unit)));
  return { count, mean, median, sd };
}

async function cellShifts(
  connection: DuckDBConnection,
  { rows }: VersionPair,
  columns: readonly NumericColumn[],
): Promise<CellShift[]> {
  const common = `${rows} WHERE change IN ('CHANGED', 'UNCHANGED')`;
  const change = (i: number) => `(b${i}::DOUBLE - a${i}::DOUBLE)`;
  const isMeasured = (column: NumericColumn) =>
    `${differs(column, column.index)} AND isfinite(${change(column.index)})`;
  const sizes = await connection.runAndReadAll(
    `SELECT ${columns
      .flatMap((column) => [
        `count(*) FILTER (WHERE ${differs(column, column.index)})::DOUBLE`,
        `favg(${change(column.index)}) FILTER (WHERE ${isMeasured(column)})`,
        `max(abs(${change(column.index)})) FILTER (WHERE ${isMeasured(column)})`,
      ])
      .join(', ')} FROM ${common}`,
  );
  const found = sizes.getRowsJS()[0] as number[];
  const of = (i: number) => ({
    changedCells: found[3 * i],
    meanChange: found[3 * i + 1] as number | null,
    size: found[3 * i + 2] as number | null,
  });
  const largest = await connection.runAndReadAll(
    `SELECT ${columns
      .map(
        (column, i) =>
          `arg_min({'key': k::VARCHAR, 'change': ${change(column.index)}}, k)
           FILTER (WHERE ${isMeasured(column)} AND abs(${change(column.index)}) = $size${i}::DOUBLE)`,
      )
      .join(', ')} FROM ${common}`,
    Object.fromEntries(columns.map((_, i) => [`size${i}`, of(i).size])),
  );
  const cells = largest.getRowsJS()[0] as ({ key: string; change: number } | null)[];
  return cells.map((cell, i) => ({
    changedCells: of(i).changedCells,
    meanChange: finite(of(i).meanChange),
    largestChange: cell?.change ?? null,
    largestChangeKey: cell?.key ?? null,
  }));
}

const finite = (value: number | null) => (value !== null && Number.isFinite(value) ? value : null);
