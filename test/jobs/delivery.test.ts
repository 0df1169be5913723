import { expect, test } from 'vitest';
import { claimJob, releaseJob, settleJob } from '../../src/use-cases/job-rows.ts';
import { createPoints, createWorld, startTestApp, threeClusters } from '../testkit/app.ts';
import {
  CANCEL,
  CREATE_DATASET,
  finished,
  JOB,
  pointsDataset,
  pointsSweep,
  PROGRESS,
  SNAPSHOT,
  snapshot,
  START_SWEEP,
} from '../testkit/operations.ts';

/** Less than no silence: a heartbeat that comes at the same moment does not keep the claim. */
const EVEN_IF_ALIVE_MS = -60_000;

async function startSlowSweep(overrides: Parameters<typeof pointsSweep>[0] = {}) {
  const settings = await createWorld();
  // Heartbeats are rare with the lock of a real platform: what happens at once happens by signals.
  settings.env['GUGUS_JOB_LOCK_MS'] = '15000';
  const world = await startTestApp(settings);
  await createPoints(world.sourceUrl, threeClusters(300));
  await world.api.request(CREATE_DATASET, { input: pointsDataset() });
  await snapshot(world.api);
  const { startSweep } = await world.api.request(START_SWEEP, {
    input: pointsSweep({ nClusters: [2, 3, 20, 30, 40], nInit: 10_000, ...overrides }),
  });
  return { ...world, jobId: startSweep.id };
}

/** Resolves when some fit of the sweep has told its first progress. */
async function fitting({ api, jobId }: Awaited<ReturnType<typeof startSlowSweep>>): Promise<void> {
  for await (const { jobProgress } of api.subscribe(PROGRESS, { jobId, after: 0 })) {
    if (jobProgress.message.includes('restart')) return;
  }
}

test('a job that is delivered many times at once has one effect', async () => {
  const { api, app, sourceUrl } = await startTestApp();
  await createPoints(sourceUrl);
  await api.request(CREATE_DATASET, { input: pointsDataset() });
  await snapshot(api);
  const { startSweep } = await api.request(START_SWEEP, { input: pointsSweep() });
  const jobs: { id: string }[] = await app.context.db.query(`SELECT id FROM job WHERE kind = 'fit'`);
  for (let round = 0; round < 3; round++) {
    // Behind the back of the queue's own protection against duplicates, which forgets finished jobs.
    await Promise.all(jobs.map(({ id }) => app.context.queue.redeliver('fit', id, 5)));
  }
  const job = await finished(api, startSweep.id);
  expect(job.state).toBe('SUCCEEDED');
  for (const { node } of job.sweep!.runs.edges) {
    expect(node.status).toBe('FINISHED');
    expect(node.metrics.map(({ key }) => key)).toEqual([
      'calinski_harabasz_score',
      'davies_bouldin_index',
      'inertia',
      'n_iter',
      'silhouette_score',
    ]);
  }
  expect(
    await app.context.db.query(`SELECT count(*)::int AS n FROM progress_event WHERE kind = 'SUCCEEDED'`),
  ).toEqual([{ n: 1 + jobs.length + 1 }]);
});

test('a worker whose job another one has taken over cannot write any more', async () => {
  const { api, app, sourceUrl } = await startTestApp();
  await createPoints(sourceUrl);
  await api.request(CREATE_DATASET, {
    input: pointsDataset({ query: 'SELECT id, x, y FROM points, pg_sleep(0.1)' }),
  });
  const { snapshotDataset } = await api.request(SNAPSHOT, { dataset: 'points' });
  const { db } = app.context;
  await expect
    .poll(async () => (await db.query(`SELECT 1 FROM job WHERE state = 'RUNNING'`)).length, { interval: 10 })
    .toBe(1);
  const successor = (await db.transaction((tx) => claimJob(tx, snapshotDataset.id, EVEN_IF_ALIVE_MS)))!;
  expect(successor.claim.attempt).toBe(2);
  // The first worker goes on, and is waited for.
  await app.context.queue.drain();
  expect(await db.query('SELECT 1 FROM dataset_version')).toEqual([]);
  expect((await api.request(JOB, { id: snapshotDataset.id })).job).toMatchObject({
    state: 'RUNNING',
    attempt: 2,
  });
  await db.transaction((tx) =>
    settleJob(tx, successor.claim, { state: 'SUCCEEDED', result: { by: 'the second' }, message: 'done' }),
  );
  expect((await api.request(JOB, { id: snapshotDataset.id })).job).toMatchObject({ state: 'SUCCEEDED' });
});

