import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { graphql } from '../gql/gql.ts';
import { exportDvc } from '../../src/cli/dvc/export.ts';
import { createPoints, startTestApp } from '../testkit/app.ts';
import { runSql } from '../testkit/databases.ts';
import { CREATE_DATASET, pointsDataset, pointsSweep, snapshot, sweep } from '../testkit/operations.ts';

const POINTERS = graphql(`
  query TestPointers {
    dvcRemote {
      url
      endpointUrl
      region
    }
    datasetVersion(dataset: "points") {
      digest
      sizeBytes
      dvcPointer
    }
    runs {
      edges {
        node {
          id
          dvcPointer
          artifacts {
            path
            digest
            sizeBytes
          }
        }
      }
    }
  }
`);

async function withVersion() {
  const world = await startTestApp();
  await createPoints(world.sourceUrl);
  await world.api.request(CREATE_DATASET, { input: pointsDataset() });
  await snapshot(world.api);
  return world;
}

async function gitFolder(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'gugus-dvc-')));
  onTestFinished(async () => await rm(folder, { recursive: true, force: true }));
  execFileSync('git', ['init', '--quiet', folder]);
  return folder;
}

/** Every file of the folder with its text, but for Git's own. */
async function filesOf(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
    .filter((path) => !path.startsWith('.git/'));
  return Object.fromEntries(
    await Promise.all(paths.map(async (path) => [path, await readFile(join(folder, path), 'utf8')])),
  );
}

const CONFIG = (url: string) => `[core]\n    remote = gugus\n['remote "gugus"']\n    url = ${url}\n`;

test('a version and the files of a run have pointers to objects that lie in the remote', async () => {
  const { api, env, app } = await withVersion();
  await sweep(api, pointsSweep({ nClusters: [3] }));
  const { dvcRemote, datasetVersion, runs } = await api.request(POINTERS, {});
  const url = join(env['GUGUS_DATA'], 'blobs');
  expect(dvcRemote).toEqual({ url, endpointUrl: null, region: null });
  const { digest, sizeBytes } = datasetVersion!;
  expect(datasetVersion!.dvcPointer).toBe(
    `outs:\n- md5: ${digest}\n  size: ${sizeBytes}\n  hash: md5\n  path: points_v1.parquet\n`,
  );
  const [{ id, dvcPointer, artifacts }] = runs.edges.map(({ node }) => node);
  const [, directory] = /md5: (\w{32}\.dir)$/m.exec(dvcPointer!)!;
  const total = artifacts.reduce((sum, artifact) => sum + artifact.sizeBytes, 0);
  expect(dvcPointer).toBe(
    `outs:\n- md5: ${directory}\n  size: ${total}\n  nfiles: ${artifacts.length}\n  hash: md5\n  path: run_${id}\n`,
  );
  const listing = await readFile(join(url, 'files/md5', directory.slice(0, 2), directory.slice(2)), 'utf8');
  expect(JSON.parse(listing)).toEqual(artifacts.map(({ path, digest: md5 }) => ({ md5, relpath: path })));
  expect((await app.context.blobs.get(directory)).toString()).toBe(listing);
});

test('an export makes a folder of a Git repository one that DVC can pull into, and again changes nothing', async () => {
  const { api, url, sourceUrl, env } = await withVersion();
  const folder = await gitFolder();
  await exportDvc({ url, folder });
  const remote = join(env['GUGUS_DATA'], 'blobs');
  const { datasetVersion } = await api.request(POINTERS, {});
  const first = {
    '.dvc/.gitignore': '/config.local\n/tmp\n/cache\n',
    '.dvc/config': CONFIG(remote),
    '.gitignore': '/points_v1.parquet\n',
    'points_v1.parquet.dvc': datasetVersion!.dvcPointer,
  };
  expect(await filesOf(folder)).toEqual(first);
  expect(await exportDvc({ url, folder })).toContain(': 0; there already: 1.');
  expect(await filesOf(folder)).toEqual(first);

  await runSql(sourceUrl, `UPDATE points SET x = x + 1`);
  await snapshot(api);
  expect(await exportDvc({ url, folder, dataset: 'points' })).toContain(': 1; there already: 1.');
  expect(await filesOf(folder)).toMatchObject({
    ...first,
    '.gitignore': '/points_v1.parquet\n/points_v2.parquet\n',
    'points_v2.parquet.dvc': expect.stringContaining('path: points_v2.parquet'),
  });
});

test('a version beyond the first page of a list is exported too', async () => {
  const { url, env } = await withVersion();
  await runSql(
    env['DATABASE_URL'],
    `INSERT INTO gugus.dataset_version SELECT (jsonb_populate_record(v, jsonb_build_object('id', gen_random_uuid(), 'number', n, 'digest', md5(n::text)))).*
     FROM gugus.dataset_version AS v, generate_series(2, 130) AS n`,
  );
  const folder = await gitFolder();
  await exportDvc({ url, folder });
  const pointers = (await readdir(folder)).filter((name) => name.endsWith('.parquet.dvc'));
  expect(pointers).toHaveLength(130);
});

test('what a project has already stays: its settings, its default remote, its lines', async () => {
  const { url, env } = await withVersion();
  const folder = await gitFolder();
  const data = join(folder, 'data');
  await mkdir(join(folder, '.dvc'));
  await mkdir(data);
  const config = `# ours\n[core]\n    remote = theirs\n['remote "theirs"']\n    url = s3://theirs`;
  await writeFile(join(folder, '.dvc/config'), config);
  await writeFile(join(data, '.gitignore'), '*.log');
  expect(await exportDvc({ url, folder: data })).toContain('`dvc pull --remote gugus`');
  const files = await filesOf(folder);
  const section = CONFIG(join(env['GUGUS_DATA'], 'blobs')).split('\n').slice(2).join('\n');
  expect(files['.dvc/config']).toBe(`${config}\n${section}`);
  expect(files['data/.gitignore']).toBe('*.log\n/points_v1.parquet\n');
  expect(Object.keys(files)).toContain('data/points_v1.parquet.dvc');
});

test('what would change a pointer or a remote of the user is refused, and nothing is written', async () => {
  const { url } = await withVersion();
  const folder = await gitFolder();
  const mine = { 'points_v1.parquet.dvc': 'outs: []\n', '.dvc/config': CONFIG('/elsewhere') };
  await mkdir(join(folder, '.dvc'));
  for (const [path, text] of Object.entries(mine)) await writeFile(join(folder, path), text);
  const refused = exportDvc({ url, folder });
  await expect(refused).rejects.toMatchObject({ code: 'FILE_CONFLICT' });
  await expect(refused).rejects.toThrow(/config has another remote "gugus".*points_v1\.parquet\.dvc points/);
  expect(await filesOf(folder)).toEqual(mine);
});

test('a folder that is no folder of a repository, a dataset that is not there: both are told, nothing is written', async () => {
  const { url } = await withVersion();
  const folder = await gitFolder();
  const plain = await realpath(await mkdtemp(join(tmpdir(), 'gugus-plain-')));
  onTestFinished(async () => await rm(plain, { recursive: true }));
  await expect(exportDvc({ url, folder: plain })).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    message: expect.stringContaining('git init'),
  });
  await expect(exportDvc({ url, folder: join(plain, 'no') })).rejects.toMatchObject({
    code: 'INVALID_INPUT',
  });
  await expect(exportDvc({ url, folder, dataset: 'nothing' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect([await filesOf(plain), await filesOf(folder)]).toEqual([{}, {}]);
});
