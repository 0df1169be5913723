import { expect, test } from 'vitest';
import { graphql } from '../gql/gql.ts';
import type { AddDataInput, CreateDatasetInput } from '../gql/graphql.ts';
import { openDatabase } from '../../src/storage/postgres.ts';
import type { ApiClient } from '../../src/cli/client.ts';
import { sheetRow, workbook } from '../../src/data/files/testing.ts';
import { createWorld, startTestApp, threeClusters } from '../testkit/app.ts';
import { post } from '../testkit/http.ts';
import {
  CREATE_DATASET,
  finished,
  pointsDataset,
  pointsSweep,
  snapshot,
  sweep,
} from '../testkit/operations.ts';
import { sendFile } from '../testkit/uploads.ts';

const ADD_DATA = graphql(`
  mutation TestAddData($input: AddDataInput!) {
    addData(input: $input) {
      id
    }
  }
`);

const FILE_DATASET = graphql(`
  query FileDataset($name: String!) {
    dataset(name: $name) {
      query
      source {
        kind
        format
        uploadId
        reading {
          decimal
          columns {
            name
            type
          }
        }
      }
      latestVersion {
        number
        query
        rowCount
        columns {
          name
          type
        }
        source {
          kind
          fileName
          digest
          mode
        }
      }
    }
  }
`);

const CURRENT_VERSION = graphql(`
  query FileDatasetVersions {
    dataset(name: "points") {
      currentVersion {
        number
      }
      versionMoves(first: 1) {
        edges {
          node {
            kind
            reason
          }
        }
      }
    }
  }
`);

const CREATE = 'mutation ($input: CreateDatasetInput!) { createDataset(input: $input) { id } }';
const ADD = 'mutation ($input: AddDataInput!) { addData(input: $input) { id } }';

const csv = (rows: number[][], from = 0) =>
  `id;x;y;note\n${rows.map(([x, y], i) => `p${from + i};${`${x}`.replace('.', ',')};${`${y}`.replace('.', ',')};n`).join('\n')}\n`;

const filesDataset = (upload: string, changes: Partial<CreateDatasetInput> = {}) =>
  pointsDataset({ query: null, upload, ...changes });

async function add(api: ApiClient, input: Omit<AddDataInput, 'dataset'>) {
  const { addData } = await api.request(ADD_DATA, { input: { dataset: 'points', ...input } });
  return await finished(api, addData.id);
}

async function withDataset(content = csv(threeClusters())) {
  const app = await startTestApp();
  const { body } = await sendFile(app.url, content);
  await app.api.request(CREATE_DATASET, { input: filesDataset(body.upload.id) });
  const send = async (text: string | Uint8Array<ArrayBuffer>, fileName = 'more.csv') =>
    (await sendFile(app.url, text, { fileName })).body.upload.id;
  return { ...app, send, first: body.upload };
}

test('from a file to a model: a version says which file it was made from', async () => {
  const { api, first } = await withDataset();
  expect(await snapshot(api)).toMatchObject({
    state: 'SUCCEEDED',
    datasetVersion: { number: 1, rowCount: 30 },
  });
  expect((await sweep(api, pointsSweep())).sweep).toMatchObject({ pickedRun: { nClusters: 3 } });
  const { dataset } = await api.request(FILE_DATASET, { name: 'points' });
  expect(dataset).toMatchObject({
    query: null,
    source: { kind: 'FILES', format: 'CSV', uploadId: first.id },
    latestVersion: {
      query: null,
      source: { kind: 'FILES', fileName: 'points.csv', digest: first.digest, mode: 'REPLACE' },
      columns: [
        { name: 'id', type: 'text' },
        { name: 'x', type: 'double precision' },
        { name: 'y', type: 'double precision' },
        { name: 'note', type: 'text' },
      ],
    },
  });
});

