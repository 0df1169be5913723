import { expect, test } from 'vitest';
import { graphql } from '../gql/gql.ts';
import { createPoints, startTestApp } from '../testkit/app.ts';
import { CREATE_DATASET, pointsDataset, snapshot } from '../testkit/operations.ts';
import { expectOf } from '../testkit/quality.ts';

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
