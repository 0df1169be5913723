import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { apiClient } from '../../src/cli/client.ts';
import { startTestApp, type TestApp } from '../testkit/app.ts';
import { finishUpload, put, startUpload } from '../testkit/direct-uploads.ts';
import { startFaultProxy } from '../testkit/fault-proxy.ts';
import { post } from '../testkit/http.ts';
import { CREATE_DATASET, pointsDataset, snapshot } from '../testkit/operations.ts';
import { apiUrl, spawnGugus } from '../testkit/process.ts';
import { createBucket, createS3World } from '../testkit/s3.ts';

const CSV = Buffer.from('id,x,y\np1,1.5,2\np2,3.5,4\n');
const OTHER = Buffer.from('id,x,y\np1,1.5,2\np2,3.5,5\n');

const md5 = (bytes: Uint8Array) => createHash('md5').update(bytes).digest('hex');
const blobKey = (bytes: Uint8Array) => `files/md5/${md5(bytes).slice(0, 2)}/${md5(bytes).slice(2)}`;
const uploadsOf = async ({ app }: TestApp) => await app.context.db.query('SELECT id, digest FROM upload');
const temporaryFiles = async ({ env }: TestApp) => await readdir(join(env['GUGUS_DATA'], 'blob-cache/tmp'));

/** Why the upload cannot be finished. */
async function refusal({ url }: TestApp, id: string) {
  const { body } = await post(url, 'mutation ($id: ID!) { finishDirectUpload(id: $id) { id } }', { id });
  return body.errors?.[0].extensions;
}

async function startOnBucket() {
  const bucket = await createBucket();
  const gugus = await startTestApp(await createS3World(bucket));
  return { bucket, gugus, api: gugus.api };
}

function manyPoints(rows: number): Buffer<ArrayBuffer> {
  const line = (_: unknown, n: number) => `p${n},${Math.sin(n)},${Math.cos(n)}\n`;
  return Buffer.from(`id,x,y\n${Array.from({ length: rows }, line).join('')}`);
}

test('a file goes straight into the bucket, is kept under its content when finished, and becomes a dataset', async () => {
  const bucket = await createBucket();
  const world = await createS3World(bucket);
  const env = { ...world.env, S3_PREFIX: 'gugus' };
  const gugus = await startTestApp({ ...world, env });
  const content = manyPoints(300_000);
  expect(content.length).toBeGreaterThan(12_000_000);

  const started = await startUpload(gugus.api, content, md5(content).toUpperCase());
  const hours = (time: string) => Math.round((new Date(time).getTime() - Date.now()) / 3.6e6);
  expect([hours(started.expiresAt), hours(started.finishBefore)]).toEqual([1, 24]);
  expect(await put(started, content)).toEqual({ status: 200, code: undefined });
  expect(await bucket.keys()).toEqual([`gugus/uploads/${started.id}`]);
  expect(await uploadsOf(gugus)).toEqual([]);

  expect(await finishUpload(gugus.api, started.id)).toEqual({
    id: started.id,
    fileName: 'points.csv',
    digest: md5(content),
    sizeBytes: content.length,
    preview: {
      format: 'CSV',
      columns: [
        { name: 'id', type: 'text' },
        { name: 'x', type: 'double precision' },
        { name: 'y', type: 'double precision' },
      ],
    },
  });
  expect(await bucket.keys()).toEqual([`gugus/${blobKey(content)}`]);
  expect(await temporaryFiles(gugus)).toEqual([]);

  const { query: _, ...dataset } = pointsDataset({ upload: started.id });
  await gugus.api.request(CREATE_DATASET, { input: dataset });
  expect(await snapshot(gugus.api)).toMatchObject({
    state: 'SUCCEEDED',
    datasetVersion: { rowCount: 300_000 },
  });
});

