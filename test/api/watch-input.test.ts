import { expect, test } from 'vitest';
import { createPoints, startTestApp } from '../testkit/app.ts';
import { post } from '../testkit/http.ts';
import { CREATE_DATASET, pointsDataset } from '../testkit/operations.ts';
import { sendFile } from '../testkit/uploads.ts';
import { unwatch, watch, watched } from '../testkit/watches.ts';

const MUTATION = 'mutation ($input: WatchDatasetInput!) { watchDataset(input: $input) { name } }';

test('intervals outside of 1 second to 31 days and unknown datasets are refused, and change nothing', async () => {
  const { api, app, sourceUrl, url } = await startTestApp(undefined, { workers: false });
  await createPoints(sourceUrl);
  await api.request(CREATE_DATASET, { input: pointsDataset() });
  const cases: [unknown, string][] = [
    ...[0, -1, 2_678_401, 2 ** 31 - 1].map((value) => [value, 'INVALID_INPUT'] as [unknown, string]),
    ...[1.5, 1e12, '60', null, true, [60, 60]].map((value) => [value, 'BAD_USER_INPUT'] as [unknown, string]),
  ];
  for (const [everySeconds, code] of cases) {
    const { body } = await post(url, MUTATION, { input: { dataset: 'points', everySeconds } });
    const { extensions } = body.errors![0];
    expect(extensions, JSON.stringify(everySeconds)).toMatchObject({
      code,
      ...(code === 'INVALID_INPUT' && { field: 'everySeconds', value: everySeconds }),
    });
  }
  for (const dataset of ['nothing', '', `points'; DROP TABLE dataset; --`, 'p'.repeat(100_000)]) {
    await expect(watch(api, 60, dataset)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(unwatch(api, dataset)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  }
  expect(await app.context.db.query('SELECT 1 FROM dataset_watch')).toEqual([]);
  expect((await watched(api)).watch).toBeNull();
  expect((await watch(api, 2_678_400)).watch).toEqual({ everySeconds: 2_678_400, checkedAt: null });
});

test('a dataset of files or of a URL cannot be watched, and the error says why', async () => {
  const { api, app, url } = await startTestApp(undefined, { workers: false });
  const { body } = await sendFile(url, 'id,x,y\np1,1,2\np2,3,4\n');
  const sources = { files: { upload: body.upload.id }, url: { url: 'https://example.org/points.csv' } };
  for (const [name, source] of Object.entries(sources)) {
    await api.request(CREATE_DATASET, { input: pointsDataset({ name, query: null, ...source }) });
    const refused = await post(url, MUTATION, { input: { dataset: name, everySeconds: 60 } });
    expect(refused.body.errors![0].extensions).toMatchObject({
      code: 'NOT_WATCHABLE',
      field: 'dataset',
      value: name,
      expected: 'a dataset whose source is a query or a table',
    });
    await unwatch(api, name);
  }
  expect(await app.context.db.query('SELECT 1 FROM dataset_watch')).toEqual([]);
});
