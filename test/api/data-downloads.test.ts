import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, readlink, writeFile } from 'node:fs/promises';
import { request, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exportTable } from '../../src/data/export-table.ts';
import { graphql } from '../gql/gql.ts';
import { createPoints, startTestApp, type TestApp } from '../testkit/app.ts';
import { runSql } from '../testkit/databases.ts';
import {
  CREATE_DATASET,
  createProduction,
  pointsDataset,
  pointsSweep,
  snapshot,
  START_SWEEP,
  sweep,
} from '../testkit/operations.ts';

const LINKS = graphql(`
  query DataLinks($name: String! = "points") {
    datasetVersion(dataset: $name, number: 1) {
      digest
      downloads {
        format
        path
      }
    }
    datasetDiff(dataset: $name, from: "1", to: "1") {
      downloads {
        format
        path
      }
    }
    experiments {
      edges {
        node {
          downloads {
            format
            path
          }
        }
      }
    }
    runs {
      edges {
        node {
          id
          assignmentDownloads {
            format
            path
          }
          modelVersions {
            assignmentDownloads {
              format
              path
            }
          }
        }
      }
    }
  }
`);

type Link = { format: string; path: string };

async function allLinks({ api }: TestApp): Promise<Record<string, Link[]>> {
  const { datasetVersion, datasetDiff, experiments, runs } = await api.request(LINKS, {});
  const run = runs.edges.map(({ node }) => node).find(({ modelVersions }) => modelVersions.length > 0)!;
  return {
    version: datasetVersion!.downloads,
    diff: datasetDiff.downloads,
    experiment: experiments.edges[0].node.downloads,
    run: run.assignmentDownloads,
    model: run.modelVersions[0].assignmentDownloads,
  };
}

/** A dataset over a table `odd` that the script makes, with the key `id` and the feature `x`. */
async function oddData(script: string, changes: Parameters<typeof pointsDataset>[0] = {}) {
  const world = await startTestApp();
  await runSql(world.sourceUrl, script);
  const features = [{ name: 'x', unit: '' }];
  const input = pointsDataset({ query: 'SELECT * FROM odd', features, ...changes });
  await world.api.request(CREATE_DATASET, { input });
  const { name } = input;
  expect(await snapshot(world.api, { dataset: name })).toMatchObject({ state: 'SUCCEEDED' });
  return world;
}

async function text(url: string, path: string): Promise<string> {
  const response = await fetch(url + path);
  expect(response.status, path).toBe(200);
  return await response.text();
}

const temporaryFolder = ({ env }: Pick<TestApp, 'env'>) => join(env['GUGUS_DATA'], 'blobs', 'tmp');

/** The files of the folder that this process holds open, also those that are deleted already. */
async function openFiles(folder: string): Promise<string[]> {
  if (!existsSync('/proc/self/fd')) return [];
  const links = await Promise.all(
    (await readdir('/proc/self/fd')).map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => '')),
  );
  return links.filter((link) => link.startsWith(folder));
}

test('versions, differences, runs and assignments come as CSV, JSON lines and Parquet, with the same content', async () => {
  const world = await startTestApp();
  await createPoints(world.sourceUrl);
  await createProduction(world.api);
  const rowsOf: Record<string, number> = { version: 30, diff: 0, experiment: 3, run: 30, model: 30 };
  const columnsOf: Record<string, string> = {
    version: 'id,x,y',
    diff: 'change,key,column,from,to',
    run: 'key,name,cluster,distance,silhouette,pc1,pc2',
    model: 'key,name,cluster,distance,silhouette,pc1,pc2',
  };
  for (const [what, links] of Object.entries(await allLinks(world))) {
    const rows: unknown[] = [];
    for (const { format, path } of links) {
      const response = await fetch(world.url + path);
      const bytes = Buffer.from(await response.arrayBuffer());
      expect(response.status, path).toBe(200);
      expect(response.headers.get('content-type')).toBe(
        {
          csv: 'text/csv; charset=utf-8',
          jsonl: 'application/x-ndjson',
          parquet: 'application/vnd.apache.parquet',
        }[format],
      );
      expect(response.headers.get('content-length')).toBe(`${bytes.length}`);
      expect(response.headers.get('content-disposition')).toMatch(
        new RegExp(`^attachment; filename="[\\w.-]+\\.${format}"$`),
      );
      if (format === 'csv' && what in columnsOf)
        expect(bytes.toString().split('\n')[0]).toBe(columnsOf[what]);
      const file = join(world.env['GUGUS_DATA'], `${what}.${format}`);
      await writeFile(file, bytes);
      if (format !== 'jsonl' || bytes.length > 0) {
        const reader = { csv: 'read_csv', jsonl: 'read_json', parquet: 'read_parquet' }[format]!;
        rows.push(await readRows(world, `${reader}('${file}')`));
      }
    }
    expect(rows[0]).toHaveLength(rowsOf[what]);
    for (const other of rows.slice(1)) expect(other, what).toEqual(rows[0]);
  }
});