test('the request takes the announced bytes and no others, under its own key, for an hour', async () => {
  const { bucket, api } = await startOnBucket();
  const started = await startUpload(api, CSV);
  const refused = { status: 403, code: 'SignatureDoesNotMatch' };
  expect(await put(started, CSV.subarray(1))).toEqual(refused);
  expect(await put(started, Buffer.concat([CSV, CSV]))).toEqual(refused);
  const elsewhere = started.url.replace(`uploads/${started.id}`, blobKey(CSV));
  expect(elsewhere).not.toBe(started.url);
  expect(await put({ ...started, url: elsewhere }, CSV)).toEqual(refused);
  expect(await put({ ...started, method: 'DELETE' }, CSV)).toEqual(refused);
  const longer = started.url.replace('X-Amz-Expires=3600', 'X-Amz-Expires=86400');
  expect(longer).not.toBe(started.url);
  expect(await put({ ...started, url: longer }, CSV)).toEqual(refused);

  const named = await startUpload(api, CSV, md5(CSV));
  expect(named.headers).toContainEqual({
    name: 'Content-MD5',
    value: Buffer.from(md5(CSV), 'hex').toString('base64'),
  });
  expect(await put(named, OTHER)).toEqual({ status: 400, code: 'BadDigest' });
  expect(await put({ ...named, headers: [] }, OTHER)).toEqual(refused);
  expect(await bucket.keys()).toEqual([]);
});

test('what is not what was announced is no upload, until it is put right', async () => {
  const { bucket, gugus, api } = await startOnBucket();
  const started = await startUpload(api, CSV, md5(CSV));
  const key = `uploads/${started.id}`;
  await bucket.put(key, CSV.subarray(1));
  expect(await refusal(gugus, started.id)).toMatchObject({
    code: 'UPLOAD_MISMATCH',
    field: 'sizeBytes',
    value: CSV.length - 1,
    expected: String(CSV.length),
  });
  await bucket.put(key, OTHER);
  expect(await refusal(gugus, started.id)).toMatchObject({
    code: 'UPLOAD_MISMATCH',
    field: 'md5',
    value: md5(OTHER),
    expected: md5(CSV),
  });
  expect([await bucket.keys(), await uploadsOf(gugus), await temporaryFiles(gugus)]).toEqual([[key], [], []]);
  await put(started, CSV);
  expect((await finishUpload(api, started.id)).digest).toBe(md5(CSV));
});

test('an upload that nobody sent, or that nobody started, cannot be finished', async () => {
  const { gugus, api } = await startOnBucket();
  const { id } = await startUpload(api, CSV);
  expect(await refusal(gugus, id)).toMatchObject({ code: 'UPLOAD_NOT_RECEIVED', value: id });
  for (const unknown of ['01999999-9999-7999-8999-999999999999', '../files/md5/00', '']) {
    expect(await refusal(gugus, unknown)).toMatchObject({ code: 'NOT_FOUND', field: 'upload' });
  }
  expect(await uploadsOf(gugus)).toEqual([]);
});

test('finishing many times at once, and again later, gives one upload', async () => {
  const { bucket, gugus, api } = await startOnBucket();
  const started = await startUpload(api, CSV);
  await put(started, CSV);
  const all = await Promise.all(Array.from({ length: 5 }, () => finishUpload(api, started.id)));
  const later = await finishUpload(api, started.id);
  expect(new Set([...all, later].map((upload) => JSON.stringify(upload))).size).toBe(1);
  expect(await uploadsOf(gugus)).toEqual([{ id: started.id, digest: md5(CSV) }]);
  expect([await bucket.keys(), await temporaryFiles(gugus)]).toEqual([[blobKey(CSV)], []]);
});

test('a call that another one overtakes gives the same upload', async () => {
  const bucket = await createBucket();
  const world = await createS3World(bucket);
  const proxy = await startFaultProxy(world.env['S3_ENDPOINT']);
  const { api } = await startTestApp({ ...world, env: { ...world.env, S3_ENDPOINT: proxy.url } });
  const started = await startUpload(api, CSV);
  await put(started, CSV);
  proxy.plan('HEAD', 'hold');
  const reached = proxy.next('HEAD');
  const overtaken = finishUpload(api, started.id);
  await reached;
  const upload = await finishUpload(api, started.id);
  proxy.release();
  expect(await overtaken).toEqual(upload);
});

test('a process that is killed before the bytes are read, or before they are stored, has lost nothing', async () => {
  const bucket = await createBucket();
  const world = await createS3World(bucket);
  const { api } = await startTestApp(world);
  const started = await startUpload(api, CSV);
  await put(started, CSV);
  for (const method of ['GET', 'PUT']) {
    const proxy = await startFaultProxy(world.env['S3_ENDPOINT']);
    const victim = spawnGugus(['api'], { ...world.env, S3_ENDPOINT: proxy.url });
    const url = await apiUrl(victim);
    proxy.plan(method, 'hang');
    const reached = proxy.next(method);
    const finishing = finishUpload(apiClient(url), started.id).catch((error: unknown) => error);
    await reached;
    await victim.kill('SIGKILL');
    expect(await finishing).toBeInstanceOf(Error);
    expect(await bucket.keys()).toEqual([`uploads/${started.id}`]);
  }
  expect((await finishUpload(api, started.id)).digest).toBe(md5(CSV));
  expect(await bucket.keys()).toEqual([blobKey(CSV)]);
});