test('further files are appended or take the place of the rows, whatever their format', async () => {
  const { api, send } = await withDataset();
  await snapshot(api, { tag: 'v_1' });
  const whole = csv(
    [
      [7, 8],
      [9, 10],
    ],
    100,
  );
  const appended = await add(api, { upload: await send(whole), mode: 'APPEND', tag: 'v_2' });
  expect(appended).toMatchObject({ created: true, datasetVersion: { number: 2, tag: 'v_2', rowCount: 32 } });
  const book = workbook({
    sheet:
      sheetRow(1, ['y', 'id', 'x', 'note']) +
      sheetRow(2, [1.5, 'b1', 2, 'n']) +
      sheetRow(3, [3, 'b2', 4, null]),
  });
  const mixed = await add(api, { upload: await send(new Uint8Array(book), 'book.xlsx'), mode: 'APPEND' });
  expect(mixed.datasetVersion).toMatchObject({ number: 3, rowCount: 34 });
  const { dataset } = await api.request(FILE_DATASET, { name: 'points' });
  expect(dataset!.latestVersion).toMatchObject({
    columns: [{ name: 'id' }, { name: 'x', type: 'double precision' }, { name: 'y' }, { name: 'note' }],
    source: { fileName: 'book.xlsx', mode: 'APPEND' },
  });
  const replaced = await add(api, { upload: await send(whole), mode: 'REPLACE' });
  expect(replaced.datasetVersion).toMatchObject({ number: 4, rowCount: 2 });
  expect(await snapshot(api)).toMatchObject({
    state: 'SUCCEEDED',
    created: false,
    datasetVersion: { number: 4 },
  });
});

test('rows are appended to the current version, and rows that are sent again become current again', async () => {
  const { api, send } = await withDataset();
  const first = csv(threeClusters());
  await snapshot(api);
  await add(api, { upload: await send(csv([[50, 50]], 100)), mode: 'APPEND' });
  const current = async () => (await api.request(CURRENT_VERSION, {})).dataset!;
  expect((await current()).currentVersion).toEqual({ number: 2 });

  const again = await add(api, { upload: await send(first), mode: 'REPLACE' });
  expect(again).toMatchObject({ created: false, datasetVersion: { number: 1 } });
  expect(await current()).toMatchObject({
    currentVersion: { number: 1 },
    versionMoves: { edges: [{ node: { kind: 'ROLLBACK', reason: 'its rows were sent again' } }] },
  });
  const appended = await add(api, { upload: await send(csv([[60, 60]], 200)), mode: 'APPEND' });
  expect(appended.datasetVersion).toMatchObject({ number: 3, rowCount: 31 });
});

test('what does not fit is refused by name, and no version is made of it', async () => {
  const { api, send, app } = await withDataset();
  await snapshot(api);
  const cases: [string, 'APPEND' | 'REPLACE', string, string][] = [
    [csv([[1, 2]]), 'APPEND', 'KEY_NOT_UNIQUE', 'id'],
    ['id;x;y\nq1;1;2\n', 'APPEND', 'COLUMN_NOT_FOUND', 'note'],
    ['id;x;y;note;z\nq1;1;2;n;3\n', 'APPEND', 'COLUMN_NOT_FOUND', 'z'],
    ['id;x;y;note\nq1;1;two;n\n', 'APPEND', 'FILE_INVALID', 'y'],
    ['id;x;y;note\nq1;1;2;n\n;1;2;n\n', 'APPEND', 'KEY_MISSING', 'id'],
    ['id;x;y;note\nq1;1\n', 'APPEND', 'FILE_INVALID', 'file'],
    ['id;x;y\nq1;1;one\n', 'REPLACE', 'FEATURE_NOT_NUMERIC', 'y'],
    ['id;x\nq1;1\n', 'REPLACE', 'COLUMN_NOT_FOUND', 'features'],
    ['id;x;y;note\n', 'REPLACE', 'DATASET_EMPTY', 'file'],
  ];
  for (const [text, mode, code, field] of cases) {
    const job = await add(api, { upload: await send(text), mode });
    expect.soft(job, text).toMatchObject({ state: 'FAILED', datasetVersion: null, error: { code, field } });
  }
  expect(await app.context.db.query('SELECT number FROM dataset_version')).toEqual([{ number: 1 }]);
});

