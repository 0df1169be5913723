import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { graphql } from '../gql/gql.ts';
import { createPoints, startTestApp } from '../testkit/app.ts';
import { CREATE_DATASET, pointsDataset, pointsSweep, snapshot, sweep } from '../testkit/operations.ts';
import { spawnGugus } from '../testkit/process.ts';
import { createBucket, createS3World } from '../testkit/s3.ts';

const RUN_POINTER = graphql(`
  query RunPointer {
    runs {
      edges {
        node {
          dvcPointer
        }
      }
    }
  }
`);

test('what the command line exports leads DVC to the objects of the bucket, without a credential in it', async () => {
  const bucket = await createBucket();
  const world = await createS3World(bucket);
  const env: Record<string, string> = { ...world.env, S3_PREFIX: 'gugus/blobs', S3_REGION: 'us-east-1' };
  const { api, url, sourceUrl } = await startTestApp({ ...world, env });
  await createPoints(sourceUrl);
  await api.request(CREATE_DATASET, { input: pointsDataset() });
  await snapshot(api);
  await sweep(api, pointsSweep({ nClusters: [3] }));

  const folder = await mkdtemp(join(tmpdir(), 'gugus-dvc-'));
  onTestFinished(async () => await rm(folder, { recursive: true, force: true }));
  execFileSync('git', ['init', '--quiet', folder]);
  const exported = spawnGugus(['dvc', 'export', folder, '--url', url], env);
  expect(await exported.exited).toBe(0);
  expect(exported.output()).toContain(`s3://${env['S3_BUCKET']}/gugus/blobs: \`dvc pull\``);
  const config = await readFile(join(folder, '.dvc/config'), 'utf8');
  expect(config).toBe(
    `[core]
    remote = gugus
['remote "gugus"']
    url = s3://${env['S3_BUCKET']}/gugus/blobs
    endpointurl = ${env['S3_ENDPOINT']}
    region = us-east-1
`,
  );

  const objectOf = async (pointer: string) => {
    const [, digest] = /^- md5: (\S+)$/m.exec(pointer)!;
    const bytes = await bucket.get(`gugus/blobs/files/md5/${digest.slice(0, 2)}/${digest.slice(2)}`);
    expect(createHash('md5').update(bytes).digest('hex')).toBe(digest.replace('.dir', ''));
    return bytes;
  };
  const version = await objectOf(await readFile(join(folder, 'points_v1.parquet.dvc'), 'utf8'));
  expect(version.subarray(0, 4).toString()).toBe('PAR1');
  const { runs } = await api.request(RUN_POINTER, {});
  const files = JSON.parse((await objectOf(runs.edges[0].node.dvcPointer!)).toString());
  expect(files).toContainEqual({ md5: expect.anything(), relpath: 'model.json' });
  for (const { md5 } of files) await objectOf(`- md5: ${md5}`);
});
