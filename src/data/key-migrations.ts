import type { DuckDBConnection } from '@duckdb/node-api';
import type { Context } from '../context.ts';
import { identifier, literal } from '../storage/duckdb.ts';
import { exportTable, type ExportColumn, type ExportStyle, type OpenFile } from './export-table.ts';
import { pairAssignments, type PairedAssignments } from './key-flows.ts';

type Resources = Pick<Context, 'duck' | 'blobs'>;

/** One of two model versions: its assignments, the labels of its clusters, and the data that it was trained on. */
export interface MigrationSide {
  assignmentsDigest: string;
  /** By cluster. */
  labels: readonly string[];
  dataDigest: string;
  keyColumn: string;
  /** Whether keys and names are numbers, also where they are stored as text. */
  isNumber: { key: boolean; name: boolean };
}

/** Two model versions, and the features whose values are told. */
export interface MigrationPair {
  from: MigrationSide;
  to: MigrationSide;
  features: readonly string[];
}

/** How a key differs between two versions. */
export type KeyChange = 'MOVED' | 'CAME' | 'WENT';

export interface ChangedKey {
  key: string;
  name: string;
  /** null: not in that version. */
  fromCluster: number | null;
  toCluster: number | null;
}

/** The values of features by name. */
export type RowValues = Record<string, number | null>;

/** A page of the keys that changed in a way, in the order of the keys, after the key `after`. */
export async function readChangedKeys(
  ctx: Resources,
  pair: MigrationPair,
  change: KeyChange,
  limit: number,
  after: string | null,
): Promise<ChangedKey[]> {
  const rows = await changedKeys(ctx, pair);
  return await ctx.duck.inTurn(async (connection) => {
    const reader = await connection.runAndReadAll(
      `SELECT key, name, a AS "fromCluster", b AS "toCluster" FROM ${rows}
       WHERE change = $change AND ($after IS NULL OR key > $after) ORDER BY key LIMIT $limit`,
      { change, after, limit },
    );
    return reader.getRowObjectsJS() as unknown as ChangedKey[];
  });
}

/** The values of features in the rows of a version that have these keys, by key. */
export async function readRowValues(
  { duck, blobs }: Resources,
  { dataDigest, keyColumn }: Pick<MigrationSide, 'dataDigest' | 'keyColumn'>,
  features: readonly string[],
  keys: readonly string[],
): Promise<Map<string, RowValues>> {
  if (keys.length === 0 || features.length === 0) return new Map();
  const file = await blobs.file(dataDigest);
  const key = `${identifier(keyColumn)}::VARCHAR`;
  const values = features.map((name) => `${identifier(name)}::DOUBLE`);
  const rows = await duck.inTurn(async (connection: DuckDBConnection) => {
    const reader = await connection.runAndReadAll(
      `SELECT ${[key, ...values].join(', ')} FROM read_parquet(${literal(file)})
       WHERE ${key} IN (${keys.map(literal).join(', ')})`,
    );
    return reader.getRowsJS() as [string, ...(number | null)[]][];
  });
  return new Map(
    rows.map(([name, ...row]) => [name, Object.fromEntries(features.map((each, i) => [each, row[i]]))]),
  );
}

/** Every key that moved, came or went: change, key, name, labels, and each feature before and after. */
export async function exportMigrations(
  ctx: Resources,
  pair: MigrationPair,
  style: ExportStyle,
  signal: AbortSignal,
): Promise<OpenFile> {
  const rows = await changedKeys(ctx, pair);
  const [from, to] = [await valuesOf(ctx, pair, 'from'), await valuesOf(ctx, pair, 'to')];
  const text = (name: string): ExportColumn => ({ name, sql: name, kind: 'text' });
  const identity = (name: 'key' | 'name'): ExportColumn => {
    const isNumber = pair.from.isNumber[name] && pair.to.isNumber[name];
    return { name, sql: `changed.${name}`, kind: isNumber ? 'other' : 'text' };
  };
  return await exportTable(ctx, style, signal, async () => ({
    columns: [
      { name: 'change', sql: 'change', kind: 'other' },
      identity('key'),
      identity('name'),
      text('from_label'),
      text('to_label'),
      ...pair.features.flatMap((feature, i): ExportColumn[] => [
        { name: `${feature} before`, sql: `old.v${i}`, kind: 'float' },
        { name: `${feature} after`, sql: `new.v${i}`, kind: 'float' },
      ]),
    ],
    from: `${rows} AS changed LEFT JOIN ${from} AS old ON old.k = changed.key
      LEFT JOIN ${to} AS new ON new.k = changed.key WHERE change IS NOT NULL ORDER BY changed.key`,
  }));
}

async function valuesOf({ blobs }: Resources, pair: MigrationPair, side: 'from' | 'to'): Promise<string> {
  const { dataDigest, keyColumn } = pair[side];
  const values = pair.features.map((name, i) => `${identifier(name)}::DOUBLE AS v${i}`);
  const selected = [`${identifier(keyColumn)}::VARCHAR AS k`, ...values];
  return `(SELECT ${selected.join(', ')} FROM read_parquet(${literal(await blobs.file(dataDigest))}))`;
}

/** A subquery with one row per key: what `pairAssignments` gives, both labels, and `change`, null where it stayed. */
async function changedKeys(ctx: Resources, { from, to }: MigrationPair): Promise<string> {
  const digests: PairedAssignments = { fromDigest: from.assignmentsDigest, toDigest: to.assignmentsDigest };
  const labelOf = ({ labels }: MigrationSide, cluster: string) =>
    `([${labels.map(literal).join(', ')}])[${cluster} + 1]`;
  return `(
    SELECT *, ${labelOf(from, 'a')} AS from_label, ${labelOf(to, 'b')} AS to_label,
      CASE WHEN a IS NULL THEN 'CAME' WHEN b IS NULL THEN 'WENT' WHEN from_label <> to_label THEN 'MOVED' END AS change
    FROM ${await pairAssignments(ctx, digests)}
  )`;
}
