import { expect, test } from 'vitest';
import { threeClusters } from '../testkit/app.ts';
import { runSql } from '../testkit/databases.ts';
import { setGate } from '../testkit/gates.ts';
import { expectOf } from '../testkit/quality.ts';
import { CREATE_DATASET, pointsDataset, snapshot } from '../testkit/operations.ts';
import {
  createPolicyWorld,
  explain,
  fire,
  fired,
  pipelineRuns,
  RETRY,
  RUN_EVENTS,
  ended,
  setPolicy,
  summary,
} from '../testkit/policies.ts';

const SHIFT = 'UPDATE points SET x = x + 30, y = y * 2';

test('a policy trains a first model, then only on drift, and promotes only what is better', async () => {
  const { api, app, sourceUrl } = await createPolicyWorld();
  const first = await fired(api);
  expect(summary(first)).toEqual([
    'COLLECT DONE COLLECTED',
    'VALIDATE SKIPPED UNCHECKED',
    'VERSION DONE NEW_VERSION',
    'DRIFT SKIPPED NO_PRODUCTION',
    'SWEEP DONE TRAINED',
    'COMPARE SKIPPED FIRST_MODEL',
    'CANARY SKIPPED NO_CANARY',
    'PROMOTE DONE PROMOTED',
    'NOTIFY DONE ANNOUNCED',
  ]);
  expect(first).toMatchObject({
    number: 1,
    outcome: 'PROMOTED',
    reason: 'v1.0 is Production now (before: –)',
    job: { state: 'SUCCEEDED', fraction: 1 },
    datasetVersion: { number: 1 },
    modelVersion: { name: 'v1.0' },
    aliasMove: { movedBy: 'points-policy', to: { name: 'v1.0' } },
  });

  const same = await fired(api);
  expect(same).toMatchObject({ outcome: 'NOT_TRAINED', modelVersion: null, datasetVersion: { number: 1 } });
  expect(summary(same).slice(2)).toEqual([
    'VERSION SKIPPED SAME_CONTENT',
    'DRIFT SKIPPED SAME_DATA',
    'SWEEP SKIPPED NO_NEW_DATA',
    'COMPARE SKIPPED EARLIER_STAGE',
    'CANARY SKIPPED EARLIER_STAGE',
    'PROMOTE SKIPPED EARLIER_STAGE',
    'NOTIFY DONE ANNOUNCED',
  ]);

  await runSql(sourceUrl, `UPDATE points SET x = x + 1e-9 WHERE id = 'p0001'`);
  const calm = await fired(api);
  expect(calm).toMatchObject({ outcome: 'NOT_TRAINED', datasetVersion: { number: 2 } });
  expect(summary(calm).slice(2, 5)).toEqual([
    'VERSION DONE NEW_VERSION',
    'DRIFT DONE NO_DRIFT',
    'SWEEP SKIPPED NO_DRIFT_NO_TRAINING',
  ]);
  const why = await explain(api, calm.id, 'ID');
  expect(why.find(({ stage }) => stage === 'SWEEP')).toEqual({
    stage: 'SWEEP',
    question: 'Mengapa model tidak dilatih?',
    answer:
      'dilewati: tidak ditemukan drift (0 dari 2 kolom, proporsi 0), dan kebijakan hanya melatih bila ada drift',
  });
  expect(why.find(({ stage }) => stage === 'DRIFT')!.answer).toContain('0 dari 2 kolom');

  await runSql(sourceUrl, SHIFT);
  const drifted = await fired(api);
  expect(summary(drifted).slice(2)).toEqual([
    'VERSION DONE NEW_VERSION',
    'DRIFT DONE DRIFTED',
    'SWEEP DONE TRAINED',
    'COMPARE DONE BETTER',
    'CANARY SKIPPED NO_CANARY',
    'PROMOTE DONE PROMOTED',
    'NOTIFY DONE ANNOUNCED',
  ]);
  expect(drifted).toMatchObject({ outcome: 'PROMOTED', aliasMove: { to: { name: 'v1.1' } } });
  expect(await app.context.db.query('SELECT 1 FROM sweep')).toHaveLength(2);
  expect((await pipelineRuns(api)).map(({ number, outcome }) => [number, outcome])).toEqual([
    [4, 'PROMOTED'],
    [3, 'NOT_TRAINED'],
    [2, 'NOT_TRAINED'],
    [1, 'PROMOTED'],
  ]);
  expect(await pipelineRuns(api, { outcome: 'PROMOTED', first: 1 })).toMatchObject([{ number: 4 }]);
});

