import { createHash } from 'node:crypto';
import { readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sheetRow, workbook } from '../../src/data/files/testing.ts';
import { graphql } from '../gql/gql.ts';
import { createWorld, startTestApp } from '../testkit/app.ts';
import { post } from '../testkit/http.ts';
import { sendFile, tus } from '../testkit/uploads.ts';

const CSV = 'id,x,y\np1,1.5,2\np2,3.5,4\n';
const UPLOAD = graphql(`
  query TestUpload($id: ID!, $reading: FileReadingInput) {
    upload(id: $id) {
      fileName
      digest
      sizeBytes
      preview(reading: $reading) {
        format
        encoding
        delimiter
        sheets
        inferenceRows
        columns {
          name
          type
          decimal
          isAmbiguous
        }
        rows
      }
    }
  }
`);

async function withSmallLimit() {
  const world = await createWorld();
  world.env['GUGUS_FILE_MB'] = '1';
  return await startTestApp(world);
}

const uploadsOf = async ({ app }: Awaited<ReturnType<typeof startTestApp>>) =>
  await app.context.db.query('SELECT id, file_name FROM upload ORDER BY id');
const temporaryFiles = async ({ env }: Awaited<ReturnType<typeof startTestApp>>) =>
  await readdir(join(env['GUGUS_DATA'], 'blobs/tmp'));

test('an uploaded file is kept as it came, and the answer shows how it would be read', async () => {
  const { url, api, app } = await startTestApp();
  const { status, body } = await sendFile(url, CSV, { fileName: '../../etc/po\u0007ints.csv' });
  const digest = createHash('md5').update(CSV).digest('hex');
  expect(status).toBe(201);
  expect(body).toMatchObject({
    upload: { fileName: 'points.csv', digest, sizeBytes: CSV.length },
    preview: {
      format: 'CSV',
      columns: [
        { name: 'id', type: 'text' },
        { name: 'x', type: 'double precision' },
        { name: 'y', type: 'bigint' },
      ],
      rows: [
        ['p1', '1.5', '2'],
        ['p2', '3.5', '4'],
      ],
    },
    errors: [],
  });
  expect((await readFile(await app.context.blobs.file(digest))).toString()).toBe(CSV);
  const { upload } = await api.request(UPLOAD, { id: body.upload.id });
  expect(upload).toMatchObject({
    digest,
    preview: { format: 'CSV', encoding: 'utf-8', delimiter: ',', inferenceRows: 100_000 },
  });
  const columns = [{ name: 'y', type: 'text' }];
  const said = await api.request(UPLOAD, { id: body.upload.id, reading: { decimal: 'COMMA', columns } });
  expect(said.upload!.preview!.columns.map(({ type }) => type)).toEqual(['text', 'text', 'text']);
});

test('the answer says how the file is read in the words in which a reading is said', async () => {
  const { url, api } = await startTestApp();
  const { body } = await sendFile(url, 'id;x\np1;1,5\n');
  const { upload } = await api.request(UPLOAD, { id: body.upload.id });
  expect(upload?.preview?.columns[1]?.decimal).toBe('COMMA');
  expect(body.preview).toEqual(upload?.preview);
});

test('what is sent without a form is told that it needs one', async () => {
  const app = await startTestApp();
  for (const type of ['application/x-www-form-urlencoded', 'text/csv', 'application/json']) {
    const headers = { 'x-gugus-upload': '1', 'content-type': type };
    const response = await fetch(`${app.url}/uploads`, { method: 'POST', headers, body: CSV });
    expect.soft(response.status, type).toBe(415);
    expect.soft(await response.text(), type).toContain('curl -F file=@NAME');
  }
  expect(await uploadsOf(app)).toEqual([]);
});

test('a preview shows empty values as null', async () => {
  const { url, api } = await startTestApp();
  const { body } = await sendFile(url, 'id,x\np1,\np2,-\n');
  expect(body.preview!.rows).toEqual([
    ['p1', null],
    ['p2', '-'],
  ]);
  const { upload } = await api.request(UPLOAD, { id: body.upload.id, reading: { nullTexts: ['-'] } });
  expect(upload!.preview!.rows).toEqual([
    ['p1', null],
    ['p2', null],
  ]);
});

test('a file that cannot be read as it is stays, for it may be read in another way', async () => {
  const { url, api } = await startTestApp();
  const content = workbook({ sheet: '', secondSheet: sheetRow(1, ['a', 'b']) + sheetRow(2, [1, 'x']) });
  const { status, body } = await sendFile(url, new Uint8Array(content), { fileName: 'book.xlsx' });
  expect(status).toBe(201);
  expect(body).toMatchObject({
    preview: null,
    errors: [{ message: 'The sheet is empty.', extensions: { code: 'FILE_INVALID' } }],
  });
  const { upload } = await api.request(UPLOAD, { id: body.upload.id, reading: { sheet: 'Second & last' } });
  expect(upload!.preview).toMatchObject({ sheets: ['First', 'Second & last'], rows: [['1', 'x']] });
});

