import { expect, test } from 'vitest';
import { createPoints, createWorld, startTestApp } from '../testkit/app.ts';
import { createDatabase, runSql } from '../testkit/databases.ts';
import { CREATE_DATASET, pointsDataset } from '../testkit/operations.ts';
import { rollBackTo } from '../testkit/versions.ts';
import {
  checks,
  createWatchWorld,
  listening,
  setAway,
  unwatch,
  version,
  watch,
  watched,
} from '../testkit/watches.ts';

const MOVE_A_POINT = `UPDATE points SET x = x + 1 WHERE id = 'p0001'`;
const A_DAY = 86_400;

/** What docs/guides/watching.md tells users to install. */
const TRIGGER = `
  CREATE FUNCTION tell_gugus() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM pg_notify('gugus_source_changed', TG_ARGV[0]);
    RETURN NULL;
  END $$;
  CREATE TRIGGER tell_gugus AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON points
    FOR EACH STATEMENT EXECUTE FUNCTION tell_gugus('points');`;

test('a watched source gets a first version, a change makes the next one, and no change makes none', async () => {
  const world = await createWatchWorld();
  const { api, app, sourceUrl } = world;
  expect(await watch(api)).toEqual({ name: 'points', watch: { everySeconds: 1, checkedAt: null } });
  await version(api, 1);
  await checks(world, 2);
  expect((await watched(api)).watch).toMatchObject({ changedAt: null, error: null });
  await runSql(sourceUrl, MOVE_A_POINT);
  await version(api, 2);
  await checks(world, 2);
  expect(await watched(api)).toMatchObject({
    currentVersion: { number: 2 },
    latestVersion: { number: 2, message: 'the source changed' },
    watch: { changedAt: expect.any(String), error: null, job: { kind: 'SNAPSHOT', state: 'SUCCEEDED' } },
  });
  const { db } = app.context;
  expect(await db.query('SELECT moved_by, reason FROM version_move ORDER BY number')).toEqual([
    { moved_by: 'watch', reason: 'the watch of the source began' },
    { moved_by: 'watch', reason: 'the source changed' },
  ]);
  expect(await db.query('SELECT 1 FROM job')).toHaveLength(2);
});

test('the same rows in another order are no change, not even for a snapshot', async () => {
  const world = await createWatchWorld();
  const { api, app, sourceUrl } = world;
  await watch(api);
  await version(api, 1);
  await runSql(sourceUrl, 'CREATE TABLE turned AS SELECT * FROM points ORDER BY id DESC');
  await runSql(sourceUrl, 'BEGIN; DROP TABLE points; ALTER TABLE turned RENAME TO points; COMMIT');
  await checks(world, 2);
  expect(await app.context.db.query('SELECT 1 FROM job')).toHaveLength(1);
});

test('changes that cancel in sums of values are seen, in one row, between rows and between columns', async () => {
  const world = await createWatchWorld();
  const { api, sourceUrl } = world;
  await watch(api);
  await version(api, 1);
  const changes = [
    `UPDATE points SET x = x + CASE id WHEN 'p0001' THEN 4 ELSE -4 END WHERE id IN ('p0001', 'p0002')`,
    `UPDATE points SET x = y, y = x WHERE id = 'p0003'`,
    `UPDATE points AS a SET x = b.x, y = b.y FROM points AS b
     WHERE (a.id, b.id) IN (('p0004', 'p0005'), ('p0005', 'p0004'))`,
    `UPDATE points SET id = CASE id WHEN 'p0006' THEN 'p0007' ELSE 'p0006' END WHERE id IN ('p0006', 'p0007')`,
    `UPDATE points SET x = x + 1e-15 WHERE id = 'p0001'`,
  ];
  for (const [index, change] of changes.entries()) {
    await runSql(sourceUrl, change);
    await version(api, index + 2);
  }
});

