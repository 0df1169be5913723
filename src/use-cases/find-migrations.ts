import { z } from 'zod';
import type { Context } from '../context.ts';
import { countKeyFlows } from '../data/key-flows.ts';
import {
  readChangedKeys,
  readRowValues,
  type ChangedKey,
  type KeyChange,
  type MigrationPair,
  type MigrationSide,
} from '../data/key-migrations.ts';
import { Dataset } from '../entities/dataset.ts';
import { DatasetVersion } from '../entities/dataset-version.ts';
import { ModelVersion } from '../entities/model-version.ts';
import { RegisteredModel } from '../entities/registered-model.ts';
import { AppError, noModelVersion, notFound } from '../errors.ts';
import { moveExplainer, sharedFeatureNames, type CarriedMove, type ModelArtifact } from '../ml/index.ts';
import { readArtifact } from '../serving/read-artifact.ts';
import { PRODUCTION, productionOf, versionBefore } from './alias-rows.ts';
import { numericColumns } from './export-dataset.ts';
import { findModelVersion } from './find-one.ts';
import { decodeCursor, isGiven, pageSize, toPage, type Page, type PageInput } from './find-page.ts';
import { matchingOf } from './measure-matching.ts';

type Resources = Pick<Context, 'db' | 'duck' | 'blobs'>;

/** Two versions of a model, between which keys change their clusters. */
export interface Migrations {
  model: string;
  from: ModelVersion;
  to: ModelVersion;
}

/** How many keys went from one label to another; null: they are not in that version. */
export interface LabelFlow {
  fromLabel: string | null;
  toLabel: string | null;
  keys: number;
}

export interface MigrationSummary {
  commonKeys: number;
  movedKeys: number;
  cameKeys: number;
  wentKeys: number;
  adjustedRand: number | null;
  flows: LabelFlow[];
}

/** A key of one of both versions, or of both under different labels. */
export type KeyMigration = ChangedKey & { fromLabel: string | null; toLabel: string | null };

/** A key whose label is not the same, and the features that carried it. */
export type CarriedKey = KeyMigration & CarriedMove;

/**
 * Two versions of a model. `to` is Production where nothing is said; `from` is Production too, or where that is `to` the
 * version that a rollback would lead to.
 * @throws AppError NOT_FOUND, ALIAS_NOT_SET, NO_PREVIOUS_VERSION
 */
export async function findMigrations(
  { db: { manager } }: Pick<Context, 'db'>,
  wanted: { model: string; from?: string | null; to?: string | null },
): Promise<Migrations> {
  const model = await manager.findOneBy(RegisteredModel, { name: wanted.model });
  if (!model) throw notFound('model', wanted.model);
  const named = async (field: 'from' | 'to', version: string) => {
    const found = await findModelVersion(manager, model.name, version);
    if (!found) throw noModelVersion(model.name, version, field);
    return found;
  };
  const production = async (field: 'from' | 'to') => {
    const found = await productionOf(manager, model.id);
    if (!found) throw withoutVersion('ALIAS_NOT_SET', field, `${model.name} has no ${PRODUCTION}`);
    return found;
  };
  const to = isGiven(wanted.to) ? await named('to', wanted.to) : await production('to');
  if (isGiven(wanted.from)) return { model: model.name, from: await named('from', wanted.from), to };

  const holder = await production('from');
  if (holder.id !== to.id) return { model: model.name, from: holder, to };
  const id = await versionBefore(manager, model.id, PRODUCTION);
  if (!id) {
    const why = `${PRODUCTION} of ${model.name} has stood on no version before ${to.name}`;
    throw withoutVersion('NO_PREVIOUS_VERSION', 'from', why);
  }
  return { model: model.name, from: await manager.findOneByOrFail(ModelVersion, { id }), to };
}

function withoutVersion(code: 'ALIAS_NOT_SET' | 'NO_PREVIOUS_VERSION', field: string, why: string): AppError {
  return new AppError(code, `${why}: name a version.`, {
    field,
    value: null,
    expected: 'the name of a version, such as "v1.0"',
  });
}

