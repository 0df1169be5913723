import { expect, test } from 'vitest';
import { createPoints, startTestApp } from '../testkit/app.ts';
import { assess, champions, checkOf, gatedJob, OPEN, promoteGated, setGate } from '../testkit/gates.ts';
import {
  CREATE_DATASET,
  createProduction,
  finished,
  pointsDataset,
  pointsSweep,
  PROMOTE,
  promote,
  ROLLBACK,
  snapshot,
  sweep,
} from '../testkit/operations.ts';

const PASSES_NONE = { ...OPEN, minimumClusterSize: 1000 };

test('every check of a gate fails on one side of its bound and passes on the other, with figure and reason', async () => {
  const { api } = await champions();
  expect(await assess(api)).toMatchObject({ gateRevision: null, passed: true, checks: [] });

  expect(await setGate(api, {})).toEqual({
    revision: 1,
    aliases: ['Production'],
    metrics: [{ metric: 'SILHOUETTE', direction: 'HIGHER', minimumImprovement: 0 }],
    requireComparable: true,
    minimumClusterSize: null,
    minimumClusterShare: null,
    minimumStability: null,
    minimumMatching: null,
    setBy: 'local',
  });
  // Both cluster the new data alike: the champion moves the point too.
  const alike = await assess(api);
  expect(alike).toMatchObject({ passed: false, champion: { name: 'v1.0' }, challenger: { name: 'v1.1' } });
  expect(alike.checks).toMatchObject([
    { name: 'COMPARABLE', passed: true },
    { name: 'SILHOUETTE', passed: false, value: 0, bound: 0 },
  ]);
  expect(alike.checks[1].reason).toMatch(
    /^the silhouette is (0\.\d+) against \1 of v1\.0 on the same data: an improvement of 0, not above 0$/,
  );

  for (const metric of ['SILHOUETTE', 'DAVIES_BOULDIN', 'CALINSKI_HARABASZ', 'INERTIA'] as const) {
    const within = (minimumImprovement: number) => ({ ...OPEN, metrics: [{ metric, minimumImprovement }] });
    expect(await checkOf(api, within(-0.01), metric)).toMatchObject({ passed: true, value: 0, bound: -0.01 });
    expect(await checkOf(api, within(0.01), metric)).toMatchObject({ passed: false, value: 0, bound: 0.01 });
  }

  const cases = [
    ['CLUSTER_SIZE', 'minimumClusterSize', 9, 10, 9],
    ['CLUSTER_SHARE', 'minimumClusterShare', 0.3, 0.31, 0.3],
    ['STABILITY', 'minimumStability', 0.9, 1, expect.closeTo(0.98, 1)],
    ['MATCHING', 'minimumMatching', 0.8, 0.95, expect.closeTo(0.9, 1)],
  ] as const;
  for (const [name, field, below, above, value] of cases) {
    const passed = await checkOf(api, { ...OPEN, [field]: below }, name);
    expect(passed).toMatchObject({ passed: true, value, bound: below });
    const failed = await checkOf(api, { ...OPEN, [field]: above }, name);
    if (name !== 'STABILITY') {
      expect(failed).toMatchObject({ passed: false, value, bound: above });
      expect(failed!.reason).toContain(`at least ${above} is asked`);
    }
  }
});

