import { expect, test } from 'vitest';
import { createRandom } from '../../src/ml/index.ts';
import type { BlobStore } from '../../src/storage/blobs.ts';
import { expiringBlobs } from '../../src/storage/expiring-blobs.ts';
import { requireContent } from '../../src/use-cases/content-rows.ts';
import { restoreContent } from '../../src/use-cases/restore-content.ts';
import {
  collectOnce,
  createContentWorld,
  daysAgo,
  dbOf,
  endTrashTime,
  insertRow,
  listed,
  storeOld,
  type ContentWorld,
} from '../testkit/content.ts';
import { neededDigests } from '../testkit/needed-content.ts';
import { randomContent } from '../testkit/random-content.ts';

const OLD = 100;

async function insertDataset({ db }: ContentWorld, name = 'points'): Promise<string> {
  return await insertRow(dbOf(db), 'dataset', { name });
}

const insertVersion = async (
  query: Parameters<typeof insertRow>[0],
  datasetId: string,
  digest: string,
  days: number,
) =>
  await insertRow(query, 'dataset_version', {
    dataset_id: datasetId,
    number: 1,
    digest,
    created_at: daysAgo(days),
  });

/** An object that nothing names, in the trash, with its time there over. */
async function overdue(world: ContentWorld, text = 'content'): Promise<string> {
  const digest = await storeOld(world, text, OLD);
  expect(await collectOnce(world)).toMatchObject({ trashed: 1 });
  await endTrashTime(world);
  return digest;
}

