import { expect, test } from 'vitest';
import { graphql } from '../gql/gql.ts';
import { createPartitions, daysBetween } from '../../src/serving/prediction-partitions.ts';
import { servingActivity } from '../../src/use-cases/serving-activity.ts';
import { predictRouted } from '../testkit/canaries.ts';
import { runSql } from '../testkit/databases.ts';
import { promote } from '../testkit/operations.ts';
import { movedCentres, setShadow } from '../testkit/shadows.ts';

const ACTIVITY = graphql(`
  query TestServingActivity($model: String!, $minutes: Int) {
    servingActivity(model: $model, minutes: $minutes) {
      from
      to
      total {
        calls
        answers
        canaryAnswers
        medianMs
        p99Ms
        shadowAnswers
        shadowErrors
      }
      minutes {
        time
        calls
        answers
        shadowAnswers
      }
    }
  }
`);

test('the activity of a model counts its calls, rows and latencies by the minute, its shadow beside them', async () => {
  const { api, app, env } = await movedCentres();
  const model = 'points-model';
  const ask = async (minutes = 60) => (await api.request(ACTIVITY, { model, minutes })).servingActivity;
  expect(await ask()).toMatchObject({
    total: { calls: 0, answers: 0, medianMs: null, p99Ms: null },
    minutes: [],
  });

  for (let i = 0; i < 3; i++) await predictRouted(api, [[0, 0]]);
  await predictRouted(
    api,
    Array.from({ length: 10 }, (_, i) => [i, i]),
  );
  await expect.poll(async () => (await ask()).total.answers).toBe(13);
  const { total } = await ask();
  expect(total).toMatchObject({ calls: 4, canaryAnswers: 0, shadowAnswers: 0, shadowErrors: 0 });
  expect(total.medianMs).toBeGreaterThan(0);
  expect(total.p99Ms).toBeGreaterThanOrEqual(total.medianMs!);

  await setShadow(api, 1);
  await promote(api, 'v1.1', { alias: 'Shadow' });
  await expect
    .poll(async () => {
      await predictRouted(api, [[0, 0]]);
      return (await ask()).total.shadowAnswers;
    })
    .toBeGreaterThan(0);
  expect((await ask()).total.calls).toBeGreaterThan(4);

  // Ids carry the time: the same rows, half an hour ago, which may have been yesterday.
  const database = env['DATABASE_URL'];
  const now = Date.now();
  const [yesterday] = daysBetween(now - 24 * 3600 * 1000, now);
  await createPartitions(async (sql) => await runSql(database, sql), yesterday);
  const columns =
    'model_id, model_version_id, alias, role, caller, latency_ms, cluster, distance, confidence, features, call_rows';
  await runSql(
    database,
    `INSERT INTO prediction_log (id, ${columns})
     SELECT uuidv7(interval '-30 minutes'), ${columns} FROM prediction_log WHERE role = 'PRODUCTION'`,
  );
  const wide = await ask();
  expect(wide.minutes.length).toBeGreaterThan(1);
  expect(wide.minutes.reduce((sum, { answers }) => sum + answers, 0)).toBe(wide.total.answers);
  expect((await ask(5)).total.answers).toBe(wide.total.answers / 2);
  expect(Date.parse(wide.to) - Date.parse(wide.from)).toBeLessThanOrEqual(60 * 60_000);

  const cut = await servingActivity(app.context, { model, minutes: 60 }, wide.total.answers / 2);
  expect(cut.from.getTime()).toBeGreaterThan(Date.parse(wide.from));
  expect(cut.minutes.map(({ time }) => time.getTime())).not.toContain(Date.parse(wide.minutes[0].time));

  await expect(ask(0)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  await expect(api.request(ACTIVITY, { model: 'unknown' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
