import { expect, test } from 'vitest';
import { graphql } from '../gql/gql.ts';
import { createPoints, startTestApp } from '../testkit/app.ts';
import { runSql } from '../testkit/databases.ts';
import { CREATE_DATASET, pointsDataset, snapshot } from '../testkit/operations.ts';
import { expectOf, qualityOf, release, validate } from '../testkit/quality.ts';

const CURRENT = graphql(`
  query CurrentAndMoves {
    dataset(name: "points") {
      currentVersion {
        number
      }
      versionMoves(first: 100) {
        edges {
          node {
            kind
            reason
            to {
              number
            }
          }
        }
      }
    }
  }
`);

const ROLLBACK_DATASET = graphql(`
  mutation RollbackTo($version: Int!) {
    rollbackDataset(input: { dataset: "points", toVersion: $version, reason: "test" }) {
      kind
    }
  }
`);

async function withPoints() {
  const { api, app, sourceUrl } = await startTestApp();
  await createPoints(sourceUrl);
  await api.request(CREATE_DATASET, { input: pointsDataset() });
  return {
    api,
    app,
    /** Takes a version in which the first point lies at x. */
    take: async (x: number) => {
      await runSql(sourceUrl, `UPDATE points SET x = $1 WHERE id = 'p0001'`, [x]);
      return (await snapshot(api)).datasetVersion!.number;
    },
    current: async () => {
      const { dataset } = await api.request(CURRENT, {});
      const [last] = dataset!.versionMoves.edges;
      return { number: dataset!.currentVersion?.number ?? null, by: last?.node.kind ?? null };
    },
  };
}

const below = (max: number, severity: 'WARN' | 'BLOCK') =>
  ({ kind: 'BETWEEN', column: 'x', max, severity }) as const;

test('a version that its expectations hold back does not become the current one', async () => {
  const { api, take, current } = await withPoints();
  await expectOf(api, [below(50, 'WARN'), below(90, 'BLOCK')]);
  await take(1);
  await take(60);
  await take(95);
  expect([(await qualityOf(api, 2)).standing, (await qualityOf(api, 3)).standing]).toEqual([
    'QUARANTINED',
    'BLOCKED',
  ]);
  expect(await current()).toEqual({ number: 1, by: 'SNAPSHOT' });
  for (const [version, code] of [
    [2, 'VERSION_QUARANTINED'],
    [3, 'VERSION_BLOCKED'],
  ] as const) {
    await expect(api.request(ROLLBACK_DATASET, { version })).rejects.toMatchObject({ code });
  }
  expect(await current()).toEqual({ number: 1, by: 'SNAPSHOT' });
});

test('a released version becomes the current one, unless a newer one is', async () => {
  const { api, take, current } = await withPoints();
  await expectOf(api, [below(50, 'WARN')]);
  await take(60);
  expect(await current()).toEqual({ number: null, by: null });
  await release(api, 1, 'a real outlier');
  expect(await current()).toEqual({ number: 1, by: 'RELEASE' });
  await take(70);
  await take(1);
  await release(api, 2, 'another one');
  expect(await current()).toEqual({ number: 3, by: 'SNAPSHOT' });
});

test('where no version stood for the dataset, one that passes corrected expectations does', async () => {
  const { api, take, current } = await withPoints();
  await expectOf(api, [below(50, 'BLOCK')]);
  await take(60);
  expect(await current()).toEqual({ number: null, by: null });
  await expectOf(api, [below(80, 'BLOCK')]);
  await validate(api, 1).catch(() => undefined);
  await expect.poll(async () => await current()).toEqual({ number: 1, by: 'RELEASE' });
});

test('expectations that are set while a version is examined hold it back all the same', async () => {
  const { api, app, take, current } = await withPoints();
  await expectOf(api, [below(90, 'BLOCK')]);
  const { db } = app.context;
  const runner = db.createQueryRunner();
  await runner.startTransaction();
  await runner.query('SELECT 1 FROM dataset FOR NO KEY UPDATE');
  const taking = take(60);
  const waiting = `SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`;
  await expect.poll(async () => (await db.query(waiting)).length, { timeout: 20_000 }).toBe(1);
  // As setExpectations does it, once it has the lock.
  await runner.query('INSERT INTO expectation_suite (dataset_id, revision) SELECT id, 2 FROM dataset');
  await runner.query(`INSERT INTO expectation (dataset_id, revision, position, kind, severity, spec)
    SELECT dataset_id, 2, position, kind, severity, jsonb_set(spec, '{max}', '50') FROM expectation`);
  await runner.commitTransaction();
  await runner.release();
  expect(await taking).toBe(1);
  expect(await qualityOf(api, 1)).toMatchObject({ standing: 'BLOCKED', validation: { suiteRevision: 2 } });
  expect(await current()).toEqual({ number: null, by: null });
});

test('a version that passed expectations which count no more does not come to stand for its dataset', async () => {
  const { api, app, take, current } = await withPoints();
  await expectOf(api, [below(50, 'BLOCK')]);
  await take(60);
  // As if stricter expectations, and what they find, came before the end of this look.
  await app.context.db.query(`
    CREATE FUNCTION overtake() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      INSERT INTO expectation_suite (dataset_id, revision) VALUES (NEW.dataset_id, 3);
      INSERT INTO validation_report (dataset_version_id, dataset_id, suite_revision, outcome, results)
        VALUES (NEW.dataset_version_id, NEW.dataset_id, 3, 'BLOCK', '[]');
      RETURN NEW;
    END $$;
    CREATE TRIGGER overtake AFTER INSERT ON validation_report FOR EACH ROW WHEN (NEW.suite_revision = 2)
      EXECUTE FUNCTION overtake()`);
  await expectOf(api, [below(80, 'BLOCK')]);
  expect((await qualityOf(api, 1)).standing).toBe('BLOCKED');
  expect(await current()).toEqual({ number: null, by: null });
});
