import { expect, test } from 'vitest';
import { createWorld, startTestApp } from '../testkit/app.ts';
import {
  abortCanary,
  canaryOf,
  predictRouted,
  predictWide,
  standing,
  startCanary,
  untilCanary,
} from '../testkit/canaries.ts';
import { runSql } from '../testkit/databases.ts';
import { OPEN, setGate } from '../testkit/gates.ts';
import {
  CREATE_DATASET,
  finished,
  pointsDataset,
  pointsSweep,
  promote,
  snapshot,
  sweep,
} from '../testkit/operations.ts';
import { movedCentres } from '../testkit/shadows.ts';

const KEYS = Array.from({ length: 60 }, (_, i) => `key-${i}`);
/** Both versions answer alike here. */
const AGREED = KEYS.map((_, i) => (i % 2 === 0 ? [0, 0] : [20, 20]));
/** And here they do not. */
const DISPUTED = KEYS.map(() => [4, 4]);
const HOLD = [
  { share: 0.5, seconds: 0, minimumRequests: 1_000_000 },
  { share: 1, seconds: 0 },
];

type Routed = Awaited<ReturnType<typeof predictRouted>>;
const byCanary = ({ columns }: Routed) => KEYS.filter((_, i) => columns.modelVersions[i] === 'v1.1');

test('a canary that agrees with Production goes through its steps and is promoted as any version is', async () => {
  const { api, app } = await movedCentres();
  const { id } = await startCanary(api, {
    steps: [
      { share: 0.2, seconds: 0, minimumRequests: 20 },
      { share: 0.6, seconds: 1, minimumRequests: 30 },
      { share: 1, seconds: 0, minimumRequests: 40 },
    ],
  });
  const ended = await untilCanary(api, 'PROMOTED', async () => {
    const { columns, errors } = await predictRouted(api, AGREED, KEYS);
    expect(errors).toEqual([]);
    expect(columns.predictionIds.every((each) => each !== null && each !== '')).toBe(true);
  });
  expect(ended).toMatchObject({
    id,
    version: { name: 'v1.1' },
    baseline: { name: 'v1.0' },
    endedBy: 'canary',
  });
  expect(ended.steps.map(({ share, beganAt }) => [share, beganAt !== null])).toEqual([
    [0.2, true],
    [0.6, true],
    [1, true],
  ]);
  for (const [i, least] of [20, 30, 40].entries()) {
    expect(ended.steps[i].counts.requests).toBeGreaterThanOrEqual(least);
  }
  expect(ended.counts).toMatchObject({ canaryErrors: 0, disagreements: 0, productionErrors: 0 });
  expect(ended.tests.map(({ name, failed }) => [name, failed])).toEqual([
    ['ERRORS', false],
    ['AGREEMENT', false],
    ['LATENCY', false],
  ]);
  expect(await standing(api)).toEqual({
    versions: { Production: 'v1.1' },
    move: {
      alias: 'Production',
      reason: 'its canary reached 100 %: newer data',
      movedBy: 'local',
      to: { name: 'v1.1' },
    },
  });
  expect(await finished(api, ended.job.id)).toMatchObject({ state: 'SUCCEEDED' });

  const roles = await app.context.db.query(
    `SELECT role, count(*)::int AS count FROM prediction_log GROUP BY role ORDER BY role`,
  );
  const logged = Object.fromEntries(
    roles.map((row: { role: string; count: number }) => [row.role, row.count]),
  );
  expect(logged['CANARY']).toBeGreaterThan(80);
  // Every request is logged once, by whoever answered it.
  await expect
    .poll(async () => (await app.context.db.query('SELECT count(*)::int AS n FROM prediction_log'))[0].n % 60)
    .toBe(0);
  await expect(abortCanary(api)).rejects.toMatchObject({ code: 'CANARY_NOT_RUNNING' });
});

