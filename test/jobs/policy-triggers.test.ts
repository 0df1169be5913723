import { expect, test } from 'vitest';
import type { ApiClient } from '../../src/cli/client.ts';
import { TrainingPolicy } from '../../src/entities/training-policy.ts';
import { firePolicy } from '../../src/use-cases/fire-policy.ts';
import { createWorld } from '../testkit/app.ts';
import { alertmanagerBody, alertOf, grafanaBody, sendAlerts } from '../testkit/alerts.ts';
import { runSql } from '../testkit/databases.ts';
import { driftReport } from '../testkit/drift.ts';
import { snapshot } from '../testkit/operations.ts';
import { rollBackTo } from '../testkit/versions.ts';
import {
  createPolicyWorld,
  ended,
  fire,
  fired,
  pipelineRuns,
  setPolicy,
  summary,
} from '../testkit/policies.ts';

const SHIFT = 'UPDATE points SET x = x + 30, y = y * 2';

/** Waits until so many firings have ended. @returns them, oldest first */
async function endedRuns(api: ApiClient, count: number) {
  await expect
    .poll(async () => (await pipelineRuns(api)).filter(({ outcome }) => outcome !== null).length, {
      timeout: 20_000,
    })
    .toBeGreaterThanOrEqual(count);
  return (await pipelineRuns(api)).toReversed();
}

test('a new version that a user took fires the policy, which goes by it; a rollback and its own version do not', async () => {
  const { api, app, sourceUrl } = await createPolicyWorld({ onDataChange: true });
  await fired(api);
  expect(await pipelineRuns(api)).toHaveLength(1);
  await runSql(sourceUrl, SHIFT);
  await snapshot(api);
  const [, second] = await endedRuns(api, 2);
  expect(second).toMatchObject({
    trigger: 'DATA_CHANGE',
    outcome: 'PROMOTED',
    firedBecause: 'version 2 became the current one of points',
  });
  expect(summary(await ended(api, second.id)).slice(0, 4)).toEqual([
    'COLLECT SKIPPED VERSION_FIRED',
    'VALIDATE SKIPPED UNCHECKED',
    'VERSION SKIPPED VERSION_KNOWN',
    'DRIFT DONE DRIFTED',
  ]);
  await snapshot(api);
  await rollBackTo(api, 1);
  const { db } = app.context;
  expect(await db.query('SELECT 1 FROM pipeline_run')).toHaveLength(2);
  expect(await db.query(`SELECT 1 FROM job WHERE kind = 'snapshot'`)).toHaveLength(3);
});

test('drift that somebody else found fires the policy, its report is not made again, and old data is not trained on again', async () => {
  const { api, app, sourceUrl } = await createPolicyWorld({ onDrift: true });
  await fired(api);
  await driftReport(api, { model: 'points-model' });
  expect(await pipelineRuns(api)).toHaveLength(1);
  await runSql(sourceUrl, SHIFT);
  await snapshot(api);
  await driftReport(api, { model: 'points-model' });
  const [, second] = await endedRuns(api, 2);
  expect(second).toMatchObject({ trigger: 'DRIFT', outcome: 'PROMOTED' });
  expect(summary(await ended(api, second.id))).toEqual([
    'COLLECT SKIPPED REPORT_FIRED',
    'VALIDATE SKIPPED UNCHECKED',
    'VERSION SKIPPED VERSION_KNOWN',
    'DRIFT DONE DRIFTED',
    'SWEEP DONE TRAINED',
    'COMPARE DONE BETTER',
    'CANARY SKIPPED NO_CANARY',
    'PROMOTE DONE PROMOTED',
    'NOTIFY DONE ANNOUNCED',
  ]);
  expect(await app.context.db.query('SELECT 1 FROM drift_report')).toHaveLength(2);

  // Production was trained on what the report calls current.
  await driftReport(api, { model: 'points-model', reference: '1' });
  const [, , third] = await endedRuns(api, 3);
  expect(third).toMatchObject({ trigger: 'DRIFT', outcome: 'NOT_TRAINED' });
  expect(summary(await ended(api, third.id)).slice(3, 5)).toEqual([
    'DRIFT DONE DRIFTED',
    'SWEEP SKIPPED NO_NEW_DATA',
  ]);
});

