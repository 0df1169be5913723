import type { Context } from '../context.ts';
import { AppError } from '../errors.ts';
import { literal } from '../storage/duckdb.ts';
import { differs, isCommon, pairVersions, type ComparedVersions, type VersionPair } from './version-pair.ts';

export const CHANGE_KINDS = ['ADDED', 'REMOVED', 'CHANGED'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

export interface RowCounts {
  before: number;
  after: number;
  added: number;
  removed: number;
  changed: number;
  unchanged: number;
}

export interface CellChange {
  column: string;
  from: string | null;
  to: string | null;
}

/** A row that is not the same in two versions. A changed one names the cells that changed, another one all of its cells. */
export interface RowChange {
  key: string;
  kind: ChangeKind;
  cells: CellChange[];
}

type Resources = Pick<Context, 'duck' | 'blobs'>;

/** How many rows are new, gone, changed and unchanged, by key. */
export async function countRowChanges(ctx: Resources, versions: ComparedVersions): Promise<RowCounts> {
  return await ctx.duck.inTurn(async (connection) => {
    const { rows } = await pairVersions(ctx, connection, versions);
    const reader = await connection.runAndReadAll(
      `SELECT change, count(*)::DOUBLE FROM ${rows} GROUP BY change`,
    );
    const counts = new Map(reader.getRowsJS() as [string, number][]);
    const [added, removed, changed, unchanged] = [...CHANGE_KINDS, 'UNCHANGED'].map(
      (change) => counts.get(change) ?? 0,
    );
    const both = changed + unchanged;
    return { before: both + removed, after: both + added, added, removed, changed, unchanged };
  });
}

/**
 * A page of the rows that changed in a way, in the order of their keys, after the key `after`.
 * @throws AppError INVALID_INPUT where `after` is no key of this type
 */
export async function readRowChanges(
  ctx: Resources,
  versions: ComparedVersions,
  kind: ChangeKind,
  limit: number,
  after: string | null,
): Promise<RowChange[]> {
  return await ctx.duck.inTurn(async (connection) => {
    const pair = await pairVersions(ctx, connection, versions);
    const afterKey = `TRY_CAST($after AS ${pair.keyType})`;
    const known = await connection.runAndReadAll(`SELECT ${afterKey} IS NOT NULL`, { after });
    if (after !== null && !known.getRowsJS()[0][0]) {
      throw new AppError('INVALID_INPUT', 'The cursor is not one that this list gave.', {
        field: 'after',
        value: after,
        expected: 'a cursor of an edge of the same list',
      });
    }
    // The page is cut first: cells are put together for its rows only.
    const reader = await connection.runAndReadAll(
      `SELECT k::VARCHAR AS key, change AS kind, ${cellsOf(pair)} AS cells FROM (
         SELECT * FROM ${pair.rows} WHERE change = $kind AND ($after IS NULL OR k > ${afterKey}) ORDER BY k LIMIT $limit
       ) ORDER BY k`,
      { kind, after, limit },
    );
    return reader.getRowObjectsJS() as unknown as RowChange[];
  });
}

/** How a cell is written: `sql` is the value of the column on that side. */
export type CellText = (sql: string, column: string, side: 'from' | 'to') => string;

/** The changed cells of all rows as a query: `k`, `change`, `column`, `from` and `to`, by key, then column. */
export function cellChanges(pair: VersionPair, asText: CellText): string {
  return `SELECT k, change, cell."column" AS "column", cell."from" AS "from", cell."to" AS "to" FROM (
      SELECT k, change, unnest(${cellsOf(pair, asText)}) AS cell FROM ${pair.rows}
      WHERE change <> 'UNCHANGED' ORDER BY k
    )`;
}

/** The cells of a row of `pair.rows` that its change is about, as a list. */
function cellsOf({ columns }: VersionPair, asText: CellText = (sql) => `${sql}::VARCHAR`): string {
  const cells = columns.map((column, i) => {
    const { name, fromType, toType } = column;
    const counts = isCommon(column)
      ? `change <> 'CHANGED' OR ${differs(column, i)}`
      : `change = ${toType === null ? `'REMOVED'` : `'ADDED'`}`;
    const from = fromType === null ? 'NULL::VARCHAR' : asText(`a${i}`, name, 'from');
    const to = toType === null ? 'NULL::VARCHAR' : asText(`b${i}`, name, 'to');
    return `{'column': ${literal(name)}, 'from': ${from}, 'to': ${to}, 'counts': ${counts}}`;
  });
  return `list_filter([${cells.join(', ')}], lambda cell: cell.counts)`;
}
