import { z } from 'zod';
import type { Context } from '../context.ts';
import { readColumnShifts, type ColumnShift } from '../data/column-shifts.ts';
import {
  countRowChanges,
  readRowChanges,
  type ChangeKind,
  type RowChange,
  type RowCounts,
} from '../data/diff-rows.ts';
import type { ComparedVersions } from '../data/version-pair.ts';
import type { Dataset } from '../entities/dataset.ts';
import type { DatasetVersion } from '../entities/dataset-version.ts';
import { findDatasetAndVersion } from './find-one.ts';
import { decodeCursor, pageSize, toPage, type Page, type PageInput } from './find-page.ts';

type Resources = Pick<Context, 'duck' | 'blobs'>;

/** Two versions of a dataset, to be compared. */
export interface DatasetDiff {
  dataset: Dataset;
  from: DatasetVersion;
  to: DatasetVersion;
}

export interface ColumnChange {
  name: string;
  kind: ChangeKind;
  fromType: string | null;
  toType: string | null;
}

/** Two versions by number or tag. @throws AppError NOT_FOUND */
export async function diffDataset(
  { db }: Pick<Context, 'db'>,
  wanted: { dataset: string; from: string; to: string },
): Promise<DatasetDiff> {
  const { dataset, version: from } = await findDatasetAndVersion(
    db.manager,
    wanted.dataset,
    wanted.from,
    'from',
  );
  const { version: to } = await findDatasetAndVersion(db.manager, wanted.dataset, wanted.to, 'to');
  return { dataset, from, to };
}

export function comparedVersions({ dataset, from, to }: DatasetDiff): ComparedVersions {
  return { fromDigest: from.digest, toDigest: to.digest, keyColumn: dataset.keyColumn };
}

/** The columns that are new, gone, or of another type: in the order of the later version, those that are gone last. */
export function findColumnChanges({ from, to }: DatasetDiff): ColumnChange[] {
  const typeIn = ({ columns }: DatasetVersion, name: string) =>
    columns.find((column) => column.name === name)?.type ?? null;
  const names = new Set([...to.columns, ...from.columns].map(({ name }) => name));
  return [...names].flatMap((name) => {
    const [fromType, toType] = [typeIn(from, name), typeIn(to, name)];
    if (fromType === toType) return [];
    const kind = fromType === null ? 'ADDED' : toType === null ? 'REMOVED' : 'CHANGED';
    return [{ name, kind, fromType, toType }];
  });
}

export async function countDiffRows(ctx: Resources, diff: DatasetDiff): Promise<RowCounts> {
  return await countRowChanges(ctx, comparedVersions(diff));
}

/** A page of the rows that changed in a way, by key. @throws AppError INVALID_INPUT */
export async function findDiffRows(
  ctx: Resources,
  diff: DatasetDiff,
  kind: ChangeKind,
  page: PageInput,
): Promise<Page<RowChange>> {
  const size = pageSize(page);
  const after = decodeCursor(z.string(), page);
  const rows = await readRowChanges(ctx, comparedVersions(diff), kind, size + 1, after);
  return toPage(rows, size, (row) => row.key);
}

export async function findColumnShifts(ctx: Resources, diff: DatasetDiff): Promise<ColumnShift[]> {
  return await readColumnShifts(ctx, comparedVersions(diff));
}
