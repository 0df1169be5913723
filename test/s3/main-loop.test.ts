import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { graphql } from '../gql/gql.ts';
import { apiClient, type ApiClient } from '../../src/cli/client.ts';
import { createPoints, startTestApp, type World } from '../testkit/app.ts';
import { runSql } from '../testkit/databases.ts';
import { startFaultProxy } from '../testkit/fault-proxy.ts';
import {
  CREATE_DATASET,
  createProduction,
  finished,
  JOB,
  pointsDataset,
  pointsSweep,
  PREDICT,
  PROGRESS,
  SNAPSHOT,
  snapshot,
  sweep,
} from '../testkit/operations.ts';
import { apiUrl, spawnGugus, started } from '../testkit/process.ts';
import { createBucket, createS3World } from '../testkit/s3.ts';

const VERSIONS = graphql(`
  query StoredVersions {
    datasetVersions {
      edges {
        node {
          number
          digest
        }
      }
    }
  }
`);

async function versions(api: ApiClient) {
  return (await api.request(VERSIONS, {})).datasetVersions.edges.map(({ node }) => node);
}

/** The world of another machine: the same databases and bucket, a data folder of its own. */
async function elsewhere({ env, sourceUrl }: World): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'gugus-elsewhere-'));
  onTestFinished(async () => await rm(folder, { recursive: true, force: true }));
  return { env: { ...env, GUGUS_DATA: folder }, sourceUrl };
}

async function dropCopies({ env }: World): Promise<void> {
  await rm(join(env['GUGUS_DATA'], 'blob-cache/files'), { recursive: true });
}

test('an API and a worker that share nothing but databases and a bucket go through the whole loop', async () => {
  const bucket = await createBucket();
  const world = await createS3World(bucket);
  await createPoints(world.sourceUrl);
  const api = apiClient(await apiUrl(spawnGugus(['api'], world.env)));
  await started(spawnGugus(['worker'], (await elsewhere(world)).env));
  await createProduction(api);
  const { predictCluster } = await api.request(PREDICT, {
    model: 'points-model',
    alias: 'Production',
    features: { x: 0, y: 0 },
  });
  expect(predictCluster).toMatchObject({ cluster: 0, modelVersion: 'v1.0' });
  const [{ digest }] = await versions(api);
  const keys = await bucket.keys();
  expect(keys).toContain(`files/md5/${digest.slice(0, 2)}/${digest.slice(2)}`);
  for (const key of keys) {
    const md5 = createHash('md5')
      .update(await bucket.get(key))
      .digest('hex');
    expect(key).toBe(`files/md5/${md5.slice(0, 2)}/${md5.slice(2)}`);
  }
});

test('faults of the network make a snapshot late, never half visible, and a sweep reads through them', async () => {
  const bucket = await createBucket();
  const world = await createS3World(bucket);
  const proxy = await startFaultProxy(world.env['S3_ENDPOINT']);
  const { api } = await startTestApp({ ...world, env: { ...world.env, S3_ENDPOINT: proxy.url } });
  await createPoints(world.sourceUrl);
  await api.request(CREATE_DATASET, { input: pointsDataset() });

  proxy.plan('PUT', 'unavailable', 'truncate', 'corrupt', 'unavailable', 'corrupt', 'truncate');
  const { snapshotDataset } = await api.request(SNAPSHOT, { dataset: 'points' });
  const seen: string[] = [];
  for await (const { jobProgress } of api.subscribe(PROGRESS, { jobId: snapshotDataset.id, after: 0 })) {
    seen.push(jobProgress.kind);
    if (jobProgress.kind === 'RETRYING') expect([await versions(api), await bucket.keys()]).toEqual([[], []]);
  }
  expect(seen.filter((kind) => kind === 'RETRYING')).toHaveLength(2);
  const { job } = await api.request(JOB, { id: snapshotDataset.id });
  expect(job).toMatchObject({ state: 'SUCCEEDED', attempt: 3, datasetVersion: { number: 1 } });
  expect(await versions(api)).toHaveLength(1);

  await dropCopies(world);
  proxy.plan('GET', 'unavailable', 'truncate', 'corrupt');
  expect(await sweep(api, pointsSweep({ nClusters: [3] }))).toMatchObject({ state: 'SUCCEEDED' });
});

test('a version that has rotted in the bucket is named, and nothing is trained on it', async () => {
  const bucket = await createBucket();
  const world = await createS3World(bucket);
  const { api } = await startTestApp(world);
  await createPoints(world.sourceUrl);
  await api.request(CREATE_DATASET, { input: pointsDataset() });
  const { digest } = (await snapshot(api)).datasetVersion!;
  const [key] = await bucket.keys();
  const bytes = await bucket.get(key);
  bytes[bytes.length >> 1] ^= 1;
  await bucket.put(key, bytes);
  await dropCopies(world);
  const job = await sweep(api, pointsSweep({ nClusters: [2] }));
  expect(job.sweep!.runs.edges[0].node.job.error).toMatchObject({ code: 'BLOB_CORRUPT' });
  expect(job.error!.message).toContain(digest);
});

test('a worker that is killed in the middle of an upload leaves no version, and the next one makes it', async () => {
  const bucket = await createBucket();
  const world = await createS3World(bucket);
  const api = apiClient(await apiUrl(spawnGugus(['api'], world.env)));
  await runSql(
    world.sourceUrl,
    'CREATE TABLE points AS SELECT n AS id, random() AS x, random() AS y, random() AS z FROM generate_series(1, 300000) AS n',
  );
  await api.request(CREATE_DATASET, { input: pointsDataset({ query: 'SELECT * FROM points' }) });

  const proxy = await startFaultProxy(world.env['S3_ENDPOINT']);
  const victim = spawnGugus(['worker'], { ...world.env, S3_ENDPOINT: proxy.url });
  await started(victim);
  proxy.plan('PUT', 'none', 'hang');
  const uploading = proxy.next('PUT');
  const { snapshotDataset } = await api.request(SNAPSHOT, { dataset: 'points' });
  await uploading;
  await victim.kill('SIGKILL');
  expect(await bucket.openUploads()).toBe(1);
  expect([await versions(api), await bucket.keys()]).toEqual([[], []]);

  const successor = await elsewhere(world);
  await started(spawnGugus(['worker'], successor.env));
  const job = await finished(api, snapshotDataset.id);
  expect(job).toMatchObject({ state: 'SUCCEEDED', attempt: 2, datasetVersion: { rowCount: 300_000 } });
  const [key] = await bucket.keys();
  const bytes = await bucket.get(key);
  expect(await readFile(join(successor.env['GUGUS_DATA'], 'blob-cache', key))).toEqual(bytes);
});