test('faults on the way never become content', async () => {
  const bucket = await createBucket();
  const world = await createS3World(bucket);
  const proxy = await startFaultProxy(world.env['S3_ENDPOINT']);
  const { api } = await startTestApp({ ...world, env: { ...world.env, S3_ENDPOINT: proxy.url } });
  const started = await startUpload(api, CSV);
  await put(started, CSV);
  proxy.plan('GET', 'corrupt', 'truncate', 'unavailable', 'truncate');
  expect((await finishUpload(api, started.id)).digest).toBe(md5(CSV));
});

test('after a day an upload cannot be finished, and later it goes with what was put for it', async () => {
  const { bucket, gugus, api } = await startOnBucket();
  const age = async (id: string, hours: number) =>
    await gugus.app.context.db.query(
      `UPDATE direct_upload SET created_at = now() - make_interval(hours => $2) WHERE id = $1`,
      [id, hours],
    );
  const late = await startUpload(api, CSV);
  const done = await startUpload(api, OTHER);
  await put(late, CSV);
  await put(done, OTHER);
  await finishUpload(api, done.id);
  await put(done, OTHER);
  await age(late.id, 25);
  expect(await refusal(gugus, late.id)).toMatchObject({ code: 'UPLOAD_EXPIRED', value: late.id });
  await startUpload(api, CSV);
  expect((await bucket.keys()).toSorted()).toEqual(
    [blobKey(OTHER), `uploads/${late.id}`, `uploads/${done.id}`].toSorted(),
  );

  await age(late.id, 49);
  await age(done.id, 49);
  await startUpload(api, CSV);
  expect(await bucket.keys()).toEqual([blobKey(OTHER)]);
  expect(await refusal(gugus, late.id)).toMatchObject({ code: 'NOT_FOUND' });
  expect((await finishUpload(api, done.id)).digest).toBe(md5(OTHER));
});

test('what is announced is checked, and nothing is signed for what is not right', async () => {
  const world = await createS3World(await createBucket());
  const { url, app } = await startTestApp({ ...world, env: { ...world.env, GUGUS_FILE_MB: '1' } });
  const start = 'mutation ($input: StartDirectUploadInput!) { startDirectUpload(input: $input) { id } }';
  const right = { fileName: 'points.csv', sizeBytes: 5 };
  const cases: [object, string, string][] = [
    [{ sizeBytes: 1_000_001 }, 'FILE_TOO_LARGE', 'sizeBytes'],
    [{ sizeBytes: 0 }, 'INVALID_INPUT', 'sizeBytes'],
    [{ sizeBytes: -1 }, 'INVALID_INPUT', 'sizeBytes'],
    [{ sizeBytes: 1.5 }, 'INVALID_INPUT', 'sizeBytes'],
    [{ sizeBytes: 1e300 }, 'INVALID_INPUT', 'sizeBytes'],
    [{ md5: '' }, 'INVALID_INPUT', 'md5'],
    [{ md5: `${'0'.repeat(31)}g` }, 'INVALID_INPUT', 'md5'],
    [{ md5: `${'0'.repeat(32)}\n` }, 'INVALID_INPUT', 'md5'],
    [{ fileName: '' }, 'INVALID_INPUT', 'fileName'],
    [{ fileName: 'a\u0000b' }, 'INVALID_INPUT', 'fileName'],
    [{ fileName: 'x'.repeat(1001) }, 'INVALID_INPUT', 'fileName'],
  ];
  for (const [changes, code, field] of cases) {
    const { body } = await post(url, start, { input: { ...right, ...changes } });
    expect.soft(body.errors?.[0].extensions, JSON.stringify(changes)).toMatchObject({ code, field });
  }
  expect(await app.context.db.query('SELECT FROM direct_upload')).toEqual([]);
  expect((await post(url, start, { input: { ...right, sizeBytes: 1_000_000 } })).body.errors).toBeUndefined();
});