test('what fails the gate moves nothing; an override, on record, does, and a rollback needs none', async () => {
  const { api, app } = await champions();
  await setGate(api, { minimumClusterSize: 5, minimumMatching: 0.5 });
  const refused = await promoteGated(api, 'v1.1');
  expect(refused).toMatchObject({
    state: 'FAILED',
    aliasMove: null,
    error: { code: 'GATE_FAILED', field: 'version', details: { gateRevision: 1, value: 'v1.1' } },
  });
  const { checks } = await assess(api);
  expect(checks.map(({ name, passed }) => [name, passed])).toEqual([
    ['COMPARABLE', true],
    ['SILHOUETTE', false],
    ['CLUSTER_SIZE', true],
    ['MATCHING', true],
  ]);
  expect(refused.error!.details).toMatchObject({ checks });
  expect(refused.error!.message).toContain(checks[1].reason);
  // Other aliases are not guarded.
  expect(await promote(api, 'v1.1', { alias: 'Canary' })).toMatchObject({ state: 'SUCCEEDED' });

  const overridden = await promoteGated(api, 'v1.1', 'the ministry asks for the data of this year');
  expect(overridden.aliasMove).toEqual({
    kind: 'PROMOTE',
    movedBy: 'local',
    from: { name: 'v1.0' },
    to: { name: 'v1.1' },
    gate: {
      revision: 1,
      passed: false,
      overridden: true,
      overrideReason: 'the ministry asks for the data of this year',
      checks,
    },
  });
  await setGate(api, PASSES_NONE);
  const { rollbackAlias } = await api.request(ROLLBACK, {
    input: { model: 'points-model', reason: 'worse' },
  });
  expect(await gatedJob(api, rollbackAlias.id)).toMatchObject({
    state: 'SUCCEEDED',
    aliasMove: { kind: 'ROLLBACK', to: { name: 'v1.0' }, gate: null },
  });

  await setGate(api, { metrics: [{ metric: 'SILHOUETTE', minimumImprovement: -0.1 }] });
  expect((await promoteGated(api, 'v1.1', 'nothing to override')).aliasMove!.gate).toMatchObject({
    revision: 3,
    passed: true,
    overridden: false,
    overrideReason: null,
  });
  await setGate(api, { ...PASSES_NONE, aliases: [] });
  expect((await promoteGated(api, 'v1.0')).aliasMove!.gate).toBeNull();
  for (const table of ['promotion_gate', 'gate_check']) {
    await expect(app.context.db.query(`DELETE FROM ${table}`)).rejects.toThrow('immutable');
  }
  await expect(app.context.db.query('UPDATE promotion_gate SET revision = 9')).rejects.toThrow('immutable');
});

test('the first version of a guarded alias has nobody to beat, and must fulfil the rest', async () => {
  const { api, sourceUrl } = await startTestApp();
  await createPoints(sourceUrl);
  await api.request(CREATE_DATASET, { input: pointsDataset() });
  await snapshot(api);
  await sweep(api);
  await setGate(api, { minimumClusterSize: 11, minimumMatching: 1, minimumStability: 0.5 });
  const { checks, champion } = await assess(api, 'v1.0');
  expect(champion).toBeNull();
  const nothing = 'no other version holds the alias: there is nothing to compare with';
  expect(checks).toEqual([
    { name: 'COMPARABLE', passed: true, value: null, bound: null, reason: nothing },
    { name: 'SILHOUETTE', passed: true, value: null, bound: 0, reason: nothing },
    {
      name: 'CLUSTER_SIZE',
      passed: false,
      value: 10,
      bound: 11,
      reason: 'the smallest cluster has 10 rows; at least 11 is asked',
    },
    {
      name: 'STABILITY',
      passed: false,
      value: null,
      bound: 0.5,
      reason: 'its sweep weighed no evidence for 3 clusters (withEvidence); at least 0.5 is asked',
    },
    { name: 'MATCHING', passed: true, value: null, bound: 1, reason: nothing },
  ]);
  expect((await promoteGated(api, 'v1.0')).error!.code).toBe('GATE_FAILED');
  await setGate(api, { minimumClusterSize: 10 });
  expect((await promoteGated(api, 'v1.0')).aliasMove!.gate).toMatchObject({ revision: 2, passed: true });
  expect(await assess(api, 'v1.0')).toMatchObject({ passed: true, champion: { name: 'v1.0' } });
});

test('a holder that cannot score the new data fails the gate, unless that is allowed', async () => {
  const { api } = await champions();
  const fewer = pointsDataset({
    name: 'fewer',
    query: `SELECT 'other-' || id AS id, x FROM points`,
    features: [{ name: 'x', unit: 'm' }],
  });
  await api.request(CREATE_DATASET, { input: fewer });
  await snapshot(api, { dataset: 'fewer' });
  await sweep(api, pointsSweep({ dataset: 'fewer', nClusters: [3] }));
  await setGate(api, { minimumMatching: 0 });
  const misfit = expect.stringContaining('v1.0 cannot score that data') as string;
  expect((await assess(api, 'v2.0')).checks).toEqual([
    { name: 'COMPARABLE', passed: false, value: null, bound: null, reason: misfit },
    { name: 'SILHOUETTE', passed: false, value: null, bound: 0, reason: misfit },
    {
      name: 'MATCHING',
      passed: false,
      value: null,
      bound: 0,
      reason: 'it has fewer than two keys in common with v1.0; at least 0 is asked',
    },
  ]);
  await setGate(api, { requireComparable: false });
  expect(await assess(api, 'v2.0')).toMatchObject({
    passed: true,
    checks: [{ name: 'SILHOUETTE', passed: true, value: null, reason: misfit }],
  });
});