test('a forced retrain reuses the data, and what is not better or not to be promoted stays a challenger', async () => {
  const { api, app } = await createPolicyWorld({ trainWhen: 'NEW_DATA' });
  const dry = await fired(api, { skipPromotion: true });
  expect(dry).toMatchObject({ outcome: 'NOT_PROMOTED', modelVersion: { name: 'v1.0' }, aliasMove: null });
  expect(summary(dry).at(-2)).toBe('PROMOTE SKIPPED DRY_RUN');

  const known = await fired(api);
  expect(summary(known).slice(4, 8)).toEqual([
    'SWEEP DONE TRAINED_BEFORE',
    'COMPARE SKIPPED FIRST_MODEL',
    'CANARY SKIPPED NO_CANARY',
    'PROMOTE DONE PROMOTED',
  ]);
  expect(known).toMatchObject({ outcome: 'PROMOTED', modelVersion: { name: 'v1.0' } });

  const forced = await fired(api, { forceRetrain: true, reason: 'to see' });
  expect(summary(forced)).toEqual([
    'COLLECT SKIPPED FORCED',
    'VALIDATE SKIPPED UNCHECKED',
    'VERSION SKIPPED VERSION_KNOWN',
    'DRIFT SKIPPED SAME_DATA',
    'SWEEP DONE TRAINED',
    'COMPARE DONE NOT_BETTER',
    'CANARY SKIPPED NOT_CONVINCING',
    'PROMOTE SKIPPED NOT_CONVINCING',
    'NOTIFY DONE ANNOUNCED',
  ]);
  expect(forced).toMatchObject({ outcome: 'NOT_PROMOTED', modelVersion: { name: 'v1.1' } });
  expect(forced.firedBecause).toBe('local fired it by hand: to see');
  const { db } = app.context;
  expect(await db.query('SELECT kind FROM notification_event ORDER BY id')).toEqual(
    [
      'PIPELINE_FINISHED',
      'MODEL_PROMOTED',
      'PIPELINE_FINISHED',
      'PIPELINE_FINISHED',
      'MODEL_NOT_PROMOTED',
    ].map((kind) => ({ kind })),
  );

  await setPolicy(api, {
    trainWhen: 'ALWAYS',
    promote: 'MANUAL',
    sweep: { experiment: 'tests', nClusters: [2], chooseClusters: true },
  });
  const byHand = await fired(api);
  expect(byHand).toMatchObject({ outcome: 'NOT_PROMOTED', spec: { number: 2 } });

  await setGate(api, { minimumClusterSize: 11, minimumClusterShare: 0.3 });
  const gated = await fired(api, { forceRetrain: true });
  expect(summary(gated)[5]).toBe('COMPARE DONE GATE_FAILED');
  const told = async (language: 'EN' | 'ID') => (await explain(api, gated.id, language))[6].answer;
  expect(await told('EN')).toContain('the smallest cluster has 10 rows; at least 11 is asked');
  expect(await told('ID')).toContain('jumlah baris klaster terkecil 10 (batas 11) tidak terpenuhi');
});