test('a column with the name of the subquery hides no change, and a new name or type of a column is one', async () => {
  const world = await createWatchWorld('SELECT *, 1 AS source_query, 2 AS whole FROM points');
  const { api, app, sourceUrl } = world;
  await watch(api);
  await version(api, 1);
  await runSql(sourceUrl, MOVE_A_POINT);
  await version(api, 2);
  await runSql(sourceUrl, 'ALTER TABLE points RENAME note TO remark');
  await version(api, 3);
  await runSql(sourceUrl, 'ALTER TABLE points ALTER y TYPE numeric');
  await version(api, 4);
  await checks(world, 1);
  expect(await app.context.db.query('SELECT 1 FROM dataset_version')).toHaveLength(4);
});

test('of two workers one checks each tick, and each change makes one version', async () => {
  const world = await createWatchWorld();
  const { api, app, sourceUrl } = world;
  const second = await startTestApp(world);
  await watch(api, 2);
  await version(api, 1);
  for (let change = 2; change <= 4; change++) {
    await runSql(sourceUrl, MOVE_A_POINT);
    await version(api, change);
    await checks(world, 1);
  }
  const { db } = app.context;
  expect(await db.query('SELECT 1 FROM job')).toHaveLength(4);
  const [{ attempt, seconds }] = await db.query(
    'SELECT attempt, extract(epoch FROM now() - created_at)::float8 AS seconds FROM dataset_watch',
  );
  expect(attempt).toBeGreaterThan(4);
  expect(attempt).toBeLessThanOrEqual(Math.floor(seconds / 2) + 1);
  await second.app.close();
});

test('a change that the source tells of is seen at once, whatever the interval', async () => {
  const world = await createWatchWorld();
  const { api, sourceUrl } = world;
  await runSql(sourceUrl, TRIGGER);
  await watch(api, A_DAY);
  await version(api, 1);
  await listening(sourceUrl);
  for (let change = 2; change <= 4; change++) {
    await runSql(sourceUrl, MOVE_A_POINT);
    await version(api, change);
  }
});

test('a dataset of another database hears of changes from there', async () => {
  const settings = await createWorld();
  const other = await createDatabase('empty');
  settings.env['SOURCE_EDUCATION_URL'] = other;
  const { api } = await startTestApp(settings);
  await createPoints(other);
  await runSql(other, TRIGGER);
  await api.request(CREATE_DATASET, { input: pointsDataset({ database: 'SOURCE_EDUCATION_URL' }) });
  await watch(api, A_DAY);
  await version(api, 1);
  await listening(other);
  await runSql(other, MOVE_A_POINT);
  await version(api, 2);
});

test('a change that is told of while the source is looked at is seen too', async () => {
  const world = await createWatchWorld('SELECT id, x, y FROM points, pg_sleep(0.05)');
  const { api, app, sourceUrl } = world;
  await runSql(sourceUrl, TRIGGER);
  await watch(api, A_DAY);
  await version(api, 1);
  await listening(sourceUrl);
  const { db } = app.context;
  for (let change = 2; change <= 3; change++) {
    await expect
      .poll(async () => await db.query('SELECT 1 FROM job WHERE finished_at IS NULL'), { timeout: 10_000 })
      .toEqual([]);
    await runSql(sourceUrl, `NOTIFY gugus_source_changed, 'points'`);
    await expect
      .poll(async () => await db.query('SELECT 1 FROM dataset_watch WHERE claimed_until IS NOT NULL'), {
        interval: 10,
        timeout: 10_000,
      })
      .toHaveLength(1);
    await runSql(sourceUrl, MOVE_A_POINT);
    await version(api, change, 15_000);
  }
});

test('a source that tells without end, or of what nobody watches, is looked at once a second at most', async () => {
  const world = await createWatchWorld();
  const { api, app, sourceUrl } = world;
  await watch(api, A_DAY);
  await version(api, 1);
  await listening(sourceUrl);
  await runSql(
    sourceUrl,
    `SELECT pg_notify('gugus_source_changed', name) FROM generate_series(1, 2000) AS n,
       LATERAL (VALUES ('points'), ('other ' || n), (E'\\'; DROP TABLE dataset; --' || n), ('')) AS told (name)`,
  );
  for (let time = 0; time < 20; time++) await runSql(sourceUrl, `NOTIFY gugus_source_changed, 'points'`);
  await checks(world, 1);
  const [{ attempt, seconds }] = await app.context.db.query(
    'SELECT attempt, extract(epoch FROM now() - created_at)::float8 AS seconds FROM dataset_watch',
  );
  expect(attempt).toBeLessThanOrEqual(Math.floor(seconds) + 2);
  expect((await watched(api)).latestVersion).toMatchObject({ number: 1 });
});

