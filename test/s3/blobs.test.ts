import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { loadConfig } from '../../src/config.ts';
import { openBlobCache } from '../../src/storage/blob-cache.ts';
import type { BlobStore } from '../../src/storage/blobs.ts';
import { openS3Blobs } from '../../src/storage/s3-blobs.ts';
import { listed } from '../testkit/content.ts';
import { startFaultProxy } from '../testkit/fault-proxy.ts';
import { createBucket, type TestBucket } from '../testkit/s3.ts';

async function openStore(env: Record<string, string>, folder?: string): Promise<BlobStore> {
  const { s3, mostFileBytes } = loadConfig(env);
  const { cacheBytes } = s3!;
  const store = await openS3Blobs(s3!, folder ?? (await emptyFolder()), { cacheBytes, mostFileBytes });
  onTestFinished(() => store.close());
  return store;
}

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'gugus-blobs-'));
  onTestFinished(async () => await rm(folder, { recursive: true, force: true }));
  return folder;
}

async function withProxy(bucket: TestBucket) {
  const proxy = await startFaultProxy(bucket.env['S3_ENDPOINT']);
  return { proxy, env: { ...bucket.env, S3_ENDPOINT: proxy.url } };
}

const TEXT = Buffer.from('the same bytes everywhere');
const TEXT_MD5 = '787b14e02c6a478712762527d39e190e';

test('what one process stores another one reads, under the key that DVC gives it', async () => {
  const bucket = await createBucket();
  const env: Record<string, string> = { ...bucket.env, S3_PREFIX: 'gugus/blobs' };
  const writer = await openStore(env);
  const { digest, sizeBytes } = await writer.put(TEXT);
  expect([digest, sizeBytes]).toEqual([TEXT_MD5, TEXT.length]);
  expect(await bucket.keys()).toEqual([`gugus/blobs/files/md5/78/${TEXT_MD5.slice(2)}`]);
  const reader = await openStore(env);
  expect(await reader.get(digest)).toEqual(TEXT);
  expect(reader.remote).toEqual({
    url: `s3://${env['S3_BUCKET']}/gugus/blobs`,
    endpointUrl: env['S3_ENDPOINT'],
    region: null,
  });
});

test('a file of several parts arrives as it is, and is gone where it was', async () => {
  const bucket = await createBucket();
  const store = await openStore(bucket.env);
  const bytes = randomBytes(12_500_000);
  const path = store.temporaryFile('bin');
  await writeFile(path, bytes);
  const { digest, sizeBytes } = await store.putFile(path);
  expect(sizeBytes).toBe(bytes.length);
  await expect(stat(path)).rejects.toThrow('ENOENT');
  const [key] = await bucket.keys();
  expect((await bucket.get(key)).equals(bytes)).toBe(true);
  const reader = await openStore(bucket.env);
  expect((await reader.get(digest)).equals(bytes)).toBe(true);
});

test('what is there already is not sent again; what is there in part is', async () => {
  const bucket = await createBucket();
  const { proxy, env } = await withProxy(bucket);
  await (await openStore(env)).put(TEXT);
  expect(proxy.count('PUT')).toBe(1);
  await (await openStore(env)).put(TEXT);
  expect(proxy.count('PUT')).toBe(1);
  const [key] = await bucket.keys();
  await bucket.put(key, TEXT.subarray(5));
  await (await openStore(env)).put(TEXT);
  expect(await bucket.get(key)).toEqual(TEXT);
});

test('a corrupt, a truncated and a missing object are told by their digest, and leave no copy', async () => {
  const bucket = await createBucket();
  const { digest } = await (await openStore(bucket.env)).put(TEXT);
  const [key] = await bucket.keys();
  const rotten = Buffer.from(TEXT);
  rotten[3] ^= 1;
  const corrupt = { code: 'BLOB_CORRUPT', details: { value: digest } };
  const folder = await emptyFolder();
  const store = await openStore(bucket.env, folder);
  for (const bytes of [rotten, TEXT.subarray(1), Buffer.alloc(0)]) {
    await bucket.put(key, bytes);
    await expect(store.get(digest)).rejects.toMatchObject(corrupt);
  }
  const missing = '0'.repeat(32);
  await expect(store.file(missing)).rejects.toMatchObject({
    code: 'BLOB_CORRUPT',
    details: { value: missing },
  });
  expect(await readdir(folder)).toEqual(['tmp']);
  expect(await readdir(join(folder, 'tmp'))).toEqual([]);
  await bucket.put(key, TEXT);
  expect(await store.get(digest)).toEqual(TEXT);
});

test('reads and writes survive refusals, broken connections and changed bytes on the way', async () => {
  const bucket = await createBucket();
  const { proxy, env } = await withProxy(bucket);
  const store = await openStore(env);
  proxy.plan('PUT', 'unavailable', 'truncate', 'unavailable');
  const { digest } = await store.put(TEXT);
  expect(proxy.count('PUT')).toBe(4);
  const reader = await openStore(env);
  const before = proxy.count('GET');
  proxy.plan('GET', 'unavailable', 'truncate', 'corrupt', 'truncate');
  expect(await reader.get(digest)).toEqual(TEXT);
  expect(proxy.count('GET') - before).toBe(5);
});