test('what is said about reading is checked, and an unknown upload is none', async () => {
  const { url } = await startTestApp();
  const { body } = await sendFile(url, CSV);
  const ask =
    'query ($id: ID!, $reading: FileReadingInput) { upload(id: $id) { preview(reading: $reading) { format } } }';
  const cases: [object, string, string][] = [
    [{ delimiter: 'x' }, 'INVALID_INPUT', 'delimiter'],
    [{ columns: [{ name: 'x', type: 'int4; DROP TABLE' }] }, 'INVALID_INPUT', 'columns.0.type'],
    [{ columns: [{ name: 'none', type: 'text' }] }, 'COLUMN_NOT_FOUND', 'none'],
    [{ columns: [{ name: 'id', type: 'bigint' }] }, 'FILE_INVALID', 'id'],
    [{ nullTexts: [''] }, 'INVALID_INPUT', 'nullTexts.0'],
    [{ format: 'PARQUET' }, 'FILE_INVALID', 'file'],
    [{ format: 'XLSX' }, 'FILE_INVALID', 'file'],
    [{ format: 'JSONL' }, 'FILE_INVALID', 'file'],
  ];
  for (const [reading, code, field] of cases) {
    const answer = await post(url, ask, { id: body.upload.id, reading });
    expect.soft(answer.body.errors?.[0].extensions, JSON.stringify(reading)).toMatchObject({ code, field });
    expect.soft(answer.body.errors?.[0].message).not.toMatch(/gugus-world|\/tmp/);
  }
  const none = await post(
    url,
    '{ a: upload(id: "x") { id } b: upload(id: "01999999-9999-7999-8999-999999999999") { id } }',
  );
  expect(none.body.data).toEqual({ a: null, b: null });
});

test('a form that somebody else’s web page could send is refused, and leaves nothing', async () => {
  const app = await startTestApp();
  expect(await sendFile(app.url, CSV, { headers: {} })).toMatchObject({
    status: 400,
    body: { errors: [{ extensions: { code: 'BAD_REQUEST' } }] },
  });
  expect((await sendFile(app.url, CSV, { headers: { 'apollo-require-preflight': 'x' } })).status).toBe(201);
  const simple = await fetch(`${app.url}/uploads/resumable`, { method: 'POST', body: 'x' });
  expect(simple.status).toBe(412);
  const preflight = await tus(`${app.url}/uploads/resumable`, 'OPTIONS', { origin: 'https://evil.example' });
  expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
  expect(await uploadsOf(app)).toHaveLength(1);
});

test('a form without a file, with two files, too large or cut off is refused, and leaves nothing', async () => {
  const app = await withSmallLimit();
  const headers = { 'x-gugus-upload': '1' };
  const send = async (form: FormData) => {
    const response = await fetch(`${app.url}/uploads`, { method: 'POST', headers, body: form });
    return [
      response.status,
      ((await response.json()) as { errors: { extensions: { code: string } }[] }).errors[0].extensions.code,
    ];
  };
  const empty = new FormData();
  empty.append('name', 'x');
  expect(await send(empty)).toEqual([400, 'INVALID_INPUT']);
  const two = new FormData();
  two.append('a', new Blob([CSV]), 'a.csv');
  two.append('b', new Blob([CSV]), 'b.csv');
  expect(await send(two)).toEqual([413, 'BAD_REQUEST']);
  const large = new FormData();
  large.append('a', new Blob(['x'.repeat(1_000_001)]), 'a.csv');
  expect(await send(large)).toEqual([413, 'FILE_TOO_LARGE']);
  const json = await fetch(`${app.url}/uploads`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: '{}',
  });
  expect(json.status).toBeGreaterThanOrEqual(400);
  expect(json.status).toBeLessThan(500);

  const cut = request(`${app.url}/uploads`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'multipart/form-data; boundary=b', 'content-length': '100000' },
  });
  cut.on('error', () => undefined);
  cut.write('--b\r\ncontent-disposition: form-data; name="f"; filename="f.csv"\r\n\r\nid,x\n1,2\n', () =>
    cut.destroy(),
  );
  await new Promise((resolve) => cut.on('close', resolve));
  expect((await sendFile(app.url, CSV)).status).toBe(201);
  expect(await uploadsOf(app)).toHaveLength(1);
  await expect.poll(() => temporaryFiles(app)).toEqual([]);
});