test('the gate that counts is the one that stands when the alias moves', async () => {
  const world = await champions();
  const { app, api } = world;
  await setGate(api, OPEN);
  const accepted = await startTestApp(world, { workers: false });
  const input = { model: 'points-model', version: 'v1.1', reason: 'test' };

  await app.close();
  const { promoteModel: early } = await accepted.api.request(PROMOTE, { input });
  await setGate(accepted.api, PASSES_NONE);
  const workers = await startTestApp(world);
  expect(await gatedJob(workers.api, early.id)).toMatchObject({
    error: { code: 'GATE_FAILED', details: { gateRevision: 2 } },
  });
  await workers.app.close();

  // Set between the assessment and the commit: the move waits for the row, and must not go by what it has assessed.
  await setGate(accepted.api, OPEN);
  const { promoteModel: late } = await accepted.api.request(PROMOTE, { input });
  const { db } = accepted.app.context;
  const setting = db.createQueryRunner();
  await setting.startTransaction();
  await setting.query('SELECT FROM registered_model FOR NO KEY UPDATE');
  await setting.query(
    `INSERT INTO promotion_gate (registered_model_id, revision, aliases, metrics, require_comparable, minimum_cluster_size, set_by)
     SELECT id, 4, '{Production}', '[]', false, 1000, 'test' FROM registered_model`,
  );
  const again = await startTestApp(world);
  await expect
    .poll(async () => (await db.query('SELECT FROM pg_locks WHERE NOT granted')).length, { timeout: 20_000 })
    .toBeGreaterThan(0);
  await setting.commitTransaction();
  await setting.release();
  expect(await gatedJob(again.api, late.id)).toMatchObject({
    state: 'FAILED',
    error: { code: 'GATE_FAILED', details: { gateRevision: 4 } },
  });
});

test('gates that are set at once get a number each, and promotions at once do not pass each other', async () => {
  const { api } = await champions();
  const gates = await Promise.all(Array.from({ length: 5 }, () => setGate(api, PASSES_NONE)));
  expect(gates.map(({ revision }) => revision).toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5]);
  const input = { model: 'points-model', version: 'v1.1', reason: 'test' };
  const wishes = await Promise.allSettled(
    ['one', 'other'].map((reason) => api.request(PROMOTE, { input: { ...input, override: { reason } } })),
  );
  const accepted = wishes.flatMap((wish) => (wish.status === 'fulfilled' ? [wish.value] : []));
  for (const { promoteModel } of accepted) {
    expect(await finished(api, promoteModel.id)).toMatchObject({ state: 'SUCCEEDED' });
  }
  for (const wish of wishes) {
    if (wish.status === 'rejected') expect(wish.reason).toMatchObject({ code: 'JOB_IN_PROGRESS' });
  }
  expect(accepted.length).toBeGreaterThan(0);
});

test('a gate that makes no sense is refused, with every problem, and nothing changes', async () => {
  const { api, sourceUrl } = await startTestApp();
  await createPoints(sourceUrl);
  await createProduction(api);
  const refusals: [Parameters<typeof setGate>[1], string][] = [
    [{ minimumClusterSize: 0 }, 'gate.minimumClusterSize'],
    [{ minimumClusterShare: 1.5 }, 'gate.minimumClusterShare'],
    [{ minimumStability: -2 }, 'gate.minimumStability'],
    [{ minimumMatching: 1e300 }, 'gate.minimumMatching'],
    [{ aliases: ['latest'] }, 'gate.aliases.0'],
    [{ aliases: ['Production', 'Production'] }, 'gate.aliases'],
    [{ aliases: Array.from({ length: 21 }, (_, i) => `a${i}`) }, 'gate.aliases'],
    [{ metrics: [{ metric: 'SILHOUETTE' }, { metric: 'SILHOUETTE', direction: 'LOWER' }] }, 'gate.metrics'],
  ];
  for (const [gate, field] of refusals) {
    const message = expect.stringContaining(`${field}: must`) as string;
    await expect(setGate(api, gate), field).rejects.toMatchObject({ code: 'INVALID_INPUT', message });
  }
  const input = { model: 'points-model', version: 'v1.0', reason: 'test', override: { reason: ' ' } };
  await expect(api.request(PROMOTE, { input })).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    message: expect.stringContaining('override.reason: must not be empty') as string,
  });
  await expect(assess(api, 'v9.9')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect((await setGate(api, {})).revision).toBe(1);
});
