import { expect, test } from 'vitest';
import { migrate } from '../../src/storage/postgres.ts';
import { graphql } from '../gql/gql.ts';
import { createPoints, createWorld, startTestApp } from '../testkit/app.ts';
import { createProduction } from '../testkit/operations.ts';
import { fire, setPolicy } from '../testkit/policies.ts';

const START = graphql(`
  mutation TestKeptReport {
    startDriftReport(input: { model: "points-model" }) {
      id
    }
  }
`);

test('what a drift report or a firing is at work on is needed until it has ended, down and up again', async () => {
  const world = await createWorld();
  const before = await startTestApp(world);
  await createPoints(world.sourceUrl);
  await createProduction(before.api);
  await before.app.close();

  const { api, app } = await startTestApp(world, { workers: false });
  const { db } = app.context;
  await api.request(START, {});
  await setPolicy(api);
  const run = await fire(api);
  await db.query(
    `UPDATE pipeline_run SET dataset_version_id = dataset_version.id, model_version_id = model_version.id
     FROM dataset_version, model_version WHERE pipeline_run.id = $1`,
    [run],
  );
  const needs = async () =>
    (
      await db.query(
        `SELECT DISTINCT kind, reason FROM content_need WHERE reason LIKE 'a drift%' OR reason LIKE 'a training%' ORDER BY 2, 1`,
      )
    ).map(({ kind, reason }: { kind: string; reason: string }) => `${kind}: ${reason}`);
  const atWork = [
    'DATASET_VERSION: a drift report is being made of it',
    'MODEL_VERSION: a drift report is being made of it',
    'DATASET_VERSION: a training policy is at work on it',
    'MODEL_VERSION: a training policy is at work on it',
  ];
  expect(await needs()).toEqual(atWork);
  const all = await db.query('SELECT * FROM content_need ORDER BY kind, id, reason');
  let undone = '';
  while (!undone.startsWith('WorkKeepsContent')) {
    [{ name: undone }] = await db.query('SELECT name FROM migration ORDER BY id DESC LIMIT 1');
    await db.undoLastMigration();
  }
  expect(await needs()).toEqual([]);
  await migrate(db);
  expect(await db.query('SELECT * FROM content_need ORDER BY kind, id, reason')).toEqual(all);

  await db.query(`UPDATE job SET state = 'CANCELLED', finished_at = now() WHERE kind = 'drift'`);
  await db.query(
    `UPDATE pipeline_run SET outcome = 'CANCELLED', why = '{"code": "CANCELLED"}', finished_at = now()`,
  );
  expect(await needs()).toEqual([]);
});
