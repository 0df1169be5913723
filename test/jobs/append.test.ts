import { expect, test } from 'vitest';
import { createLogger } from '../../src/log.ts';
import { rollbackDataset } from '../../src/use-cases/rollback-dataset.ts';
import { takeSnapshot } from '../../src/use-cases/take-snapshot.ts';
import { graphql } from '../gql/gql.ts';
import { startTestApp } from '../testkit/app.ts';
import { CREATE_DATASET, finished, pointsDataset, snapshot } from '../testkit/operations.ts';
import { sendFile } from '../testkit/uploads.ts';

const APPEND = graphql(`
  mutation TestAppend($upload: ID!) {
    addData(input: { dataset: "points", upload: $upload, mode: APPEND }) {
      id
    }
  }
`);

test('rows are appended to the version that is current when they are recorded, whatever happens meanwhile', async () => {
  const { api, app, url } = await startTestApp();
  const send = async (rows: string) => (await sendFile(url, `id,x,y\n${rows}`)).body.upload.id;
  await api.request(CREATE_DATASET, {
    input: pointsDataset({ query: null, upload: await send('a,1,2\nb,3,4\n') }),
  });
  await snapshot(api);
  const { addData } = await api.request(APPEND, { upload: await send('c,5,6\n') });
  expect((await finished(api, addData.id)).datasetVersion).toMatchObject({ number: 2, rowCount: 3 });

  const { db } = app.context;
  const [{ id: datasetId }] = await db.query('SELECT id FROM dataset');
  const payload = { datasetId, tag: null, message: null, takenBy: 'test' };
  let ends = 0;
  await takeSnapshot(
    app.context,
    { ...payload, added: { uploadId: await send('d,7,8\n'), mode: 'APPEND' } },
    {
      jobId: '',
      parentId: null,
      log: createLogger('silent'),
      signal: new AbortController().signal,
      progress: () => undefined,
      report: async () => undefined,
      suspend: async () => undefined,
      reportRun: () => Promise.resolve(),
      complete: async (_message, write) => {
        const back = { dataset: 'points', toVersion: 1, reason: 'meanwhile', movedBy: 'test' };
        if (++ends === 1) await rollbackDataset({ db }, back);
        await db.transaction(write);
      },
    },
  );
  expect(ends).toBe(2);
  const [third] = await db.query(
    `SELECT version.row_count::int AS rows, parent.number AS parent FROM dataset_version AS version
     JOIN dataset_version AS parent ON parent.id = version.parent_id WHERE version.number = 3`,
  );
  expect(third).toEqual({ rows: 3, parent: 1 });
});