test('each alert that fires fires the policy once, of Alertmanager as of Grafana; resolved ones do not', async () => {
  const { api, url } = await createPolicyWorld({ onAlert: true, concurrency: 'QUEUE' });
  const other = alertOf({ fingerprint: 'abc', startsAt: '2026-11-20T01:00:01Z' });
  const bodies = [
    alertmanagerBody([alertOf(), other]),
    grafanaBody([alertOf()]),
    alertmanagerBody([alertOf()]),
  ];
  const answers = await Promise.all(bodies.map((body) => sendAlerts(url, body)));
  expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
  const again = await sendAlerts(url, alertmanagerBody([alertOf(), alertOf({ status: 'resolved' })]));
  expect(again.body.alerts).toEqual([
    { fingerprint: '7c1e0c1b3c4d5e6f', run: expect.any(Number), note: 'it had fired the policy already' },
    { fingerprint: '7c1e0c1b3c4d5e6f', run: null, note: 'it is resolved' },
  ]);
  const runs = await endedRuns(api, 2);
  expect(new Set(runs.map(({ trigger, triggerKey }) => `${trigger} ${triggerKey}`))).toEqual(
    new Set([
      'ALERT alert:7c1e0c1b3c4d5e6f:2026-11-20T01:00:00.123Z',
      'ALERT alert:abc:2026-11-20T01:00:01.000Z',
    ]),
  );
  await setPolicy(api, { onAlert: false });
  const deaf = await sendAlerts(url, alertmanagerBody([alertOf({ fingerprint: 'new' })]));
  expect(deaf.body.alerts).toEqual([
    { fingerprint: 'new', run: null, note: 'the policy does not fire on alerts' },
  ]);
});

test('bad alerts get a clear error and fire nothing', async () => {
  const { api, url, app } = await createPolicyWorld({ onAlert: true });
  const cases: [unknown, number, object][] = [
    ['{', 400, { code: 'INVALID_INPUT' }],
    ['', 400, { code: 'INVALID_INPUT' }],
    ['null', 400, { code: 'INVALID_INPUT' }],
    [[], 400, { code: 'INVALID_INPUT' }],
    [{}, 400, { code: 'INVALID_INPUT', field: 'alerts' }],
    [
      { alerts: [] },
      400,
      { code: 'INVALID_INPUT', field: 'alerts', expected: 'must have at least one alert' },
    ],
    [{ alerts: Array.from({ length: 101 }, () => alertOf()) }, 400, { field: 'alerts' }],
    [{ alerts: [alertOf({ status: 'burning' })] }, 400, { field: 'alerts.0.status', value: 'burning' }],
    [
      { alerts: [alertOf({ startsAt: 'yesterday' })] },
      400,
      { field: 'alerts.0.startsAt', value: 'yesterday' },
    ],
    [{ alerts: [alertOf({ fingerprint: `'; DROP TABLE job; --` })] }, 400, { field: 'alerts.0.fingerprint' }],
    [{ alerts: [alertOf({ labels: { alertname: '\u0000' } })] }, 400, { field: 'alerts.0.labels.alertname' }],
    [{ alerts: [alertOf({ labels: { alertname: 7 } })] }, 400, { field: 'alerts.0.labels.alertname' }],
    [{ alerts: [alertOf({ annotations: { text: 'x'.repeat(300_000) } })] }, 413, { code: 'INVALID_INPUT' }],
  ];
  for (const [body, status, error] of cases) {
    const answer = await sendAlerts(url, body);
    expect(answer, JSON.stringify(body).slice(0, 100)).toMatchObject({ status, body: { error } });
  }
  const unknown = await sendAlerts(url, alertmanagerBody([alertOf()]), 'nothing');
  expect(unknown).toMatchObject({ status: 404, body: { error: { code: 'NOT_FOUND', value: 'nothing' } } });
  expect(await pipelineRuns(api)).toEqual([]);
  expect(await app.context.db.query('SELECT 1 FROM job')).toEqual([]);
});