test('a key stays with the canary in every process, and an abort takes all of them back at once', async () => {
  const world = await createWorld();
  const { api, app } = await movedCentres(world);
  const { api: other } = await startTestApp(world, { workers: false });
  await startCanary(api, { steps: HOLD });
  await untilCanary(api, 'RUNNING', async () => await predictRouted(other, [[0, 0]]));
  await expect.poll(async () => byCanary(await predictRouted(api, AGREED, KEYS)).length).toBeGreaterThan(0);
  await expect.poll(async () => byCanary(await predictRouted(other, AGREED, KEYS)).length).toBeGreaterThan(0);
  const first = await predictRouted(api, AGREED, KEYS);
  expect(first.modelVersion).toBe('v1.0');
  expect(byCanary(first).length).toBeGreaterThan(15);
  expect(byCanary(first).length).toBeLessThan(45);
  expect(byCanary(await predictRouted(other, AGREED, KEYS))).toEqual(byCanary(first));
  const { api: late } = await startTestApp(world, { workers: false });
  expect(byCanary(await predictRouted(late, AGREED, KEYS))).toEqual(byCanary(first));
  // Production and the canary count what all processes saw: eight calls of 60 rows are the least that was sent.
  await expect
    .poll(async () => {
      const { requests, productionRequests } = (await canaryOf(api)).counts;
      return requests + productionRequests;
    })
    .toBeGreaterThanOrEqual(5 * 60);
  expect((await standing(api)).versions).toEqual({ Production: 'v1.0', Canary: 'v1.1' });

  expect(await abortCanary(api)).toEqual({ state: 'ABORTED', endedBy: 'local', endReason: 'a bad feeling' });
  const abortedAt = performance.now();
  for (const process of [api, other, late]) {
    await expect
      .poll(async () => byCanary(await predictRouted(process, AGREED, KEYS)), { interval: 5 })
      .toEqual([]);
  }
  // Sooner than a lost signal would be made up for.
  expect(performance.now() - abortedAt).toBeLessThan(2000);
  expect(await standing(api)).toMatchObject({ versions: { Production: 'v1.0' } });
  const { job } = await canaryOf(api);
  expect(await finished(api, job.id)).toMatchObject({ state: 'FAILED', error: { code: 'CANARY_ABORTED' } });
  const events = await app.context.db.query(
    `SELECT facts FROM notification_event WHERE kind = 'CANARY_ABORTED'`,
  );
  expect(events).toEqual([
    {
      facts: { model: 'points-model', alias: 'Canary', version: 'v1.1', reason: 'a bad feeling', failed: [] },
    },
  ]);
});

test('a canary with other labels is aborted by the test, which names the flips; one that is allowed to differ is not', async () => {
  const { api } = await movedCentres();
  const steps = [{ share: 1, seconds: 3600 }];
  await startCanary(api, { steps });
  const aborted = await untilCanary(api, 'ABORTED', async () => await predictRouted(api, DISPUTED, KEYS));
  expect(aborted.endReason).toMatch(
    /^it gave another label than Production to \d+ of \d+ requests: at least [\d.]+ % other labels, which is more than 20 %$/,
  );
  expect(aborted.flips).toEqual([
    { fromLabel: expect.any(String), toLabel: expect.any(String), count: aborted.counts.disagreements },
  ]);
  expect(aborted.tests.filter(({ failed }) => failed)).toMatchObject([{ name: 'AGREEMENT', value: 1 }]);
  expect((await standing(api)).versions).toEqual({ Production: 'v1.0' });
  await expect.poll(async () => byCanary(await predictRouted(api, DISPUTED, KEYS))).toEqual([]);

  // A model has one canary at a time, until its job has told the end.
  await finished(api, aborted.job.id);
  await startCanary(api, { steps: [{ share: 1, seconds: 0, minimumRequests: 200 }], minimumAgreement: 0 });
  await untilCanary(api, 'PROMOTED', async () => await predictRouted(api, DISPUTED, KEYS));
});

test('what a canary cannot answer Production answers, and a canary that cannot answer enough is aborted', async () => {
  const { api } = await movedCentres();
  const features = [{ name: 'x', unit: 'm', transform: { kind: 'LOG' as const } }];
  const query = 'SELECT id, abs(x) + 1 AS x FROM points';
  await api.request(CREATE_DATASET, { input: pointsDataset({ name: 'logs', query, features }) });
  await snapshot(api, { dataset: 'logs' });
  await sweep(api, pointsSweep({ dataset: 'logs', nClusters: [3] }));
  await startCanary(api, { version: 'v2.0', steps: [{ share: 1, seconds: 3600 }], minimumAgreement: 0 });
  const outside = KEYS.map((_, i) => (i % 3 === 0 ? [-5, 0] : [5, 5]));
  const aborted = await untilCanary(api, 'ABORTED', async () => {
    const { columns, errors } = await predictRouted(api, outside, KEYS);
    expect(errors).toEqual([]);
    // Before and after the canary Production answers all; meanwhile it answers what the canary cannot.
    for (const [i, version] of columns.modelVersions.entries()) if (i % 3 === 0) expect(version).toBe('v1.0');
  });
  expect(aborted.endReason).toMatch(/^it could not answer \d+ of \d+ requests that Production could/);
  expect(aborted.counts.canaryErrors).toBe(aborted.counts.requests / 3);
  expect((await standing(api)).versions).toEqual({ Production: 'v1.0' });
});