test('a watch goes on in another worker when its own is closed in the middle of a check', async () => {
  const world = await createWatchWorld('SELECT id, x, y FROM points, pg_sleep(0.1)');
  const { api, app, sourceUrl, env } = world;
  await watch(api, A_DAY);
  const { db } = app.context;
  await expect
    .poll(async () => await db.query('SELECT 1 FROM dataset_watch WHERE claimed_until IS NOT NULL'), {
      interval: 10,
    })
    .toHaveLength(1);
  const before = performance.now();
  await app.close();
  expect(performance.now() - before).toBeLessThan(2500);
  const second = await startTestApp({ env, sourceUrl });
  await version(second.api, 1, 20_000);
});

test('a worker whose environment lacks the database of a watch says so in the error', async () => {
  const { api, app } = await createWatchWorld();
  await app.context.db.query(
    `UPDATE dataset SET source = jsonb_set(source, '{database}', '"SOURCE_NOWHERE_URL"')`,
  );
  await watch(api);
  await expect
    .poll(async () => (await watched(api)).watch!.error?.code, { timeout: 10_000 })
    .toBe('SOURCE_UNKNOWN');
});

test('a watch whose worker died in the middle of a check is taken over', async () => {
  const { api, app } = await createWatchWorld();
  // As a worker leaves it that is killed after its claim: the next tick is a day away.
  await app.context.db.query(
    `INSERT INTO dataset_watch (dataset_id, every_seconds, due_at, attempt, claimed_until)
     SELECT id, $1, now() + interval '1 day', 1, now() + interval '1 s' FROM dataset`,
    [A_DAY],
  );
  await version(api, 1);
  expect(await app.context.db.query('SELECT attempt, claimed_until FROM dataset_watch')).toEqual([
    { attempt: 2, claimed_until: null },
  ]);
});

test('a source that is away is told in the error and looked at again; it loses no change', async () => {
  const world = await createWatchWorld();
  const { api, sourceUrl } = world;
  await runSql(sourceUrl, TRIGGER);
  await watch(api);
  await version(api, 1);
  await listening(sourceUrl);
  await runSql(sourceUrl, MOVE_A_POINT);
  await setAway(sourceUrl, true);
  await expect
    .poll(async () => (await watched(api)).watch!.error, { timeout: 10_000 })
    .toMatchObject({ code: 'SOURCE_UNAVAILABLE', message: expect.stringContaining('cannot be reached') });
  await checks(world, 1);
  await setAway(sourceUrl, false);
  await version(api, 2);
  expect((await watched(api)).watch!.error).toBeNull();

  await watch(api, A_DAY);
  await listening(sourceUrl);
  await runSql(sourceUrl, MOVE_A_POINT);
  await version(api, 3);
});

test('a query that fails since the watch began is told in the error, until it works again', async () => {
  const world = await createWatchWorld();
  const { api, sourceUrl } = world;
  await watch(api);
  await version(api, 1);
  await runSql(sourceUrl, 'ALTER TABLE points RENAME TO elsewhere');
  await expect
    .poll(async () => (await watched(api)).watch!.error?.code, { timeout: 10_000 })
    .toBe('QUERY_INVALID');
  await checks(world, 1);
  await runSql(sourceUrl, 'ALTER TABLE elsewhere RENAME TO points');
  await checks(world, 1);
  expect(await watched(api)).toMatchObject({ latestVersion: { number: 1 }, watch: { error: null } });
});

