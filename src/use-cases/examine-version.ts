import type { EntityManager } from 'typeorm';
import type { Context } from '../context.ts';
import type { Reference } from '../data/failing-rows.ts';
import { profileVersion, type ColumnSummary } from '../data/profile-version.ts';
import { validateRows, type FindReference } from '../data/validate-rows.ts';
import { ColumnProfile } from '../entities/column-profile.ts';
import type { DatasetVersion, SourceColumn } from '../entities/dataset-version.ts';
import { Dataset } from '../entities/dataset.ts';
import { readSuite } from '../serving/read-suite.ts';
import type { ValidationReport } from '../entities/validation-report.ts';
import { recordReport, type Findings } from './report-rows.ts';
import { findCurrentOrNewest } from './version-rows.ts';

type Resources = Pick<Context, 'db' | 'duck' | 'blobs'>;

/** What is known of the content of a version. */
export interface Examination {
  profile: ColumnSummary[];
  /** null where the dataset has no expectations. */
  findings: Findings | null;
}

/** Profiles and validates stored content, before it becomes a version. */
export async function examineVersion(
  ctx: Resources,
  dataset: Dataset,
  content: Pick<DatasetVersion, 'columns' | 'digest'>,
  signal: AbortSignal,
): Promise<Examination> {
  const file = await ctx.blobs.file(content.digest);
  const profile = await profileVersion(ctx, file, content.columns, signal);
  return { profile, findings: await validateContent(ctx, dataset, { ...content, file }, signal) };
}

/** Looks at stored content with the dataset's suite as it stands; null where there is none. */
export async function validateContent(
  ctx: Resources,
  dataset: Dataset,
  { columns, file }: { columns: SourceColumn[]; file: string },
  signal: AbortSignal,
): Promise<Findings | null> {
  const { revision, expectations } = await readSuite(ctx.db.manager, dataset.id);
  if (revision === 0) return null;
  const references = new Map<string, Reference | string>();
  for (const each of expectations) {
    if (each.kind !== 'FOREIGN_KEY') continue;
    references.set(referenceKey(each), await findReferenced(ctx, each.dataset, each.targetColumn));
  }
  const stored = { file, columns, keyColumn: dataset.keyColumn };
  const findReference: FindReference = (rule) => references.get(referenceKey(rule))!;
  const now = new Date();
  const results = await validateRows(ctx, stored, expectations, { now, findReference, signal });
  return { suiteRevision: revision, results };
}

/** Records what was found in a version, in the transaction that makes it. */
export async function recordExamination(
  tx: EntityManager,
  version: DatasetVersion,
  { profile, findings }: Examination,
): Promise<ValidationReport | null> {
  await recordProfile(tx, version.id, profile);
  return findings && (await recordReport(tx, version, findings));
}

/** A profile depends on the content alone: whoever records it first has recorded the same. */
export async function recordProfile(
  tx: EntityManager,
  datasetVersionId: string,
  profile: readonly ColumnSummary[],
): Promise<void> {
  const values = profile.map((column) => ({ datasetVersionId, ...column }));
  await tx.createQueryBuilder().insert().into(ColumnProfile).values(values).orIgnore().execute();
}

const referenceKey = ({ dataset, targetColumn }: { dataset: string; targetColumn: string }) =>
  JSON.stringify([dataset, targetColumn]);

async function findReferenced(
  { db, blobs }: Pick<Context, 'db' | 'blobs'>,
  name: string,
  columnName: string,
): Promise<Reference | string> {
  const dataset = await db.manager.findOneBy(Dataset, { name });
  const version = dataset && (await findCurrentOrNewest(db.manager, dataset));
  if (!version) return `the dataset ${name} has no version`;
  const column = version.columns.find((each) => each.name === columnName);
  if (!column) return `version ${version.number} of ${name} has no column "${columnName}"`;
  return { file: await blobs.file(version.digest), column };
}