test('a canary that is much slower than Production is aborted', async () => {
  const { api, sourceUrl } = await startTestApp();
  const names = Array.from({ length: 80 }, (_, j) => `f${j}`);
  await runSql(
    sourceUrl,
    `CREATE TABLE wide AS SELECT n::text AS id, ${names.map((name, j) => `(n % 3) * 10 + sin(n * ${j + 1})::float8 AS ${name}`).join(', ')}
     FROM generate_series(1, 300) AS n`,
  );
  const features = names.map((name) => ({ name, unit: 'm' }));
  const query = `SELECT id, ${names.join(', ')} FROM wide`;
  await api.request(CREATE_DATASET, { input: pointsDataset({ query, features }) });
  await snapshot(api);
  await sweep(api, pointsSweep({ nClusters: [3] }));
  await promote(api, 'v1.0');
  await sweep(api, pointsSweep({ nClusters: [3], algorithm: 'GAUSSIAN_MIXTURE' }));
  const limits = { minimumAgreement: 0, maximumSlowdown: 1.2 };
  await startCanary(api, { steps: [{ share: 1, seconds: 3600 }], ...limits });
  const columns = Object.fromEntries(
    names.map((name, j) => [
      name,
      Array.from({ length: 400 }, (_, n) => (n % 3) * 10 + Math.sin(n * (j + 1))),
    ]),
  );
  const aborted = await untilCanary(api, 'ABORTED', async () => await predictWide(api, columns));
  expect(aborted.endReason).toMatch(
    /^it took more than 1\.2 times as long as Production, and 1 ms longer, in/,
  );
});

test('a version that is not ready gets no request, unless the gate is overridden', async () => {
  const { api } = await movedCentres();
  await setGate(api, { ...OPEN, minimumClusterSize: 1000 });
  await startCanary(api, { steps: HOLD });
  const refused = await untilCanary(api, 'REFUSED', async () => {
    expect(byCanary(await predictRouted(api, AGREED, KEYS))).toEqual([]);
  });
  expect(refused).toMatchObject({
    stepCount: 0,
    endReason: expect.stringContaining('does not pass the gate'),
  });
  expect(await finished(api, refused.job.id)).toMatchObject({
    state: 'FAILED',
    error: { code: 'GATE_FAILED' },
  });

  await startCanary(api, { steps: HOLD, override: { reason: 'small data' } });
  await untilCanary(api, 'RUNNING', async () => await predictRouted(api, AGREED, KEYS));
  await expect(startCanary(api)).rejects.toMatchObject({ code: 'JOB_IN_PROGRESS' });
  // Another Production is nothing that it was compared with.
  await setGate(api, OPEN);
  await promote(api, 'v1.1');
  const aborted = await untilCanary(api, 'ABORTED', async () => undefined);
  expect(aborted.endReason).toContain('Production moved to v1.1');
  expect((await standing(api)).versions).toEqual({ Production: 'v1.1' });
});

test('a canary that cannot be is refused with what would be right, and changes nothing', async () => {
  const { api } = await movedCentres();
  const step = { share: 1, seconds: 1 };
  const wrong = [
    [{ steps: [] }, 'INVALID_INPUT', 'at least one step'],
    [{ steps: [{ share: 0.5 }] }, 'INVALID_INPUT', 'must end with the share 1'],
    [{ steps: [{ share: 0.5 }, { share: 0.5 }, step] }, 'INVALID_INPUT', 'larger share in each step'],
    [{ steps: [{ share: 0 }, step] }, 'INVALID_INPUT', 'must be above 0'],
    [{ steps: [{ share: 2 }] }, 'INVALID_INPUT', 'must be at most 1'],
    [{ steps: [{ ...step, seconds: -1 }] }, 'INVALID_INPUT', 'must be at least 0'],
    [{ steps: Array.from({ length: 21 }, (_, i) => ({ share: (i + 1) / 21 })) }, 'INVALID_INPUT', '20 steps'],
    [{ maximumErrorRate: 1.5 }, 'INVALID_INPUT', 'maximumErrorRate: must be at most 1'],
    [{ minimumAgreement: -1 }, 'INVALID_INPUT', 'minimumAgreement: must be at least 0'],
    [{ maximumSlowdown: 0.5 }, 'INVALID_INPUT', 'maximumSlowdown: must be at least 1'],
    [{ falseAlarmRate: 0 }, 'INVALID_INPUT', 'falseAlarmRate'],
    [{ reason: ' ' }, 'INVALID_INPUT', 'reason: must not be empty'],
    [{ reason: 'a\u0000b' }, 'INVALID_INPUT', 'without NUL'],
    [{ version: 'v9.9' }, 'NOT_FOUND', 'v9.9'],
    [{ version: `v1.0'; DROP TABLE canary` }, 'NOT_FOUND', 'no version'],
    [{ version: 'v1.0' }, 'INVALID_INPUT', 'must not be in Production already'],
    [{ model: 'nobody' }, 'NOT_FOUND', 'nobody'],
  ] as const;
  for (const [changes, code, message] of wrong) {
    await expect(startCanary(api, changes as object)).rejects.toMatchObject({
      code,
      message: expect.stringContaining(message),
    });
  }
  expect(await canaryOf(api)).toBeNull();
  await expect(abortCanary(api)).rejects.toMatchObject({ code: 'CANARY_NOT_RUNNING' });
  await expect(abortCanary(api, ' ')).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  await expect(abortCanary(api, 'x', 'nobody')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  const both = await Promise.allSettled([
    startCanary(api, { steps: HOLD }),
    startCanary(api, { steps: HOLD }),
  ]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
});