test('invalid data is blocked before training, and a retry collects again and does only what is missing', async () => {
  const { api, app, url, sourceUrl } = await createPolicyWorld({ trainWhen: 'NEW_DATA' });
  await expectOf(api, [{ kind: 'BETWEEN', column: 'x', max: 100, severity: 'BLOCK' }]);
  await runSql(sourceUrl, `UPDATE points SET x = 1000 WHERE id = 'p0001'`);
  const blocked = await fired(api);
  expect(blocked.outcome).toBe('BLOCKED');
  expect(summary(blocked).slice(0, 3)).toEqual([
    'COLLECT DONE COLLECTED',
    'VALIDATE FAILED INVALID',
    'VERSION SKIPPED EARLIER_STAGE',
  ]);
  expect(blocked.stages.at(-1)).toMatchObject({ stage: 'NOTIFY', state: 'DONE' });
  const [, , validation] = await explain(api, blocked.id, 'ID');
  expect(validation.question).toBe('Mengapa data tidak dinyatakan sah?');
  const { db } = app.context;
  expect(await db.query('SELECT 1 FROM sweep')).toEqual([]);
  const metrics = await (await fetch(`${url}/metrics`)).text();
  expect(metrics).toContain('gugus_pipeline_runs{policy="points-policy",outcome="BLOCKED"} 1\n');
  expect(metrics).toContain('gugus_expectations_failed{dataset="points",severity="BLOCK"} 1\n');

  await runSql(sourceUrl, `UPDATE points SET x = 0.5 WHERE id = 'p0001'`);
  await api.request(RETRY, { id: blocked.id });
  const retried = await ended(api, blocked.id);
  expect(retried).toMatchObject({ number: 1, outcome: 'PROMOTED', datasetVersion: { number: 2 } });
  expect(summary(retried)[1]).toBe('VALIDATE DONE VALID');
  await expect(api.request(RETRY, { id: blocked.id })).rejects.toMatchObject({ code: 'NOTHING_TO_RETRY' });
});

test('a stage that fails ends the firing with its reason, and a retry goes on from there', async () => {
  const { api, app, sourceUrl } = await createPolicyWorld(
    { trainWhen: 'NEW_DATA', sweep: { experiment: 'tests', nClusters: [2, 3, 40] } },
    { rows: threeClusters(10) },
  );
  const failed = await fired(api);
  expect(failed.outcome).toBe('FAILED');
  expect(failed.reason).toContain('K_EXCEEDS_ROWS');
  expect(summary(failed).slice(2, 6)).toEqual([
    'VERSION DONE NEW_VERSION',
    'DRIFT SKIPPED NO_PRODUCTION',
    'SWEEP FAILED ERROR',
    'COMPARE SKIPPED EARLIER_STAGE',
  ]);
  const { db } = app.context;
  // The firing keeps the revision that it fired with: what can be mended is the data.
  await runSql(
    sourceUrl,
    `INSERT INTO points SELECT 'q' || n, n % 3 * 10, n % 3 FROM generate_series(1, 40) AS n`,
  );
  await snapshot(api);
  await db.query('UPDATE pipeline_run SET dataset_version_id = (SELECT current_version_id FROM dataset)');
  await api.request(RETRY, { id: failed.id });
  const retried = await ended(api, failed.id);
  expect(retried.outcome).toBe('PROMOTED');
  expect(await db.query(`SELECT 1 FROM job WHERE kind = 'snapshot'`)).toHaveLength(2);
});

test('firings of one policy have their turns one after another, and their events come live and without gaps', async () => {
  const { api, app } = await createPolicyWorld();
  const ids = await Promise.all(
    Array.from({ length: 4 }, async (_, n) => await fire(api, { idempotencyKey: `request-${n % 3}` })),
  );
  expect(new Set(ids).size).toBe(3);
  const numbers: number[] = [];
  for await (const { pipelineRunEvents } of api.subscribe(RUN_EVENTS, { id: ids[2], after: 0 }))
    numbers.push(pipelineRunEvents.number);
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  for (const id of ids) await ended(api, id);
  const [{ overlaps }] = await app.context.db.query(
    `SELECT count(*)::int AS overlaps FROM pipeline_run AS a JOIN pipeline_run AS b
     ON a.number < b.number AND b.started_at < a.finished_at`,
  );
  expect(overlaps).toBe(0);
  expect(await app.context.db.query('SELECT 1 FROM sweep')).toHaveLength(1);
});

test('a source that cannot be read fails the firing by name, and nothing is trained', async () => {
  const { api, sourceUrl } = await createPolicyWorld();
  await runSql(sourceUrl, 'DROP TABLE points');
  const run = await fired(api);
  expect(run).toMatchObject({ outcome: 'FAILED', reason: expect.stringContaining('QUERY_INVALID') });
  expect(await explain(api, run.id)).toHaveLength(11);
  await api.request(CREATE_DATASET, {
    input: pointsDataset({ name: 'other', query: 'SELECT 1 AS id, 2 AS x, 3 AS y' }),
  });
});