test('a job whose process died between its commit and the queue is delivered all the same', async () => {
  const { api, app, sourceUrl } = await startTestApp();
  await createPoints(sourceUrl);
  await api.request(CREATE_DATASET, { input: pointsDataset() });
  const [{ id }] = await app.context.db.query(
    `INSERT INTO job (kind, state, payload, touched_at)
     SELECT 'snapshot', 'QUEUED', jsonb_build_object('datasetId', id, 'tag', NULL, 'message', NULL), now() - interval '1 hour'
     FROM dataset RETURNING id`,
  );
  await expect
    .poll(async () => (await api.request(JOB, { id })).job!.state, { timeout: 10_000 })
    .toBe('SUCCEEDED');
});

test('a job that has brought down its workers too often is given up with a reason', async () => {
  const { api, app, sourceUrl } = await startTestApp();
  await createPoints(sourceUrl);
  await api.request(CREATE_DATASET, { input: pointsDataset() });
  const [{ id }] = await app.context.db.query(
    `INSERT INTO job (kind, state, payload, failures, touched_at)
     SELECT 'snapshot', 'RUNNING', jsonb_build_object('datasetId', id, 'tag', NULL, 'message', NULL), 5, now() - interval '1 hour'
     FROM dataset RETURNING id`,
  );
  await expect
    .poll(async () => (await api.request(JOB, { id })).job, { timeout: 10_000 })
    .toMatchObject({ state: 'FAILED', error: { code: 'JOB_ABANDONED' }, datasetVersion: null });
});

// Neighbours on a busy machine can hold up one try, and hardly three.
test(
  'cancelling a sweep stops its running fits within a second and leaves nothing behind',
  { retry: 2 },
  async () => {
    const world = await startSlowSweep();
    const { api, app, jobId } = world;
    await fitting(world);
    const before = performance.now();
    const { cancelJob } = await api.request(CANCEL, { id: jobId });
    expect(cancelJob.cancelRequested).toBe(true);
    const job = await finished(api, jobId);
    expect(performance.now() - before).toBeLessThan(1000);
    expect(job).toMatchObject({ state: 'CANCELLED', modelVersion: null });
    expect(job.sweep!.runs.edges.map(({ node }) => node.status)).not.toContain('RUNNING');
    expect(job.sweep!.runs.edges.map(({ node }) => node.status)).toContain('KILLED');
    expect(await app.context.db.query('SELECT 1 FROM model_version')).toEqual([]);
    await expect(api.request(CANCEL, { id: jobId })).rejects.toMatchObject({ code: 'JOB_FINISHED' });
  },
);

test('a sweep goes on without a run that was cancelled', async () => {
  // The other engine fits every k by a job of its own.
  const world = await startSlowSweep({ engine: 'ML_KMEANS', nInit: 200 });
  const { api, app, jobId } = world;
  await fitting(world);
  const slow = await app.context.db.query(`SELECT job_id FROM run WHERE n_clusters >= 20`);
  for (const { job_id: id } of slow) await api.request(CANCEL, { id });
  const job = await finished(api, jobId);
  expect(job.state).toBe('SUCCEEDED');
  expect(job.sweep!.pickedRun).toEqual({ nClusters: 3 });
});

test('orderly shutdowns do not count as failures', async () => {
  const { api, app, sourceUrl, env } = await startTestApp();
  await createPoints(sourceUrl);
  await api.request(CREATE_DATASET, { input: pointsDataset({ query: 'SELECT id, x, y FROM points' }) });
  const [{ id }] = await app.context.db.query(
    `INSERT INTO job (kind, state, payload) SELECT 'snapshot', 'QUEUED',
       jsonb_build_object('datasetId', id, 'tag', NULL, 'message', NULL) FROM dataset RETURNING id`,
  );
  for (let round = 0; round < 6; round++) {
    await app.context.db.transaction(async (tx) => {
      const { claim } = (await claimJob(tx, id, EVEN_IF_ALIVE_MS))!;
      await releaseJob(tx, claim, { failed: false, why: 'the worker is shutting down' });
    });
  }
  await app.close();
  const second = await startTestApp({ env, sourceUrl });
  expect(await finished(second.api, id)).toMatchObject({ state: 'SUCCEEDED' });
});

test('a shutdown gives a running job back, and another worker finishes it', async () => {
  const { api, app, sourceUrl, env } = await startTestApp();
  await createPoints(sourceUrl);
  await api.request(CREATE_DATASET, {
    input: pointsDataset({ query: 'SELECT id, x, y FROM points, pg_sleep(0.3)' }),
  });
  const take = snapshot(api).catch(() => null);
  await expect
    .poll(async () => (await app.context.db.query(`SELECT 1 FROM job WHERE state = 'RUNNING'`)).length, {
      interval: 10,
    })
    .toBe(1);
  const second = await startTestApp({ env, sourceUrl });
  await app.close();
  await take;
  const [{ id }] = await second.app.context.db.query('SELECT id FROM job');
  expect(await finished(second.api, id)).toMatchObject({ state: 'SUCCEEDED', datasetVersion: { number: 1 } });
});
