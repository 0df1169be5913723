import { writeFile, mkdir, access } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { graphql } from '../gql/gql.ts';
import { createPoints, startTestApp } from '../testkit/app.ts';
import { runSql } from '../testkit/databases.ts';
import { post } from '../testkit/http.ts';
import {
  createProduction,
  finished,
  pointsSweep,
  PREDICT,
  promote,
  ROLLBACK,
  snapshot,
  sweep,
} from '../testkit/operations.ts';
import {
  blobPath,
  collect,
  passDays,
  preview,
  PREVIEW,
  restore,
  setRetention,
  storedDigests,
  trash,
  TRASH,
} from '../testkit/retention.ts';
import { rollBackTo, threeVersions } from '../testkit/versions.ts';

const VERSION = graphql(`
  query RetainedVersion($number: Int!) {
    datasetVersion(dataset: "points", number: $number) {
      id
      digest
      sizeBytes
      expired {
        policyKind
        keepDays
        deletedAt
      }
    }
  }
`);

const POLICIES = graphql(`
  query RetentionPolicies {
    retentionPolicies {
      kind
      enabled
      keepDays
      keepLast
      trashDays
      setBy
    }
  }
`);

const MODELS = graphql(`
  query RetainedModels {
    model(name: "points-model") {
      versions(first: 100) {
        edges {
          node {
            name
            expired {
              policyKind
            }
            run {
              expired {
                policyKind
              }
            }
            datasetVersion {
              number
              expired {
                policyKind
              }
            }
          }
        }
      }
    }
  }
`);

type Setup = Awaited<ReturnType<typeof threeVersions>>;

const versionOf = async ({ api }: Setup, number: number) =>
  (await api.request(VERSION, { number })).datasetVersion!;

/** Three versions, of which only the second may go. */
async function oneMayGo() {
  const world = await threeVersions();
  await setRetention(world.api, { kind: 'DATASET_VERSION', keepDays: 30, keepLast: 1 });
  await passDays(world, 31);
  return world;
}

const rowsOf = async ({ url }: Setup, version: number) =>
  await fetch(`${url}/datasets/points/${version}/rows.csv`);

const isStored = async (world: Setup, digest: string) =>
  await access(blobPath(world, digest)).then(
    () => true,
    () => false,
  );

test('by default nothing goes but what nothing names', async () => {
  const world = await startTestApp();
  await createPoints(world.sourceUrl);
  await createProduction(world.api);
  const { retentionPolicies } = await world.api.request(POLICIES, {});
  expect(retentionPolicies.map(({ kind, enabled, keepDays }) => [kind, enabled, keepDays])).toEqual([
    ['DATASET_VERSION', false, 30],
    ['RUN', false, 90],
    ['MODEL_VERSION', false, 90],
    ['SCORING', false, 90],
    ['UNREFERENCED', true, 1],
  ]);
  const before = await storedDigests(world);
  const orphan = createHash('md5').update('orphan').digest('hex');
  await mkdir(dirname(blobPath(world, orphan)), { recursive: true });
  await writeFile(blobPath(world, orphan), 'orphan');
  await collect(world.api);
  expect(await trash(world.api)).toEqual([]);
  await passDays(world, 3650);
  expect((await preview(world.api)).candidates).toMatchObject([
    { kind: 'UNREFERENCED', id: orphan, goes: true, sizeBytes: 6 },
  ]);
  await collect(world.api);
  expect(await trash(world.api)).toMatchObject([{ digest: orphan, policyKind: 'UNREFERENCED' }]);
  expect(await restore(world.api, 'UNREFERENCED', orphan)).toMatchObject([{ digest: orphan }]);
  await collect(world.api);
  expect(await trash(world.api)).toEqual([]);
  await passDays(world, 2);
  await collect(world.api);
  await passDays(world, 8);
  await collect(world.api);
  expect((await storedDigests(world)).toSorted()).toEqual(before.toSorted());
});

test('the dry run tells what goes, how much, and why the rest stays, touches nothing, and is what then happens', async () => {
  const world = await oneMayGo();
  const { api } = world;
  const second = await versionOf(world, 2);
  const { totals, candidates } = await preview(api);
  expect(candidates.map(({ name, goes, reasons }) => ({ name, goes, reasons }))).toEqual([
    { name: 'points, version 1', goes: false, reasons: ['it has a tag'] },
    { name: 'points, version 2', goes: true, reasons: [] },
    {
      name: 'points, version 3',
      goes: false,
      reasons: ['it is among the newest 1', 'it is the current version'],
    },
  ]);
  expect(totals[0]).toEqual({ kind: 'DATASET_VERSION', count: 1, sizeBytes: second.sizeBytes });
  expect(totals.slice(1).every(({ count, sizeBytes }) => count === 0 && sizeBytes === 0)).toBe(true);
  expect(await trash(api)).toEqual([]);
  expect((await rowsOf(world, 2)).status).toBe(200);

  expect((await preview(api, true)).candidates).toHaveLength(1);
  expect((await preview(api, false)).candidates).toHaveLength(2);
  const names: string[] = [];
  let after: string | null | undefined;
  do {
    const { previewRetention } = await api.request(PREVIEW, { first: 1, after });
    names.push(...previewRetention.candidates.edges.map(({ node }) => node.name));
    after = previewRetention.candidates.pageInfo.hasNextPage
      ? previewRetention.candidates.pageInfo.endCursor
      : null;
  } while (after);
  expect(names).toEqual(candidates.map(({ name }) => name));

  expect(await collect(api)).toMatchObject({ kind: 'COLLECT', state: 'SUCCEEDED' });
  expect(await trash(api)).toEqual([
    {
      digest: second.digest,
      sizeBytes: second.sizeBytes,
      policyKind: 'DATASET_VERSION',
      keepDays: 30,
    },
  ]);
  expect((await preview(api)).candidates.map(({ name }) => name)).toEqual([
    'points, version 1',
    'points, version 3',
  ]);
});