/** How many keys stayed, moved, came and went. @throws AppError CONTENT_EXPIRED, BLOB_CORRUPT */
export async function summariseMigrations(
  ctx: Resources,
  { from, to }: Migrations,
): Promise<MigrationSummary> {
  const digests = { fromDigest: from.assignmentsDigest, toDigest: to.assignmentsDigest };
  const flows = await ctx.duck.inTurn((connection) => countKeyFlows(ctx, connection, digests));
  const total = (counted: typeof flows) => counted.reduce((sum, { keys }) => sum + keys, 0);
  return {
    ...matchingOf(flows, from, to),
    cameKeys: total(flows.filter((flow) => flow.from === null)),
    wentKeys: total(flows.filter((flow) => flow.to === null)),
    flows: flows.map((flow) => ({
      fromLabel: labelOf(from, flow.from),
      toLabel: labelOf(to, flow.to),
      keys: flow.keys,
    })),
  };
}

/** A page of the keys whose label is not the same, by key. @throws AppError INVALID_INPUT, CONTENT_EXPIRED, BLOB_CORRUPT */
export async function findMovedKeys(
  ctx: Resources,
  migrations: Migrations,
  page: PageInput,
): Promise<Page<CarriedKey>> {
  const { pair, artifacts } = await openPair(ctx, migrations);
  const { edges, pageInfo } = await findChangedKeys(ctx, migrations, pair, 'MOVED', page);
  const keys = edges.map(({ node }) => node.key);
  const [before, after] = [
    await readRowValues(ctx, pair.from, pair.features, keys),
    await readRowValues(ctx, pair.to, pair.features, keys),
  ];
  const explain = moveExplainer(artifacts.from, artifacts.to);
  const carried = ({ fromCluster, toCluster, key, ...rest }: KeyMigration): CarriedKey => {
    const clusters = { fromCluster: fromCluster!, toCluster: toCluster! };
    const values = { before: before.get(key) ?? {}, after: after.get(key) ?? {} };
    return { key, ...rest, ...clusters, ...explain({ ...clusters, ...values }) };
  };
  return { edges: edges.map(({ cursor, node }) => ({ cursor, node: carried(node) })), pageInfo };
}

/** A page of the keys that only one of both versions has. @throws AppError as findMovedKeys */
export async function findKeysOfOne(
  ctx: Resources,
  migrations: Migrations,
  change: 'CAME' | 'WENT',
  page: PageInput,
): Promise<Page<KeyMigration>> {
  const { pair } = await openPair(ctx, migrations);
  return await findChangedKeys(ctx, migrations, pair, change, page);
}

async function findChangedKeys(
  ctx: Resources,
  { from, to }: Migrations,
  pair: MigrationPair,
  change: KeyChange,
  page: PageInput,
): Promise<Page<KeyMigration>> {
  const size = pageSize(page);
  const after = decodeCursor(z.string(), page);
  const rows = await readChangedKeys(ctx, pair, change, size + 1, after);
  const labelled = rows.map((row) => ({
    ...row,
    fromLabel: labelOf(from, row.fromCluster),
    toLabel: labelOf(to, row.toCluster),
  }));
  return toPage(labelled, size, ({ key }) => key);
}

/** Both versions with their data, and the features that both models have. @throws AppError CONTENT_EXPIRED, BLOB_CORRUPT */
export async function openPair(
  ctx: Resources,
  { from, to }: Migrations,
): Promise<{ pair: MigrationPair; artifacts: Record<'from' | 'to', ModelArtifact> }> {
  const artifacts = {
    from: await readArtifact(ctx, from.artifactDigest),
    to: await readArtifact(ctx, to.artifactDigest),
  };
  const features = sharedFeatureNames(artifacts.from, artifacts.to);
  const pair = { from: await sideOf(ctx, from), to: await sideOf(ctx, to), features };
  return { pair, artifacts };
}

async function sideOf({ db: { manager } }: Resources, version: ModelVersion): Promise<MigrationSide> {
  const data = await manager.findOneByOrFail(DatasetVersion, { id: version.datasetVersionId });
  const { keyColumn, nameColumn } = await manager.findOneByOrFail(Dataset, { id: data.datasetId });
  const numeric = numericColumns(data);
  return {
    assignmentsDigest: version.assignmentsDigest,
    labels: version.clusters.map(({ label }) => label),
    dataDigest: data.digest,
    keyColumn,
    isNumber: { key: numeric.includes(keyColumn), name: numeric.includes(nameColumn ?? keyColumn) },
  };
}

function labelOf({ clusters }: ModelVersion, cluster: number | null): string | null {
  return cluster === null ? null : clusters[cluster].label;
}