test('what keeps failing is told as a failure that may pass, and nothing wrong is stored', async () => {
  const bucket = await createBucket();
  const { proxy, env } = await withProxy(bucket);
  const store = await openStore(env);
  proxy.plan('PUT', 'corrupt');
  await expect(store.put(TEXT)).rejects.toMatchObject({ code: 'BLOB_STORE_UNAVAILABLE', retryable: true });
  proxy.plan('HEAD', ...Array.from({ length: 5 }, () => 'unavailable' as const));
  await expect(store.put(TEXT)).rejects.toMatchObject({
    code: 'BLOB_STORE_UNAVAILABLE',
    details: { field: 'S3_ENDPOINT' },
  });
  expect(await bucket.keys()).toEqual([]);
  const { digest } = await store.put(TEXT);
  const reader = await openStore(env);
  proxy.plan('GET', ...Array.from({ length: 5 }, () => 'truncate' as const));
  await expect(reader.get(digest)).rejects.toMatchObject({ code: 'BLOB_STORE_UNAVAILABLE' });
});

test('an object is fetched once, and a copy that has rotted is fetched anew', async () => {
  const bucket = await createBucket();
  const { proxy, env } = await withProxy(bucket);
  const { digest } = await (await openStore(env)).put(TEXT);
  const store = await openStore(env);
  const before = proxy.count('GET');
  const paths = await Promise.all(Array.from({ length: 8 }, () => store.file(digest)));
  expect(new Set(paths).size).toBe(1);
  expect(proxy.count('GET') - before).toBe(1);
  await writeFile(paths[0], 'something else');
  expect(await readFile(await store.file(digest))).toEqual(TEXT);
  expect(proxy.count('GET') - before).toBe(2);
});

test('two stores on one folder fetch the same objects at once and get them whole', async () => {
  const bucket = await createBucket();
  const writer = await openStore(bucket.env);
  const contents = Array.from({ length: 6 }, () => randomBytes(300_000));
  const digests: string[] = [];
  for (const bytes of contents) digests.push((await writer.put(bytes)).digest);
  const folder = await emptyFolder();
  const stores = [await openStore(bucket.env, folder), await openStore(bucket.env, folder)];
  const read = await Promise.all(
    stores.map((store) => Promise.all(digests.map((digest) => store.get(digest)))),
  );
  for (const copies of read) expect(copies.every((copy, index) => copy.equals(contents[index]))).toBe(true);
  expect(await readdir(join(folder, 'tmp'))).toEqual([]);
});

test('a download that stopped in the middle is no copy, for this process and for others', async () => {
  const bucket = await createBucket();
  const { proxy, env } = await withProxy(bucket);
  const { digest } = await (await openStore(bucket.env)).put(TEXT);
  const folder = await emptyFolder();
  const stopped = await openStore(env, folder);
  proxy.plan('GET', 'stall');
  void stopped.get(digest).catch(() => undefined);
  const begun = async () => (await readdir(join(folder, 'tmp'))).length;
  await expect.poll(begun, { interval: 5, timeout: 20_000 }).toBe(1);
  expect(await readdir(folder)).toEqual(['tmp']);
  expect(await (await openStore(bucket.env, folder)).get(digest)).toEqual(TEXT);
});

test('the copies that were used longest ago make room, and those in use stay', async () => {
  const cache = await openBlobCache(await emptyFolder(), { maxBytes: 250, inUseMs: 60_000 });
  const add = async (digest: string, usedSecondsAgo: number) => {
    const path = cache.folder.temporaryFile('part');
    await writeFile(path, Buffer.alloc(100));
    const file = await cache.add(path, digest);
    const usedAt = new Date(Date.now() - usedSecondsAgo * 1000);
    await utimes(file, usedAt, usedAt);
    return file;
  };
  const kept = async () => {
    const names = ['aaaa', 'bbbb', 'cccc', 'dddd', 'eeee'];
    const found = await Promise.all(names.map((name) => stat(cache.folder.pathOf(name)).catch(() => null)));
    return names.filter((_, index) => found[index]);
  };
  await add('aaaa', 300);
  await add('bbbb', 600);
  await add('cccc', 10);
  expect(await kept()).toEqual(['aaaa', 'cccc']);
  await add('dddd', 10);
  expect(await kept()).toEqual(['cccc', 'dddd']);
  await add('eeee', 0);
  expect(await kept()).toEqual(['cccc', 'dddd', 'eeee']);
});

test('the objects that are files are listed, and a deleted one is gone for every process', async () => {
  const bucket = await createBucket();
  const env: Record<string, string> = { ...bucket.env, S3_PREFIX: 'gugus/blobs' };
  const [store, other] = [await openStore(env), await openStore(env)];
  const { digest } = await store.put(TEXT);
  const kept = await store.put(Buffer.from('kept'));
  await store.putDirectory([{ path: 'text', digest }]);
  expect(await listed({ disk: other })).toEqual([digest, kept.digest].toSorted());
  for await (const { storedAt } of other.list()) {
    expect(Math.abs(storedAt.getTime() - Date.now())).toBeLessThan(60_000);
  }
  expect(await other.has(digest)).toBe(true);

  await store.delete(digest);
  await store.delete(digest);
  expect(await other.has(digest)).toBe(false);
  expect(await listed({ disk: other })).toEqual([kept.digest]);
  await expect(store.get(digest)).rejects.toMatchObject({ code: 'BLOB_CORRUPT' });
  await other.put(TEXT);
  expect(await store.get(digest)).toEqual(TEXT);
});