test('a version whose content has expired says so wherever it is read or would be used, and can be restored', async () => {
  const world = await oneMayGo();
  const { api, url } = world;
  await collect(api);
  const second = await versionOf(world, 2);
  expect(second.expired).toEqual({ policyKind: 'DATASET_VERSION', keepDays: 30, deletedAt: null });

  const download = await rowsOf(world, 2);
  expect(download.status).toBe(410);
  expect(JSON.stringify(await download.json())).toContain('CONTENT_EXPIRED');
  const uses = [
    '{ datasetDiff(dataset: "points", from: "1", to: "2") { shifts { column } } }',
    'mutation { startSweep(input: {dataset: "points", version: 2, experiment: "e", nClusters: [2]}) { id } }',
    'mutation { rollbackDataset(input: {dataset: "points", toVersion: 2, reason: "test"}) { id } }',
    'mutation { startDriftReport(input: {dataset: "points", reference: "2"}) { id } }',
  ];
  for (const use of uses) {
    const { body } = await post(url, use);
    expect(body.errors?.[0].extensions, use).toMatchObject({
      code: 'CONTENT_EXPIRED',
      policy: 'DATASET_VERSION',
      restorableUntil: expect.any(String),
    });
  }

  await restore(api, 'DATASET_VERSION', second.id);
  expect((await versionOf(world, 2)).expired).toBeNull();
  expect((await rowsOf(world, 2)).status).toBe(200);
  await collect(api);
  expect((await versionOf(world, 2)).expired).toBeNull();
  expect(await rollBackTo(api, 2)).toMatchObject({ to: { number: 2 } });
});

test('content is deleted when its days in the trash are over, and the same content, taken again, is there again', async () => {
  const world = await oneMayGo();
  const { api, url } = world;
  await collect(api);
  const { digest, id } = await versionOf(world, 2);
  await passDays(world, 6);
  await collect(api);
  expect(await isStored(world, digest)).toBe(true);
  await passDays(world, 2);
  await collect(api);
  expect(await isStored(world, digest)).toBe(false);
  expect((await versionOf(world, 2)).expired).toMatchObject({ deletedAt: expect.any(String) });
  expect(await trash(api)).toEqual([]);
  expect((await rowsOf(world, 2)).status).toBe(410);
  const { body } = await post(
    url,
    'mutation ($id: ID!) { restoreContent(kind: DATASET_VERSION, id: $id) { digest } }',
    {
      id,
    },
  );
  expect(body.errors![0].extensions).toMatchObject({ code: 'CONTENT_EXPIRED', restorableUntil: null });

  await runSql(world.sourceUrl, `UPDATE points SET x = x - 1 WHERE id = 'p0001'`);
  expect(await snapshot(api)).toMatchObject({ created: false, datasetVersion: { number: 2 } });
  expect((await rowsOf(world, 2)).status).toBe(200);
  await collect(api);
  expect((await versionOf(world, 2)).expired).toBeNull();
});

test('content in the trash that a policy keeps again is taken out of it', async () => {
  const world = await oneMayGo();
  await collect(world.api);
  await setRetention(world.api, { kind: 'DATASET_VERSION', enabled: false, keepDays: 30 });
  await passDays(world, 30);
  await collect(world.api);
  expect((await versionOf(world, 2)).expired).toBeNull();
  expect((await rowsOf(world, 2)).status).toBe(200);
});