async function readRows(
  { app }: TestApp,
  from: string,
  read: (value: unknown, name: string) => unknown = comparable,
): Promise<unknown[]> {
  return await app.context.duck.withConnection(async (connection) => {
    const reader = await connection.runAndReadAll(`SELECT * FROM ${from}`);
    return reader
      .getRowObjectsJson()
      .map((row) =>
        Object.fromEntries(Object.entries(row).map(([name, value]) => [name, read(value, name)])),
      );
  });
}

/** What CSV says in texts, JSON and Parquet in numbers; times with and without their zone. */
function comparable(value: unknown, name: string): unknown {
  if (name.endsWith('_at')) return new Date(String(value).replace(/(\+00)?$/, 'Z')).toISOString();
  return value === null || Number.isNaN(Number(value)) ? value : Number(value);
}

test('the runs table has a row per run, with its parameters, metrics and status, oldest first', async () => {
  const world = await startTestApp();
  await createPoints(world.sourceUrl);
  await createProduction(world.api);
  const failing = pointsDataset({ name: 'failing', query: `SELECT id, x, NULLIF(y, y) AS y FROM points` });
  await world.api.request(CREATE_DATASET, { input: failing });
  await snapshot(world.api, { dataset: 'failing', tag: 'v_bad' });
  await sweep(
    world.api,
    pointsSweep({ dataset: 'failing', nClusters: [5], registerAs: null, algorithm: 'AGGLOMERATIVE' }),
  );
  const lines = (await text(world.url, '/experiments/tests/runs.jsonl')).trim().split('\n');
  const runs = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(runs.map((run) => [run['name'], run['status'], run['dataset'], run['dataset_tag']])).toEqual([
    ['k = 2', 'FINISHED', 'points', null],
    ['k = 3', 'FINISHED', 'points', null],
    ['k = 4', 'FINISHED', 'points', null],
    ['k = 5', 'FAILED', 'failing', 'v_bad'],
  ]);
  expect(runs[1]).toMatchObject({
    dataset_version: 1,
    cluster_sizes: '10 10 10',
    'params.n_clusters': '3',
    'params.n_init': '10',
    'metrics.silhouette_score': expect.any(Number),
  });
  expect(runs[1]['created_at']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  expect(runs[3]).toMatchObject({ 'params.n_init': null, 'metrics.silhouette_score': null });
});

test('text that a spreadsheet would run gets an apostrophe, also as a name; numbers and other formats do not', async () => {
  const cells = ['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '\nx', 'a=1', ' =1', "'=1", '', null];
  const world = await startTestApp();
  await runSql(
    world.sourceUrl,
    `CREATE TABLE odd AS SELECT n::int AS id, -n::float8 AS x, t, -n::int AS "=cmd|x", -n * 0.5 AS n
     FROM unnest($1::text[]) WITH ORDINALITY AS cell (t, n)`,
    [cells],
  );
  const features = [{ name: 'x', unit: '' }];
  await world.api.request(CREATE_DATASET, {
    input: pointsDataset({ query: 'SELECT * FROM odd', features }),
  });
  await snapshot(world.api);
  const parsed = async (query: string) => {
    const file = join(world.env['GUGUS_DATA'], 'cells.csv');
    await writeFile(file, await text(world.url, `/datasets/points/1/rows.csv${query}`));
    return (await readRows(
      world,
      `read_csv('${file}', all_varchar = true, nullstr = '', allow_quoted_nulls = false)`,
      (value) => value,
    )) as Record<string, string>[];
  };
  const guarded = await parsed('');
  expect(Object.keys(guarded[0])).toEqual(['id', 'x', 't', "'=cmd|x", 'n']);
  expect(guarded.map(({ t }) => t)).toEqual(cells.map((cell, i) => (i < 7 ? `'${cell}` : cell)));
  expect(guarded[0]).toMatchObject({ id: '1', x: '-1.0', "'=cmd|x": '-1', n: '-0.5' });
  const raw = await parsed('?raw=1');
  expect(raw.map(({ t }) => t)).toEqual(cells);
  expect(Object.keys(raw[0])).toContain('=cmd|x');
  const lines = (await text(world.url, '/datasets/points/1/rows.jsonl')).trim().split('\n');
  expect(lines.map((line) => JSON.parse(line)['t'])).toEqual(cells);
});

test('a version as Parquet is the stored object, its ETag is its MD5, and a client that has it is told so', async () => {
  const world = await startTestApp();
  await createPoints(world.sourceUrl);
  await world.api.request(CREATE_DATASET, { input: pointsDataset() });
  const { datasetVersion } = await snapshot(world.api, { tag: 'v_1.0' });
  const { digest } = datasetVersion!;
  for (const version of ['1', 'v_1.0']) {
    const response = await fetch(`${world.url}/datasets/points/${version}/rows.parquet`);
    const md5 = createHash('md5').update(Buffer.from(await response.arrayBuffer()));
    expect(md5.digest('hex')).toBe(digest);
    expect(response.headers.get('etag')).toBe(`"${digest}"`);
  }
  const path = `${world.url}/datasets/points/1/rows.csv`;
  for (const known of [`"${digest}"`, `"other", W/"${digest}"`, '*']) {
    const response = await fetch(path, { headers: { 'if-none-match': known } });
    expect([response.status, await response.text()]).toEqual([304, '']);
  }
  expect((await fetch(path, { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
  const head = await fetch(path, { method: 'HEAD' });
  expect([head.status, head.headers.get('etag'), await head.text()]).toEqual([200, `"${digest}"`, '']);
  expect((await fetch(`${world.url}/experiments/none/runs.csv`)).headers.get('etag')).toBeNull();
});

test('a difference lists its changed cells by key, also between versions whose tags have dots', async () => {
  const world = await oddData(
    `CREATE TABLE odd AS SELECT n AS id, n::float8 AS x, 'a' AS t FROM generate_series(9, 11) AS n`,
    { keyColumn: 'id' },
  );
  await runSql(
    world.sourceUrl,
    `UPDATE odd SET x = -x, t = '=1' WHERE id = 10; DELETE FROM odd WHERE id = 11; INSERT INTO odd VALUES (-2, 5, NULL)`,
  );
  await snapshot(world.api, { tag: 'v_2.0.csv' });
  const expected = [
    'change,key,column,from,to',
    'ADDED,-2,x,,5.0',
    'ADDED,-2,t,,',
    'CHANGED,10,x,10.0,-10.0',
    "CHANGED,10,t,a,'=1",
    'REMOVED,11,x,11.0,',
    'REMOVED,11,t,a,',
  ];
  expect(await text(world.url, '/datasets/points/diff/1/v_2.0.csv.csv')).toBe(`${expected.join('\n')}\n`);
  const raw = expected.join('\n').replace("'=1", '=1');
  expect(await text(world.url, '/datasets/points/diff/1/2.csv?raw=1')).toBe(`${raw}\n`);
  const lines = (await text(world.url, '/datasets/points/diff/1/2.jsonl')).trim().split('\n');
  expect(JSON.parse(lines[3])).toEqual({ change: 'CHANGED', key: '10', column: 't', from: 'a', to: '=1' });
});

test('nulls, empty texts, quotes, line breaks, large numbers and NaN survive each format as far as it can hold them', async () => {
  const world = await oddData(
    `CREATE TABLE odd (id int, x float8, t text, big bigint, d numeric(30, 2), y float8);
     INSERT INTO odd VALUES (1, 1, '', 9007199254740993, 12345678901234567890.12, 'NaN'),
       (2, 2, NULL, NULL, NULL, NULL), (3, 3, E'a"b,\\n\\r;é🌏', -1, -0.05, '-Infinity')`,
  );
  expect(await text(world.url, '/datasets/points/1/rows.csv')).toBe(
    `id,x,t,big,d,y\n1,1.0,"",9007199254740993,12345678901234567890.12,nan\n2,2.0,,,,\n` +
      `3,3.0,"a""b,\n\r;é🌏",-1,-0.05,-inf\n`,
  );
  const jsonl = await text(world.url, '/datasets/points/1/rows.jsonl');
  expect(jsonl.split('\n')[0]).toBe(
    '{"id":1,"x":1.0,"t":"","big":9007199254740993,"d":12345678901234567890.12,"y":null}',
  );
  const parsed = jsonl
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(parsed[1]).toEqual({ id: 2, x: 2, t: null, big: null, d: null, y: null });
  expect(parsed[2]).toMatchObject({ t: 'a"b,\n\r;é🌏', y: null });
});

test('names of any letters and length are reached by the links, and the file name is plain', async () => {
  const name = `É x.y-${'𠮷'.repeat(120)}`;
  const { api, url } = await oddData(
    `CREATE TABLE odd AS SELECT n AS id, n::float8 AS x FROM generate_series(1, 2) AS n`,
    { name },
  );
  const { datasetVersion, datasetDiff } = await api.request(LINKS, { name });
  for (const { path } of [...datasetVersion!.downloads, ...datasetDiff.downloads]) {
    const response = await fetch(url + path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="_x?[\w.-]+"$/);
    await response.arrayBuffer();
  }
});

test('what is not there or not possible is answered as GraphQL answers it, with a fitting status', async () => {
  const world = await startTestApp();
  await createPoints(world.sourceUrl);
  await createProduction(world.api);
  const { runs } = await world.api.request(LINKS, {});
  const run = runs.edges[0].node.id;
  const cases: [string, number, string, string][] = [
    ['/datasets/points/1/rows.xlsx', 400, 'INVALID_INPUT', 'format'],
    ['/datasets/points/1/rows.', 400, 'INVALID_INPUT', 'format'],
    ['/datasets/points/1/rows.csv?raw=2', 400, 'INVALID_INPUT', 'raw'],
    ['/datasets/points/1/rows.csv?raw=1&raw=1', 400, 'INVALID_INPUT', 'raw'],
    ['/datasets/none/1/rows.csv', 404, 'NOT_FOUND', 'dataset'],
    ['/datasets/points/2/rows.csv', 404, 'NOT_FOUND', 'version'],
    ['/datasets/points/..%2F..%2Fetc/rows.csv', 404, 'NOT_FOUND', 'version'],
    [`/datasets/points/1'%20OR%20'1/rows.csv`, 404, 'NOT_FOUND', 'version'],
    ['/datasets/%00/1/rows.csv', 400, 'INVALID_INPUT', ''],
    ['/datasets/points/diff/1/9.csv', 404, 'NOT_FOUND', 'to'],
    ['/datasets/points/diff/9/1.csv', 404, 'NOT_FOUND', 'from'],
    ['/datasets/points/diff/1/1.xlsx', 400, 'INVALID_INPUT', 'format'],
    ['/experiments/none/runs.csv', 404, 'NOT_FOUND', 'experiment'],
    ['/runs/none/assignments.csv', 404, 'NOT_FOUND', 'run'],
    [`/runs/${run}/assignments.pdf`, 400, 'INVALID_INPUT', 'format'],
    ['/models/points-model/v9.9/assignments.csv', 404, 'NOT_FOUND', 'version'],
    ['/models/none/v1.0/assignments.csv', 404, 'NOT_FOUND', 'model'],
  ];
  for (const [path, status, code, field] of cases) {
    const response = await fetch(world.url + path);
    const { errors } = (await response.json()) as { errors: { extensions: object }[] };
    const extensions = field === '' ? { code } : { code, field };
    expect([response.status, errors[0].extensions], path).toMatchObject([status, extensions]);
    expect(response.headers.get('etag'), path).toBeNull();
  }
});

test('a run whose fit is not done has no assignments to download', async () => {
  const { env, sourceUrl, app, api: working } = await startTestApp();
  await createPoints(sourceUrl);
  await working.request(CREATE_DATASET, { input: pointsDataset() });
  await snapshot(working);
  await app.close();
  const world = await startTestApp({ env, sourceUrl }, { workers: false });
  const { startSweep } = await world.api.request(START_SWEEP, { input: pointsSweep({ nClusters: [2] }) });
  expect(startSweep.state).toBe('WAITING');
  const { runs } = await world.api.request(LINKS, {});
  const response = await fetch(`${world.url}/runs/${runs.edges[0].node.id}/assignments.csv`);
  expect(response.status).toBe(404);
});

test('a stored version that has rotted is not handed out', async () => {
  const world = await oddData(
    `CREATE TABLE odd AS SELECT n AS id, n::float8 AS x FROM generate_series(1, 9) AS n`,
  );
  const { datasetVersion } = await world.api.request(LINKS, {});
  const { digest } = datasetVersion!;
  const path = join(world.env['GUGUS_DATA'], 'blobs/files/md5', digest.slice(0, 2), digest.slice(2));
  const bytes = await readFile(path);
  bytes[bytes.length >> 1] ^= 1;
  await writeFile(path, bytes);
  for (const format of ['csv', 'parquet']) {
    const response = await fetch(`${world.url}/datasets/points/1/rows.${format}`);
    expect([response.status, await response.json()]).toMatchObject([
      500,
      { errors: [{ extensions: { code: 'BLOB_CORRUPT', value: digest } }] },
    ]);
  }
});

const LARGE = `CREATE TABLE odd AS SELECT n AS id, n::float8 AS x, repeat(md5(n::text), 10) AS t FROM generate_series(1, 40000) AS n`;

/** A client that reads nothing after the head of the answer. */
async function stalledClient(url: string): Promise<IncomingMessage> {
  return await new Promise((resolve, reject) => {
    request(url, (response) => resolve(response.pause()))
      .on('error', reject)
      .end();
  });
}

test('clients that do not read hold up nobody, and those that go away leave no file behind', async () => {
  const world = await oddData(LARGE);
  const path = `${world.url}/datasets/points/1/rows.csv`;
  const stalled = await Promise.all(Array.from({ length: 6 }, () => stalledClient(path)));
  expect(await readdir(temporaryFolder(world))).toEqual([]);
  const body = await text(world.url, '/datasets/points/1/rows.csv');
  expect(body.split('\n')).toHaveLength(40_002);
  expect(await world.api.request(LINKS, {})).toMatchObject({ datasetVersion: {} });
  for (const response of stalled) response.destroy();
  await expect.poll(() => openFiles(temporaryFolder(world))).toEqual([]);
});

test('an export stops when its client goes away, and leaves no file', async () => {
  const { app, env } = await startTestApp();
  const client = new AbortController();
  const endless = exportTable(app.context, { format: 'csv', raw: false }, client.signal, async () => ({
    columns: [{ name: 'n', sql: 'n', kind: 'other' }],
    from: 'range(1000000000000) AS endless (n)',
  }));
  await expect.poll(() => readdir(temporaryFolder({ env }))).toHaveLength(1);
  client.abort();
  await expect(endless).rejects.toMatchObject({ code: 'CANCELLED' });
  expect(await readdir(temporaryFolder({ env }))).toEqual([]);
});