test('a storm of firings is coalesced or cooled down, in short records, and firings by hand never are', async () => {
  const { api, url, app } = await createPolicyWorld({ onAlert: true, cooldownSeconds: 0 });
  const storm = Array.from({ length: 50 }, (_, n) => alertOf({ fingerprint: `f${n}` }));
  await fire(api);
  await fire(api, { skipPromotion: true });
  await sendAlerts(url, alertmanagerBody(storm));
  const runs = await endedRuns(api, 52);
  const outcomes = runs.map(({ outcome }) => outcome);
  // The dry run that waits sees to none of them.
  expect(outcomes.filter((outcome) => outcome === 'COALESCED')).toHaveLength(49);
  expect(runs[3]).toMatchObject({
    outcome: 'COALESCED',
    reason: 'firing 3 was waiting for its turn already and sees to this one too',
    job: null,
    stages: [],
  });
  await expect
    .poll(async () => (await pipelineRuns(api)).every(({ outcome }) => outcome !== null))
    .toBe(true);
  await setPolicy(api, { onAlert: true, cooldownSeconds: 3600 });
  await sendAlerts(url, alertmanagerBody([alertOf({ fingerprint: 'late' })]));
  expect((await pipelineRuns(api))[0]).toMatchObject({ outcome: 'COOLED_DOWN', job: null });
  expect(await app.context.db.query(`SELECT 1 FROM job WHERE kind = 'pipeline'`)).toHaveLength(3);
});

test('without a cooldown a firing counts that began before the one that went ahead of it', async () => {
  const { api, app } = await createPolicyWorld();
  const run = await app.context.db.transaction(async (tx) => {
    await tx.query('SELECT now()');
    await fired(api);
    const policy = await tx.findOneByOrFail(TrainingPolicy, { name: 'points-policy' });
    const tick = {
      kind: 'SCHEDULE',
      key: 'late',
      details: { code: 'BY_SCHEDULE' },
      firedBy: 'test',
    } as const;
    return (await firePolicy(tx, policy, tick)).run;
  });
  expect(run).toMatchObject({ number: 2, outcome: null });
  expect(run.jobId).not.toBeNull();
});

test('the queue tells the ticks of a schedule, each fires once, and a policy that is disabled is silent', async () => {
  const world = await createWorld();
  // Nothing but the queue's schedulers is quick enough then.
  world.env['GUGUS_JOB_RECONCILE_MS'] = '600000';
  const everySecond = { cron: '* * * * * *', timeZone: 'Asia/Jakarta' };
  const { api } = await createPolicyWorld({}, { world });
  await setPolicy(api, { schedule: everySecond, cooldownSeconds: 3600 });
  await expect.poll(async () => (await pipelineRuns(api)).length).toBeGreaterThanOrEqual(4);
  const off = await setPolicy(api, { schedule: everySecond, cooldownSeconds: 3600, enabled: false });
  expect(off).toMatchObject({ enabled: false, nextAt: null });
  const runs = (await pipelineRuns(api)).toReversed();
  const ticks = runs.map(({ triggerKey }) => Number(triggerKey.replace('schedule:', '')));
  expect(ticks).toEqual(ticks.map((_, index) => ticks[0] + 1000 * index));
  expect(runs.slice(1).every(({ outcome }) => outcome === 'COOLED_DOWN')).toBe(true);
  await ended(api, runs[0].id);
  expect(await pipelineRuns(api)).toHaveLength(runs.length);
});