/** Waits until somebody waits for a lock. */
async function untilWaiting({ db }: ContentWorld): Promise<void> {
  const waiting = `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  await expect.poll(async () => await db.query(waiting), { interval: 5 }).toHaveLength(1);
}

test('whatever the history, all that is needed can be read afterwards, and nothing else is left', async () => {
  const world = await createContentWorld();
  let kept = 0;
  let gone = 0;
  for (let seed = 1; seed <= 15; seed++) {
    const stored = await randomContent(world, createRandom(seed));
    const needed = await neededDigests(world);
    await collectOnce(world);
    await endTrashTime(world);
    await collectOnce(world);
    for (const digest of needed) await world.blobs.get(digest);
    expect(await listed(world), `seed ${seed}`).toEqual([...needed].toSorted());
    kept += needed.size;
    gone += stored.size - needed.size;
  }
  expect(Math.min(kept, gone)).toBeGreaterThan(50);
}, 120_000);

test('content that is stored again between the decision and the deletion stays', async () => {
  const world = await createContentWorld();
  const digest = await overdue(world);
  await world.blobs.put(Buffer.from('content'));
  expect(await collectOnce(world)).toMatchObject({ deleted: 0, trashed: 0 });
  expect(await world.blobs.get(digest)).toEqual(Buffer.from('content'));
});

test('a row that comes to name an object in the trash takes it out', async () => {
  const world = await createContentWorld();
  const digest = await overdue(world);
  await insertVersion(dbOf(world.db), await insertDataset(world), digest, OLD);
  expect(await world.blobs.get(digest)).toEqual(Buffer.from('content'));
  expect(await collectOnce(world)).toMatchObject({ deleted: 0, restored: 0 });
});

test('a row cannot name an object that was deleted since it was stored; stored again, it can', async () => {
  const world = await createContentWorld();
  const digest = await overdue(world);
  expect(await collectOnce(world)).toMatchObject({ deleted: 1 });
  const datasetId = await insertDataset(world);
  await expect(insertVersion(dbOf(world.db), datasetId, digest, 0)).rejects.toMatchObject({ code: '40001' });
  await world.blobs.put(Buffer.from('content'));
  await insertVersion(dbOf(world.db), datasetId, digest, 0);
  expect(await world.blobs.get(digest)).toEqual(Buffer.from('content'));
});

test('a decision waits for the rows that are being written, and sees them', async () => {
  const world = await createContentWorld();
  const digest = await storeOld(world, 'content', OLD);
  const datasetId = await insertDataset(world);
  const writer = world.db.createQueryRunner();
  await writer.startTransaction();
  await insertVersion(
    { query: async (sql, values) => (await writer.query(sql, values)) as unknown },
    datasetId,
    digest,
    OLD,
  );
  const collecting = collectOnce(world);
  await untilWaiting(world);
  await writer.commitTransaction();
  await writer.release();
  expect(await collecting).toMatchObject({ trashed: 0 });
  expect(await world.blobs.get(digest)).toEqual(Buffer.from('content'));
});

test('a decision waits for what is coming into use, and sees it', async () => {
  const world = await createContentWorld();
  await world.db.query(`UPDATE retention_policy SET enabled = true, keep_last = 0`);
  const datasetId = await insertDataset(world);
  const digest = await storeOld(world, 'content', OLD);
  const versionId = await insertVersion(dbOf(world.db), datasetId, digest, OLD);
  const newer = { dataset_id: datasetId, number: 2, digest: await storeOld(world, 'newer', OLD) };
  const current = await insertRow(dbOf(world.db), 'dataset_version', newer);
  const setCurrent = 'UPDATE dataset SET current_version_id = $1';
  await world.db.query(setCurrent, [current]);
  const user = world.db.createQueryRunner();
  await user.startTransaction();
  await requireContent(user.manager, digest);
  const collecting = collectOnce(world);
  await untilWaiting(world);
  await user.query(setCurrent, [versionId]);
  await user.commitTransaction();
  await user.release();
  expect(await collecting).toMatchObject({ trashed: 0 });
});

test('what is stored while it is being deleted is not taken for stored', async () => {
  const world = await createContentWorld();
  const digest = await overdue(world);
  const begun = Promise.withResolvers<void>();
  const mayGoOn = Promise.withResolvers<void>();
  const slow = expiringBlobs(world.db, {
    ...world.disk,
    async delete(each) {
      begun.resolve();
      await mayGoOn.promise;
      await world.disk.delete(each);
    },
  });
  const collecting = collectOnce({ db: world.db, blobs: slow });
  await begun.promise;
  const storing = world.blobs.put(Buffer.from('content')).catch((error: Error) => error);
  await untilWaiting(world);
  mayGoOn.resolve();
  expect(await collecting).toMatchObject({ deleted: 1 });
  expect(await storing).toBeInstanceOf(Error);
  await expect(world.blobs.get(digest)).rejects.toMatchObject({ code: 'CONTENT_EXPIRED' });
  await world.blobs.put(Buffer.from('content'));
  expect(await world.blobs.get(digest)).toEqual(Buffer.from('content'));
});

test('a collection that ends before or after a deletion is finished by the next one, and until then nothing is half there', async () => {
  const deaths: Record<string, (disk: BlobStore, digest: string) => Promise<void>> = {
    before: async () => {
      throw new Error('died');
    },
    after: async (disk, digest) => {
      await disk.delete(digest);
      throw new Error('died');
    },
  };
  for (const [when, die] of Object.entries(deaths)) {
    const world = await createContentWorld();
    const digest = await overdue(world, `content ${when}`);
    const dying = expiringBlobs(world.db, { ...world.disk, delete: (each) => die(world.disk, each) });
    await expect(collectOnce({ db: world.db, blobs: dying })).rejects.toThrow('died');
    await expect(world.blobs.get(digest)).rejects.toMatchObject({ code: 'CONTENT_EXPIRED' });
    await expect(restoreContent(world, { kind: 'UNREFERENCED', id: digest })).rejects.toMatchObject({
      code: 'CONTENT_EXPIRED',
    });
    const datasetId = await insertDataset(world);
    await expect(insertVersion(dbOf(world.db), datasetId, digest, 0)).rejects.toMatchObject({
      code: '40001',
    });
    expect(await collectOnce(world)).toMatchObject({ deleted: 1 });
    expect(await listed(world)).toEqual([]);
    expect(await collectOnce(world)).toMatchObject({ deleted: 0, trashed: 0 });
  }
});

test('content that is stored again after a collection died at its deletion stays', async () => {
  const world = await createContentWorld();
  const digest = await overdue(world);
  const dying = expiringBlobs(world.db, {
    ...world.disk,
    async delete(each) {
      await world.disk.delete(each);
      throw new Error('died');
    },
  });
  await expect(collectOnce({ db: world.db, blobs: dying })).rejects.toThrow('died');
  await world.blobs.put(Buffer.from('content'));
  expect(await collectOnce(world)).toMatchObject({ deleted: 0, trashed: 0 });
  expect(await world.blobs.get(digest)).toEqual(Buffer.from('content'));
});

test('collections at the same time do together what one does', async () => {
  const world = await createContentWorld();
  const count = 20;
  for (let i = 0; i < count; i++) await storeOld(world, `content ${i}`, OLD);
  const sumOf = (results: Record<string, unknown>[], key: string) =>
    results.reduce((sum, result) => sum + (result[key] as number), 0);
  const atOnce = async () =>
    await Promise.all(Array.from({ length: 4 }, async () => await collectOnce(world)));
  expect(sumOf(await atOnce(), 'trashed')).toBe(count);
  await endTrashTime(world);
  expect(sumOf(await atOnce(), 'deleted')).toBe(count);
  expect(await listed(world)).toEqual([]);
});

test('an object of two things goes only when both may', async () => {
  const world = await createContentWorld();
  await world.db.query(
    `UPDATE retention_policy SET enabled = true, keep_last = 0 WHERE kind = 'DATASET_VERSION'`,
  );
  const digest = await storeOld(world, 'shared', OLD);
  for (const [name, days] of [
    ['old', OLD],
    ['young', 1],
  ] as const) {
    await insertVersion(dbOf(world.db), await insertDataset(world, name), digest, days);
  }
  expect(await collectOnce(world)).toMatchObject({ trashed: 0 });
  expect(await world.blobs.get(digest)).toEqual(Buffer.from('shared'));
});

test('uploads stay, and the file that a version was made from stays and goes with the version', async () => {
  const world = await createContentWorld();
  await world.db.query(`UPDATE retention_policy SET enabled = true, keep_days = 30, keep_last = 0`);
  const upload = await storeOld(world, 'upload', OLD);
  await insertRow(dbOf(world.db), 'upload', { digest: upload, created_at: daysAgo(OLD) });
  const datasetId = await insertDataset(world);
  const stored: string[] = [];
  for (const [index, days] of [OLD, 1].entries()) {
    const raw = await storeOld(world, `raw ${days}`, OLD);
    const digest = await storeOld(world, `rows ${days}`, OLD);
    stored.push(raw, digest);
    await insertRow(dbOf(world.db), 'dataset_version', {
      dataset_id: datasetId,
      number: index + 1,
      digest,
      source: { kind: 'url', url: 'https://example.org', digest: raw },
      created_at: daysAgo(days),
    });
  }
  expect(await collectOnce(world)).toMatchObject({ trashed: 2 });
  await endTrashTime(world);
  expect(await collectOnce(world)).toMatchObject({ deleted: 2 });
  expect(await listed(world)).toEqual([upload, ...stored.slice(2)].toSorted());
});
