import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { expect, onTestFinished, test } from 'vitest';
import { graphql } from '../gql/gql.ts';
import { download } from '../../src/storage/download.ts';
import { createWorld, startTestApp } from '../testkit/app.ts';
import { CREATE_DATASET, pointsDataset, snapshot } from '../testkit/operations.ts';

const URL_VERSION = graphql(`
  query UrlVersion {
    dataset(name: "points") {
      source {
        kind
        url
        format
      }
      latestVersion {
        rowCount
        source {
          kind
          url
          digest
        }
      }
    }
  }
`);

const CSV = 'id,x,y\np1,1.5,2\np2,3.5,4\n';

function* endless() {
  for (;;) yield 'x'.repeat(10_000);
}

async function serve(listener: RequestListener) {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { host, url: `http://${host}` };
}

async function withUrl(listener: RequestListener, { allow = true, path = '/points' } = {}) {
  const { host, url } = await serve(listener);
  const world = await createWorld();
  world.env['GUGUS_FILE_MB'] = '1';
  if (allow) world.env['GUGUS_URL_ALLOW'] = host;
  const app = await startTestApp(world);
  await app.api.request(CREATE_DATASET, { input: pointsDataset({ query: null, url: `${url}${path}` }) });
  return { ...app, host, source: `${url}${path}` };
}

test('every snapshot fetches the file, and its version says what came', async () => {
  let text = CSV;
  const { api, app, source } = await withUrl((request, response) => {
    if (request.url === '/points') response.writeHead(302, { location: '/there' }).end();
    else response.end(text);
  });
  expect(await snapshot(api)).toMatchObject({
    state: 'SUCCEEDED',
    datasetVersion: { number: 1, rowCount: 2 },
  });
  expect(await snapshot(api)).toMatchObject({ created: false, datasetVersion: { number: 1 } });
  text = '{"id": "p1", "x": 1, "y": 2}\n{"id": "p2", "x": 1, "y": 2}\n{"id": "p3", "x": 1, "y": 3}\n';
  expect(await snapshot(api)).toMatchObject({ created: true, datasetVersion: { number: 2, rowCount: 3 } });
  const { dataset } = await api.request(URL_VERSION, {});
  expect(dataset!.source).toEqual({ kind: 'URL', url: source, format: null });
  const { digest } = dataset!.latestVersion!.source;
  expect(dataset!.latestVersion!.source).toMatchObject({ kind: 'URL', url: source });
  expect((await app.context.blobs.get(digest!)).toString()).toBe(text);
});

test('what is fetched must be what the dataset needs', async () => {
  let text = 'id,x\np1,1\n';
  const { api } = await withUrl((_, response) => response.end(text));
  expect((await snapshot(api)).error).toMatchObject({ code: 'COLUMN_NOT_FOUND', field: 'features' });
  text = 'id,x,y\np1,1,z\n';
  expect((await snapshot(api)).error).toMatchObject({ code: 'FEATURE_NOT_NUMERIC', field: 'y' });
  text = '<!doctype html>\n<p>Not here, "sorry</p>\n';
  expect((await snapshot(api)).error).toMatchObject({ code: 'FILE_INVALID' });
  text = `id,x,y\n${'p,1,2\n'.repeat(200_000)}`;
  expect((await snapshot(api)).error).toMatchObject({ code: 'FILE_TOO_LARGE' });
});

test('a server of the own house is not reached, nor by a redirect to it', async () => {
  let hits = 0;
  const { api } = await withUrl((_, response) => response.end(String(hits++)), { allow: false });
  expect(await snapshot(api)).toMatchObject({
    state: 'FAILED',
    error: { code: 'URL_NOT_ALLOWED', field: 'url' },
  });
  expect(hits).toBe(0);
  const inside = await serve((_, response) => response.end(String(hits++)));
  const targets = [
    inside.url,
    inside.url.replace('127.0.0.1', 'localhost'),
    inside.url.replace('127.0.0.1', '2130706433'),
    inside.url.replace('127.0.0.1', '0x7f.1'),
    inside.url.replace('127.0.0.1', '0177.0.0.1'),
    inside.url.replace('127.0.0.1', '127.1'),
    inside.url.replace('127.0.0.1', '127.0.0.1.'),
    inside.url.replace('127.0.0.1', encodeURIComponent('①②⑦.⓪.⓪.①')),
    inside.url.replace('127.0.0.1', '%31%32%37.0.0.1'),
    inside.url.replace('127.0.0.1', '0'),
    inside.url.replace('127.0.0.1', '[::]'),
    inside.url.replace('127.0.0.1', '[::ffff:127.0.0.1]'),
    inside.url.replace('127.0.0.1', '[::ffff:7f00:1]'),
    inside.url.replace('127.0.0.1', '[::127.0.0.1]'),
    inside.url.replace('127.0.0.1', '[64:ff9b::7f00:1]'),
    inside.url.replace('127.0.0.1', '[fe80::1]'),
    'http://169.254.169.254/latest/meta-data',
    'http://[::1]/',
    'file:///etc/passwd',
    `http://user:secret@${inside.host}/`,
  ];
  const { host, url } = await serve((request, response) => {
    response.writeHead(307, { location: targets[Number(request.url!.slice(1))] }).end();
  });
  const limits = { mostBytes: 1000, allowed: new Set([host]) };
  for (const [index, target] of targets.entries()) {
    await expect
      .soft(download(`${url}/${index}`, '/dev/null', limits, new AbortController().signal), target)
      .rejects.toMatchObject({ code: 'URL_NOT_ALLOWED', message: expect.not.stringContaining('secret') });
  }
  expect(hits).toBe(0);
});

test('a server that does not give the file is told apart from one that gives too much of it', async () => {
  const { host, url } = await serve((request, response) => {
    switch (request.url) {
      case '/loop':
        return response.writeHead(302, { location: '/loop' }).end();
      case '/nowhere':
        return response.writeHead(302).end();
      case '/packed':
        return response.writeHead(200, { 'content-encoding': 'gzip' }).end('x');
      case '/cut':
        response.writeHead(200, { 'content-length': '100' }).write('x');
        return setImmediate(() => response.destroy());
      case '/endless':
        return Readable.from(endless()).pipe(response);
      case '/announced':
        return response.writeHead(200, { 'content-length': '1000000000' }).write('x');
      case '/busy':
        return response.writeHead(429).end();
      default:
        return response.writeHead(404).end();
    }
  });
  const limits = { mostBytes: 100_000, allowed: new Set([host]) };
  const cases: [string, string][] = [
    ['/none', 'URL_REFUSED'],
    ['/busy', 'URL_UNREACHABLE'],
    ['/loop', 'URL_UNREACHABLE'],
    ['/nowhere', 'URL_UNREACHABLE'],
    ['/packed', 'URL_UNREACHABLE'],
    ['/cut', 'URL_UNREACHABLE'],
    ['/endless', 'FILE_TOO_LARGE'],
    ['/announced', 'FILE_TOO_LARGE'],
  ];
  for (const [path, code] of cases) {
    await expect
      .soft(download(`${url}${path}`, '/dev/null', limits, new AbortController().signal), path)
      .rejects.toMatchObject({ code });
  }
  const stopped = AbortSignal.abort(new Error('cancelled'));
  await expect(download(`${url}/endless`, '/dev/null', limits, stopped)).rejects.not.toHaveProperty(
    'details',
  );
});
