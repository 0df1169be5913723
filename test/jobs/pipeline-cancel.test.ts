import { expect, test } from 'vitest';
import { threeClusters } from '../testkit/app.ts';
import { runSql } from '../testkit/databases.ts';
import { holdTable } from '../testkit/locks.ts';
import { SNAPSHOT } from '../testkit/operations.ts';
import {
  CANCEL_RUN,
  createPolicyWorld,
  ended,
  fire,
  fired,
  pipelineRun,
  RETRY,
  setPolicy,
  summary,
} from '../testkit/policies.ts';

/** Waits until the job of this kind that belongs to the firing is in a state. */
async function untilJob(
  app: Awaited<ReturnType<typeof createPolicyWorld>>['app'],
  kind: string,
  state: string,
) {
  await expect
    .poll(
      async () =>
        await app.context.db.query(
          `SELECT 1 FROM job WHERE kind = $1 AND state = $2 AND finished_at IS NULL`,
          [kind, state],
        ),
      { interval: 5, timeout: 20_000 },
    )
    .toHaveLength(1);
}

test('a firing is cancelled while it collects, trains or waits for its turn, and a retry goes on from there', async () => {
  const { api, app, sourceUrl } = await createPolicyWorld(
    { trainWhen: 'NEW_DATA', sweep: { experiment: 'tests', nClusters: [2, 30, 40], nInit: 10_000 } },
    { rows: threeClusters(300), query: `SELECT id, x, y FROM points, pg_sleep(length(note) / 400.0)` },
  );
  const collecting = await fire(api);
  const waiting = await fire(api);
  await untilJob(app, 'snapshot', 'RUNNING');
  await api.request(CANCEL_RUN, { id: waiting });
  expect(await ended(api, waiting)).toMatchObject({ outcome: 'CANCELLED', reason: 'somebody cancelled it' });
  await api.request(CANCEL_RUN, { id: collecting });
  const first = await ended(api, collecting);
  expect(first).toMatchObject({ outcome: 'CANCELLED', datasetVersion: null });
  expect(summary(first).slice(0, 2)).toEqual(['COLLECT FAILED CANCELLED', 'VALIDATE SKIPPED EARLIER_STAGE']);
  expect(first.stages.at(-1)).toMatchObject({ stage: 'NOTIFY', state: 'DONE' });

  await runSql(sourceUrl, `UPDATE points SET note = ''`);
  await api.request(RETRY, { id: collecting });
  await untilJob(app, 'fit', 'RUNNING');
  await api.request(CANCEL_RUN, { id: collecting });
  const second = await ended(api, collecting);
  expect(summary(second).slice(0, 6)).toEqual([
    'COLLECT DONE COLLECTED',
    'VALIDATE SKIPPED UNCHECKED',
    'VERSION DONE NEW_VERSION',
    'DRIFT SKIPPED NO_PRODUCTION',
    'SWEEP FAILED CANCELLED',
    'COMPARE SKIPPED EARLIER_STAGE',
  ]);
  const { db } = app.context;
  expect(await db.query(`SELECT kind, state FROM job WHERE finished_at IS NULL`)).toEqual([]);
  expect(await db.query('SELECT 1 FROM model_version')).toEqual([]);
  await expect(api.request(CANCEL_RUN, { id: collecting })).rejects.toMatchObject({ code: 'JOB_FINISHED' });
});

test('what was done before it heard of the cancel is on record as done', async () => {
  const { api, app, env, sourceUrl } = await createPolicyWorld();
  const promoting = await holdTable(env['DATABASE_URL'], 'alias_move');
  const first = await fire(api);
  await promoting.wanted();
  await api.request(CANCEL_RUN, { id: first });
  await promoting.release();
  const promoted = await ended(api, first);
  expect(promoted).toMatchObject({ outcome: 'PROMOTED', aliasMove: { to: { name: 'v1.0' } } });
  expect(promoted.job!.state).toBe('CANCELLED');

  await runSql(sourceUrl, 'UPDATE points SET x = x + 30, y = y * 2');
  const drifting = await holdTable(env['DATABASE_URL'], 'drift_column');
  const second = await fire(api);
  await drifting.wanted();
  await api.request(CANCEL_RUN, { id: second });
  await drifting.release();
  const cancelled = await ended(api, second);
  expect(cancelled).toMatchObject({ outcome: 'CANCELLED', modelVersion: null });
  expect(summary(cancelled).slice(3, 5)).toEqual(['DRIFT DONE DRIFTED', 'SWEEP FAILED CANCELLED']);
  expect(await app.context.db.query('SELECT 1 FROM job WHERE finished_at IS NULL')).toEqual([]);

  await setPolicy(api, { canary: { steps: [{ share: 1, seconds: 0, minimumRequests: 0 }] } });
  const trying = await holdTable(env['DATABASE_URL'], 'alias_move');
  const third = await fire(api, { forceRetrain: true });
  await trying.wanted();
  await api.request(CANCEL_RUN, { id: third });
  await trying.release();
  const tried = await ended(api, third);
  expect(tried).toMatchObject({ outcome: 'PROMOTED', aliasMove: { to: { name: 'v1.1' } } });
  expect(summary(tried).slice(6, 8)).toEqual([
    'CANARY DONE CANARY_PROMOTED',
    'PROMOTE SKIPPED PROMOTED_BY_CANARY',
  ]);
});

test('a firing waits for a snapshot that somebody else takes', async () => {
  const { api, app } = await createPolicyWorld({}, { query: 'SELECT id, x, y FROM points, pg_sleep(0.1)' });
  const { snapshotDataset } = await api.request(SNAPSHOT, { dataset: 'points' });
  await untilJob(app, 'snapshot', 'RUNNING');
  const run = await fired(api);
  expect(run).toMatchObject({ outcome: 'PROMOTED', datasetVersion: { number: 1 } });
  expect(run.stages[0].job!.id).not.toBe(snapshotDataset.id);
  const { db } = app.context;
  expect(await db.query(`SELECT failures FROM job WHERE kind = 'pipeline'`)).toEqual([{ failures: 0 }]);
  await setPolicy(api, { enabled: false });
  expect((await pipelineRun(api, run.id)).policy).toEqual({ name: 'points-policy' });
});