test('a change that comes while a snapshot is at work is not lost', async () => {
  const world = await createWatchWorld();
  const { api, app, sourceUrl } = world;
  await watch(api);
  await version(api, 1);
  // A snapshot that has read the source and has yet to end; its worker is silent.
  const { db } = app.context;
  const [{ id }] = await db.query(
    `INSERT INTO job (kind, subject, state, payload, touched_at)
     SELECT 'snapshot', id, 'RUNNING', '{}', now() + interval '1 hour' FROM dataset RETURNING id`,
  );
  await runSql(sourceUrl, MOVE_A_POINT);
  const { checkedAt } = (await watched(api)).watch!;
  await expect
    .poll(async () => (await watched(api)).watch!.checkedAt, { timeout: 10_000 })
    .not.toBe(checkedAt);
  expect((await watched(api)).latestVersion).toMatchObject({ number: 1 });
  await db.query(`UPDATE job SET state = 'CANCELLED', finished_at = now() WHERE id = $1`, [id]);
  await version(api, 2);
});

test('a snapshot that failed for a reason that may pass is asked for again, one that cannot succeed is not', async () => {
  const world = await createWatchWorld();
  const { api, app, sourceUrl } = world;
  const { db } = app.context;
  await watch(api);
  await version(api, 1);
  await runSql(sourceUrl, `UPDATE points SET id = 'p0002' WHERE id = 'p0001'`);
  await expect
    .poll(async () => (await watched(api)).watch!.job!.error?.code, { timeout: 10_000 })
    .toBe('KEY_NOT_UNIQUE');
  await checks(world, 2);
  expect(await db.query('SELECT 1 FROM job')).toHaveLength(2);
  await runSql(sourceUrl, `UPDATE points SET id = 'p0001' WHERE ctid = (SELECT max(ctid) FROM points)`);
  await checks(world, 1);
  const [{ id }] = await db.query('SELECT job_id AS id FROM dataset_watch');
  await db.query(
    `UPDATE job SET state = 'FAILED', error_code = 'SOURCE_UNAVAILABLE', error_message = 'away' WHERE id = $1`,
    [id],
  );
  await expect.poll(async () => (await watched(api)).watch!.job!.id, { timeout: 10_000 }).not.toBe(id);
});

test('after a rollback content that stays moves nothing, and a change does', async () => {
  const world = await createWatchWorld();
  const { api, sourceUrl } = world;
  await watch(api);
  await version(api, 1);
  await runSql(sourceUrl, MOVE_A_POINT);
  await version(api, 2);
  await rollBackTo(api, 1);
  await checks(world, 2);
  expect(await watched(api)).toMatchObject({ currentVersion: { number: 1 }, latestVersion: { number: 2 } });
  await unwatch(api);
  await watch(api);
  await checks(world, 1);
  expect((await watched(api)).currentVersion).toEqual({ number: 1 });
  await runSql(sourceUrl, MOVE_A_POINT);
  await version(api, 3);
  expect((await watched(api)).currentVersion).toEqual({ number: 3 });
});

test('a dataset that is not watched any more stays as it is, and a new watch finds what happened meanwhile', async () => {
  const { api, app, sourceUrl } = await createWatchWorld();
  await watch(api);
  await version(api, 1);
  expect(await unwatch(api)).toEqual({ watch: null });
  expect(await unwatch(api)).toEqual({ watch: null });
  await runSql(sourceUrl, MOVE_A_POINT);
  expect(await app.context.db.query('SELECT 1 FROM dataset_watch')).toEqual([]);
  await watch(api, A_DAY);
  await version(api, 2);
  expect((await watched(api)).latestVersion!.message).toBe('the watch of the source began');
});

test('a dataset that is watched twice at once has one watch', async () => {
  const world = await createWatchWorld();
  const { api, app } = world;
  await Promise.all(Array.from({ length: 8 }, (_, index) => watch(api, 100 + index)));
  expect(await app.context.db.query('SELECT 1 FROM dataset_watch')).toHaveLength(1);
  expect((await watch(api, 7)).watch!.everySeconds).toBe(7);
  await version(api, 1);
  expect((await watched(api)).watch!.everySeconds).toBe(7);
});