test('the same file many times at once is as many uploads of one blob', async () => {
  const app = await startTestApp();
  const answers = await Promise.all(Array.from({ length: 6 }, () => sendFile(app.url, CSV)));
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 6 }, () => 201));
  expect(new Set(answers.map(({ body }) => body.upload.id)).size).toBe(6);
  expect(new Set(answers.map(({ body }) => body.upload.digest)).size).toBe(1);
  expect(await uploadsOf(app)).toHaveLength(6);
});

const create = async (url: string, length: number, headers: Record<string, string> = {}) => {
  const created = await tus(`${url}/uploads/resumable`, 'POST', {
    'upload-length': String(length),
    'upload-metadata': `filename ${Buffer.from('résumé.csv').toString('base64')}`,
    ...headers,
  });
  const location = created.headers.get('location') ?? '';
  return { status: created.status, url: `${url}${location}`, id: location.split('/').at(-1)! };
};

test('an upload goes on where it was cut off, and its URL ends with the id that it keeps', async () => {
  const { url, api, env } = await startTestApp();
  const { status, url: target, id } = await create(url, CSV.length);
  expect(status).toBe(201);
  expect((await tus(target, 'PATCH', { 'upload-offset': '0' }, CSV.slice(0, 10))).status).toBe(204);
  expect((await tus(target, 'PATCH', { 'upload-offset': '0' }, CSV)).status).toBe(409);
  expect((await api.request(UPLOAD, { id })).upload).toBeNull();
  expect((await tus(target, 'HEAD')).headers.get('upload-offset')).toBe('10');
  const last = await tus(target, 'PATCH', { 'upload-offset': '10' }, CSV.slice(10));
  expect(last.headers.get('upload-offset')).toBe(String(CSV.length));
  const { upload } = await api.request(UPLOAD, { id });
  expect(upload).toMatchObject({
    fileName: 'résumé.csv',
    sizeBytes: CSV.length,
    preview: {
      rows: [
        ['p1', '1.5', '2'],
        ['p2', '3.5', '4'],
      ],
    },
  });
  const again = await tus(target, 'HEAD');
  expect([again.status, again.headers.get('upload-offset')]).toEqual([200, String(CSV.length)]);
  expect(await readdir(join(env['GUGUS_DATA'], 'uploads'))).toEqual([]);
});

test('a process that died between the last byte and the row has lost nothing', async () => {
  const { url, api, env } = await startTestApp();
  const { url: target, id } = await create(url, CSV.length);
  await writeFile(join(env['GUGUS_DATA'], 'uploads', id), CSV);
  const heads = await Promise.all([tus(target, 'HEAD'), tus(target, 'HEAD'), tus(target, 'HEAD')]);
  for (const head of heads) expect.soft(head.headers.get('upload-offset')).toBe(String(CSV.length));
  expect((await api.request(UPLOAD, { id })).upload).toMatchObject({ sizeBytes: CSV.length });
});

test('resumable uploads beyond the limit, of no length, of unknown or hostile names are refused', async () => {
  const app = await withSmallLimit();
  expect((await create(app.url, 1_000_001)).status).toBe(413);
  expect((await create(app.url, -1)).status).toBe(400);
  const { url: target } = await create(app.url, 5);
  expect((await tus(target, 'PATCH', { 'upload-offset': '0' }, '123456')).status).toBe(413);
  for (const id of ['01999999-9999-7999-8999-999999999999', '..%2f..%2fpg', 'x.json', '%00']) {
    expect.soft((await tus(`${app.url}/uploads/resumable/${id}`, 'HEAD')).status, id).toBe(404);
    const patch = await tus(`${app.url}/uploads/resumable/${id}`, 'PATCH', { 'upload-offset': '0' }, 'x');
    expect.soft(patch.status, id).toBe(404);
  }
  expect((await tus(target, 'DELETE')).status).toBe(204);
  expect((await tus(target, 'HEAD')).status).toBe(404);
  expect(await uploadsOf(app)).toEqual([]);
});

test('an unfinished upload of yesterday is gone after the next start', async () => {
  const world = await createWorld();
  const first = await startTestApp(world);
  const { id } = await create(first.url, 5);
  await first.app.close();
  const config = join(world.env['GUGUS_DATA'], 'uploads', `${id}.json`);
  const yesterday = new Date(Date.now() - 25 * 3600 * 1000);
  await writeFile(
    config,
    (await readFile(config, 'utf8')).replace(
      /"creation_date":"[^"]+"/,
      `"creation_date":"${yesterday.toISOString()}"`,
    ),
  );
  await utimes(config, yesterday, yesterday);
  const { url } = await startTestApp(world);
  expect((await tus(`${url}/uploads/resumable/${id}`, 'HEAD')).status).toBeGreaterThanOrEqual(404);
});