test('with every policy in force and everything old, Production answers and goes back through all of its promotions', async () => {
  const world = await startTestApp();
  const { api, url } = world;
  await createPoints(world.sourceUrl);
  await createProduction(api);
  for (const version of ['v1.1', 'v1.2', 'v1.3', 'v1.4']) {
    await runSql(world.sourceUrl, `UPDATE points SET x = x + 0.01 WHERE id = 'p0001'`);
    await snapshot(api);
    expect(await sweep(api, pointsSweep({ nClusters: [2, 3] }))).toMatchObject({
      modelVersion: { name: version },
    });
  }
  const rollBack = async () => {
    const input = { model: 'points-model', reason: 'test' };
    return await finished(api, (await api.request(ROLLBACK, { input })).rollbackAlias.id);
  };
  await promote(api, 'v1.1');
  await promote(api, 'v1.2');
  await rollBack();
  await promote(api, 'v1.3', { alias: 'Staging' });
  await setRetention(api, { kind: 'MODEL_VERSION', keepDays: 90 });
  await setRetention(api, { kind: 'RUN', keepDays: 90 });
  await setRetention(api, { kind: 'DATASET_VERSION', keepDays: 30 });
  await passDays(world, 100);
  const { totals } = await preview(api);
  await collect(api);
  const trashed = await trash(api);
  expect(trashed.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)).toBe(
    totals.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
  );
  await passDays(world, 8);
  await collect(api);
  expect(await trash(api)).toEqual([]);

  const { model } = await api.request(MODELS, {});
  const standing = model!.versions.edges.map(({ node }) => ({
    name: node.name,
    model: !node.expired,
    run: !node.run.expired,
    data: !node.datasetVersion.expired,
  }));
  expect(standing.toSorted((a, b) => a.name.localeCompare(b.name))).toEqual([
    { name: 'v1.0', model: true, run: true, data: true },
    { name: 'v1.1', model: true, run: true, data: true },
    { name: 'v1.2', model: false, run: false, data: false },
    { name: 'v1.3', model: true, run: true, data: true },
    // Nothing names v1.4, but its data are the current version.
    { name: 'v1.4', model: false, run: false, data: true },
  ]);
  const { body } = await post(
    url,
    'mutation { promoteModel(input: {model: "points-model", version: "v1.2", reason: "test"}) { id } }',
  );
  expect(body.errors![0].extensions).toMatchObject({ code: 'CONTENT_EXPIRED', policy: 'MODEL_VERSION' });
  expect(await rollBack()).toMatchObject({ state: 'SUCCEEDED', aliasMove: { to: { name: 'v1.0' } } });
  const { predictCluster } = await api.request(PREDICT, {
    model: 'points-model',
    features: { x: 1, y: 1 },
    alias: 'Staging',
  });
  expect(predictCluster.modelVersion).toBe('v1.3');
  expect(await sweep(api, pointsSweep({ nClusters: [2, 3] }))).toMatchObject({ state: 'SUCCEEDED' });
});

test('what is not a policy is refused with the field that is wrong, and changes nothing', async () => {
  const { api, url } = await startTestApp();
  const mutation = 'mutation ($input: RetentionInput!) { setRetention(input: $input) { kind } }';
  const valid = { kind: 'DATASET_VERSION', keepDays: 30 };
  const wrong: [string, object][] = [
    ['keepDays', { ...valid, keepDays: 0 }],
    ['keepDays', { ...valid, keepDays: 36_501 }],
    ['keepLast', { ...valid, keepLast: -1 }],
    ['keepLast', { kind: 'UNREFERENCED', keepDays: 1, keepLast: 1 }],
    ['includeTagged', { kind: 'RUN', keepDays: 1, includeTagged: true }],
    ['trashDays', { ...valid, trashDays: 0 }],
  ];
  const before = await api.request(POLICIES, {});
  for (const [field, input] of wrong) {
    const { body } = await post(url, mutation, { input });
    expect(body.errors?.[0].extensions, JSON.stringify(input)).toMatchObject({
      code: 'INVALID_INPUT',
      field,
    });
  }
  for (const input of [{ kind: 'JOB', keepDays: 1 }, { kind: 'RUN' }, { ...valid, keepDays: 1.5 }]) {
    expect((await post(url, mutation, { input })).body.errors![0].extensions['code']).toBe('BAD_USER_INPUT');
  }
  expect(await api.request(POLICIES, {})).toEqual(before);
  expect(await setRetention(api, { kind: 'RUN', keepDays: 7 })).toMatchObject({
    enabled: true,
    keepDays: 7,
    keepLast: 0,
    trashDays: 7,
    setBy: 'local',
  });
});

test('nothing is restored that is unknown, or in use', async () => {
  const world = await threeVersions();
  const { id } = await versionOf(world, 1);
  const mutation =
    'mutation ($kind: ContentKind!, $id: ID!) { restoreContent(kind: $kind, id: $id) { digest } }';
  const codeOf = async (kind: string, thing: string) =>
    (await post(world.url, mutation, { kind, id: thing })).body.errors?.[0].extensions['code'];
  expect(await codeOf('DATASET_VERSION', id)).toBe('CONTENT_KEPT');
  expect(await codeOf('RUN', id)).toBe('NOT_FOUND');
  expect(await codeOf('MODEL_VERSION', "'; DROP TABLE blob_trash; --")).toBe('NOT_FOUND');
  expect(await codeOf('UNREFERENCED', '\u0000')).toBe('INVALID_INPUT');
  expect(await codeOf('UNREFERENCED', 'd'.repeat(100_000))).toBe('INVALID_INPUT');
  const { body } = await post(
    world.url,
    'query ($after: String) { trashedContent(after: $after) { edges { cursor } } previewRetention(after: $after) { totals { kind } } }',
    { after: 'nonsense' },
  );
  expect(body.errors).toMatchObject([{ extensions: { code: 'INVALID_INPUT', field: 'after' } }]);
  expect((await world.api.request(TRASH, {})).trashedContent.edges).toEqual([]);
});