test('bad input for files gets its code, names the field, and changes nothing', async () => {
  const { url, app, api, first } = await withDataset();
  const other = (changes: object) => ({ ...filesDataset(first.id, { name: 'other' }), ...changes });
  const nobody = '01999999-9999-7999-8999-999999999999';
  const cases: [string, object, string, string][] = [
    [CREATE, other({ upload: nobody }), 'NOT_FOUND', 'upload'],
    [CREATE, other({ upload: "x'; DROP TABLE upload" }), 'NOT_FOUND', 'upload'],
    [CREATE, other({ query: 'SELECT 1' }), 'INVALID_INPUT', 'upload'],
    [CREATE, other({ url: 'http://example.org/a.csv' }), 'INVALID_INPUT', 'url'],
    [CREATE, other({ database: 'SOURCE_DATABASE_URL' }), 'INVALID_INPUT', 'database'],
    [CREATE, other({ keyColumn: 'nothing' }), 'COLUMN_NOT_FOUND', 'keyColumn'],
    [CREATE, other({ features: [{ name: 'note', unit: '' }] }), 'FEATURE_NOT_NUMERIC', 'note'],
    [CREATE, other({ reading: { delimiter: '!' } }), 'INVALID_INPUT', 'reading.delimiter'],
    [CREATE, other({ reading: { columns: [{ name: 'z', type: 'text' }] } }), 'COLUMN_NOT_FOUND', 'z'],
    [CREATE, other({ upload: null, url: 'file:///etc/passwd' }), 'INVALID_INPUT', 'url'],
    [CREATE, other({ upload: null, url: 'http://user:pass@example.org/a.csv' }), 'INVALID_INPUT', 'url'],
    [CREATE, other({ upload: null, url: 'http://' }), 'INVALID_INPUT', 'url'],
    [ADD, { dataset: 'none', upload: first.id, mode: 'REPLACE' }, 'NOT_FOUND', 'dataset'],
    [ADD, { dataset: 'points', upload: nobody, mode: 'REPLACE' }, 'NOT_FOUND', 'upload'],
    [ADD, { dataset: 'points', upload: first.id, mode: 'APPEND' }, 'NOT_FOUND', 'version'],
    [ADD, { dataset: 'points', upload: first.id, mode: 'REPLACE', tag: 'a/b' }, 'INVALID_INPUT', 'tag'],
    [ADD, { dataset: 'query', upload: first.id, mode: 'REPLACE' }, 'INVALID_INPUT', 'dataset'],
  ];
  await api.request(CREATE_DATASET, {
    input: pointsDataset({ name: 'query', query: `SELECT 'a' AS id, 1 AS x, 2 AS y` }),
  });
  for (const [mutation, input, code, field] of cases) {
    const { body } = await post(url, mutation, { input });
    const extensions = body.errors?.[0].extensions;
    expect
      .soft({ code: extensions?.['code'], field: extensions?.['field'] }, JSON.stringify(input))
      .toEqual({ code, field });
    expect.soft(JSON.stringify(body.errors?.[0].message)).not.toContain('pass@');
  }
  expect(await app.context.db.query('SELECT name FROM dataset ORDER BY name')).toEqual([
    { name: 'points' },
    { name: 'query' },
  ]);
  expect(await app.context.db.query('SELECT 1 FROM job')).toEqual([]);
});

test('of two additions at once one is refused', async () => {
  const { url, api, first } = await withDataset();
  await snapshot(api);
  const input = { dataset: 'points', upload: first.id, mode: 'REPLACE' };
  const answers = await Promise.all([1, 2, 3].map(() => post(url, ADD, { input })));
  const accepted = answers.flatMap(
    ({ body }) => (body.data?.['addData'] as { id: string } | undefined) ?? [],
  );
  for (const { body } of answers) {
    if (body.errors) expect(body.errors[0].extensions['code']).toBe('JOB_IN_PROGRESS');
  }
  expect(accepted.length).toBeGreaterThan(0);
  for (const { id } of accepted)
    expect(await finished(api, id)).toMatchObject({ state: 'SUCCEEDED', created: false });
});

test('types that were said are kept for later files', async () => {
  const { api, url } = await startTestApp();
  const send = async (text: string) => (await sendFile(url, text)).body.upload.id;
  const reading = { decimal: 'COMMA' as const, columns: [{ name: 'id', type: 'text' }] };
  const upload = await send('id;x;y\n1;1.234;5\n');
  await api.request(CREATE_DATASET, { input: filesDataset(upload, { reading }) });
  await snapshot(api);
  await add(api, { upload: await send('id;x;y\n2;2.345;-\n'.replace('-', '1.000')), mode: 'REPLACE' });
  const { dataset } = await api.request(FILE_DATASET, { name: 'points' });
  expect(dataset!.source.reading).toEqual(reading);
  expect(dataset!.latestVersion!.columns.map(({ type }) => type)).toEqual([
    'text',
    'double precision',
    'double precision',
  ]);
});

test('a dataset of files stops the way down, by its name', async () => {
  const world = await createWorld();
  const { url, api, app } = await startTestApp(world);
  const { body } = await sendFile(url, csv(threeClusters()));
  await api.request(CREATE_DATASET, { input: filesDataset(body.upload.id) });
  await app.close();
  const db = await openDatabase(world.env['DATABASE_URL']);
  const down = async () => {
    for (const _ of db.migrations) await db.undoLastMigration();
  };
  await expect(down()).rejects.toThrow(/older schema cannot hold: points/);
  expect(await db.query('SELECT 1 AS there FROM upload')).toHaveLength(1);
  await db.destroy();
});
