import { expect, test } from 'vitest';
import { graphql } from '../gql/gql.ts';
import type { ApiError } from '../../src/cli/client.ts';
import { createPoints, startTestApp } from '../testkit/app.ts';
import { post } from '../testkit/http.ts';
import { holdRows } from '../testkit/locks.ts';
import { CREATE_DATASET, pointsDataset, snapshot } from '../testkit/operations.ts';
import { createPolicyWorld, DELETE_POLICY, ended, fire, fired, setPolicy } from '../testkit/policies.ts';
import { expectOf } from '../testkit/quality.ts';

const codeOfError = (error: ApiError) => error.code;

const DELETE_DATASET = graphql(`
  mutation TestDeleteDataset($name: String!) {
    deleteDataset(name: $name)
  }
`);

test('a dataset that turned out wrong is deleted with its expectations, and its name is free again', async () => {
  const { api, sourceUrl } = await startTestApp();
  await createPoints(sourceUrl);
  await api.request(CREATE_DATASET, {
    input: pointsDataset({ query: 'SELECT id, x, y, note FROM points', keyColumn: 'note' }),
  });
  await expectOf(api, [{ kind: 'NOT_NULL', column: 'x' }]);
  expect((await snapshot(api)).error).toMatchObject({ code: 'KEY_NOT_UNIQUE' });
  expect(await api.request(DELETE_DATASET, { name: 'points' })).toEqual({ deleteDataset: 'points' });
  await api.request(CREATE_DATASET, { input: pointsDataset() });
  expect((await snapshot(api)).state).toBe('SUCCEEDED');
});

test('a dataset without a version is deleted after its policies, also where they have fired in vain', async () => {
  const { api, app, url } = await createPolicyWorld({}, { query: 'SELECT id, x, y FROM points WHERE false' });
  const deleteDataset = () => api.request(DELETE_DATASET, { name: 'points' });
  const deletePolicy = () => api.request(DELETE_POLICY, { name: 'points-policy' });
  const refusal = async (text: string) =>
    (await post(url, `mutation { ${text} }`)).body.errors![0].extensions;
  expect(await fired(api)).toMatchObject({ outcome: 'BLOCKED', datasetVersion: null });
  await expect(deleteDataset()).rejects.toThrow('points-policy');
  expect(await refusal('deleteDataset(name: "points")')).toMatchObject({
    code: 'DATASET_IN_USE',
    expected: expect.stringContaining('deleteTrainingPolicy'),
  });
  expect(await deletePolicy()).toEqual({ deleteTrainingPolicy: 'points-policy' });
  expect(await deleteDataset()).toEqual({ deleteDataset: 'points' });
  const { db } = app.context;
  expect(await db.query('SELECT 1 FROM pipeline_run UNION ALL SELECT 1 FROM pipeline_stage')).toEqual([]);
  // What was told of the firing, and who deleted what, stays.
  expect(await db.query(`SELECT 1 FROM notification_event WHERE kind = 'PIPELINE_FINISHED'`)).toHaveLength(1);

  // A right declaration under the same names; a firing that is at work is not taken away, nor one that has decided.
  await api.request(CREATE_DATASET, {
    input: pointsDataset({ query: 'SELECT id, x, y FROM points, pg_sleep(0.05)' }),
  });
  await setPolicy(api);
  const atWork = await fire(api);
  expect(await refusal('deleteTrainingPolicy(name: "points-policy")')).toMatchObject({
    code: 'POLICY_IN_USE',
    expected: expect.stringContaining('cancelPipelineRun'),
  });
  expect(await ended(api, atWork)).toMatchObject({ outcome: 'PROMOTED' });
  expect(await refusal('deleteTrainingPolicy(name: "points-policy")')).toMatchObject({
    code: 'POLICY_IN_USE',
    expected: expect.stringContaining('enabled: false'),
  });
});

test('a policy that is set while its dataset is deleted finds it gone, or keeps it: nothing dangles', async () => {
  const { api, app, env } = await createPolicyWorld();
  await api.request(DELETE_POLICY, { name: 'points-policy' });
  for (const first of ['set', 'delete'] as const) {
    const held = await holdRows(env['DATABASE_URL'], 'dataset');
    const inTurn = {
      set: () => setPolicy(api).then(() => 'set', codeOfError),
      delete: () => api.request(DELETE_DATASET, { name: 'points' }).then(() => 'deleted', codeOfError),
    };
    const one = inTurn[first]();
    await held.wantedBy(1);
    const other = inTurn[first === 'set' ? 'delete' : 'set']();
    await held.wantedBy(2);
    await held.release();
    const outcome = [await one, await other];
    expect(outcome).toEqual(first === 'set' ? ['set', 'DATASET_IN_USE'] : ['deleted', 'NOT_FOUND']);
    const [counts] = await app.context.db.query(
      `SELECT (SELECT count(*)::int FROM dataset) AS datasets, (SELECT count(*)::int FROM training_policy) AS policies`,
    );
    expect(counts).toEqual(first === 'set' ? { datasets: 1, policies: 1 } : { datasets: 0, policies: 0 });
    if (first === 'set') await api.request(DELETE_POLICY, { name: 'points-policy' });
  }
});

test('what has a version is history and stays', async () => {
  const { api, sourceUrl } = await startTestApp();
  await createPoints(sourceUrl);
  await api.request(CREATE_DATASET, { input: pointsDataset() });
  await snapshot(api);
  await expect(api.request(DELETE_DATASET, { name: 'points' })).rejects.toMatchObject({
    code: 'DATASET_IN_USE',
  });
  await expect(api.request(DELETE_DATASET, { name: 'nothing' })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
});
