import { expect, test } from 'vitest';
import { RunsShareJobs1763600100000 } from '../../migrations/1763600100000-runs-share-jobs.ts';
import { openDatabase } from '../../src/storage/postgres.ts';
import { createPoints, createWorld, startTestApp } from '../testkit/app.ts';
import { CREATE_DATASET, pointsDataset, pointsSweep, snapshot, sweep } from '../testkit/operations.ts';

test('going down gives every run a job of its own, failed where the run failed alone, and going up keeps them', async () => {
  const world = await createWorld();
  const { api, app } = await startTestApp(world);
  await createPoints(
    world.sourceUrl,
    [0, 0, 0, 5, 5, 5, 9, 9, 9].map((x) => [x, x]),
  );
  await api.request(CREATE_DATASET, { input: pointsDataset() });
  await snapshot(api);
  await sweep(api, pointsSweep({ nClusters: [2, 3, 4] }));
  await app.close();

  const db = await openDatabase(world.env['DATABASE_URL']);
  const states = `SELECT n_clusters, state, job.error_code, parent_id IS NOT NULL AS child,
                    payload ->> 'runId' = run.id::text AS named
                  FROM run JOIN job ON job.id = job_id ORDER BY n_clusters`;
  const undone = db.createQueryRunner();
  await undone.startTransaction();
  await new RunsShareJobs1763600100000().down(undone);
  const separate = await undone.query(states);
  await new RunsShareJobs1763600100000().up(undone);
  const after = await undone.query(states);
  await undone.commitTransaction();
  await undone.release();
  const ended = (n_clusters: number, state: string, error_code: string | null) => ({
    n_clusters,
    state,
    error_code,
    child: true,
    named: true,
  });
  expect(separate).toEqual([
    ended(2, 'SUCCEEDED', null),
    ended(3, 'SUCCEEDED', null),
    ended(4, 'FAILED', 'TOO_FEW_DISTINCT_ROWS'),
  ]);
  expect(after).toEqual(separate);
  await db.destroy();
});
