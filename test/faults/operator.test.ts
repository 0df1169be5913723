import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startEmbeddedPostgres } from '../../src/storage/embedded-postgres.ts';
import { createWorld } from '../testkit/app.ts';
import { bareFetch } from '../testkit/keyed.ts';
import { ask, bearer, codeOf } from '../testkit/keys.ts';
import { apiUrl, spawnGugus, started } from '../testkit/process.ts';

const EMBEDDED = { GUGUS_PORT: '0', GUGUS_LOG_LEVEL: 'warn', DATABASE_URL: '', REDIS_URL: '' };

async function emptyFolder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'gugus-operator-'));
  await chmod(path, 0o711);
  onTestFinished(async () => await rm(path, { recursive: true, force: true }));
  return path;
}

async function modeOf(path: string): Promise<number> {
  return (await stat(path)).mode & 0o777;
}

test('what an operator gets wrong is told in one line that names the variable and no password', async () => {
  const { env } = await createWorld();
  const url = new URL(env['DATABASE_URL']);
  const changed = (changes: Partial<URL>) => Object.assign(new URL(url), changes).href;
  const file = join(await emptyFolder(), 'file');
  await writeFile(file, '');
  const mistakes: [string[], Record<string, string>, RegExp][] = [
    [
      ['migrate'],
      { DATABASE_URL: changed({ password: 'sesame' }) },
      /DATABASE_UNAVAILABLE: DATABASE_URL \(127.*password/,
    ],
    [
      ['api'],
      { DATABASE_URL: changed({ pathname: '/nowhere' }) },
      /DATABASE_UNAVAILABLE: .*nowhere.*CREATE DATABASE/,
    ],
    [
      ['serve'],
      { DATABASE_URL: changed({ port: '1' }) },
      /DATABASE_UNAVAILABLE: .*127\.0\.0\.1:1,.*nothing listens/,
    ],
    [['migrate'], { DATABASE_URL: changed({ password: '%zz' }) }, /CONFIG_INVALID: [^]*DATABASE_URL must be/],
    [['serve'], { GUGUS_DATA: file }, /DATA_FOLDER_UNUSABLE: GUGUS_DATA .*not a folder/],
    [['api'], { GUGUS_HOST: '203.0.113.9' }, /HOST_UNUSABLE: GUGUS_HOST 203/],
    [['demo', '--url', 'http://127.0.0.1:2'], {}, /API_UNREACHABLE: .*127\.0\.0\.1:2/],
    [
      ['demo', '--url', 'http://127.0.0.1:2'],
      { DATABASE_URL: '', SOURCE_DATABASE_URL: '' },
      /CONFIG_INVALID: .*SOURCE_DATABASE_URL/,
    ],
  ];
  for (const [args, changes, message] of mistakes) {
    const gugus = spawnGugus(args, { ...env, ...changes });
    expect(await gugus.exited).toBe(1);
    expect(gugus.errors()).toMatch(message);
    expect(gugus.errors()).not.toMatch(/ {4}at |sesame|%zz/);
  }
});

test('migrate says what it did', async () => {
  const { env } = await createWorld();
  const gugus = spawnGugus(['migrate'], env);
  expect(await gugus.exited).toBe(0);
  expect(gugus.output()).toMatch(/^The database test_\w+ on 127\.0\.0\.1:\d+ was up to date already\.\n$/);
});

test('an existing data folder keeps its mode, and the blobs in it are closed to others', async () => {
  const { env } = await createWorld();
  await chmod(env['GUGUS_DATA'], 0o750);
  const api = spawnGugus(['api'], env);
  await started(api);
  await api.kill('SIGTERM');
  expect(await modeOf(env['GUGUS_DATA'])).toBe(0o750);
  expect(await modeOf(join(env['GUGUS_DATA'], 'blobs'))).toBe(0o700);
});

test.runIf(process.getuid?.() === 0)(
  'a folder that the user of the server cannot enter is refused by name',
  async () => {
    const folder = join(await emptyFolder(), 'closed');
    await mkdir(folder, { mode: 0o700 });
    await expect(startEmbeddedPostgres(join(folder, 'data'))).rejects.toMatchObject({
      code: 'DATA_FOLDER_UNUSABLE',
      details: { value: folder },
    });
    expect(await modeOf(folder)).toBe(0o700);
  },
);

test('a signal during start-up leaves no half-made folder and no server, and remains of the dead go', async () => {
  const folder = await emptyFolder();
  const env = { ...EMBEDDED, GUGUS_DATA: folder };
  const unfinished = async () => (await readdir(folder)).filter((name) => name.startsWith('postgres.new-'));
  await mkdir(join(folder, 'postgres.new-999999999'));

  const early = spawnGugus(['serve'], env);
  await expect
    .poll(async () => (await unfinished()).includes(`postgres.new-${early.child.pid}`), {
      interval: 5,
      timeout: 20_000,
    })
    .toBe(true);
  await early.kill('SIGTERM');
  expect(await early.exited).toBe(143);
  expect(await unfinished()).toEqual([]);

  const later = spawnGugus(['serve'], env);
  const pidFile = join(folder, 'postgres/postmaster.pid');
  await expect.poll(() => existsSync(pidFile), { interval: 2, timeout: 20_000 }).toBe(true);
  await later.kill('SIGINT');
  expect(await later.exited).toBe(130);
  expect(existsSync(pidFile)).toBe(false);
});

test('a platform that is ended as soon as it is up ends without a word', async () => {
  const serve = spawnGugus(['serve'], { ...EMBEDDED, GUGUS_DATA: join(await emptyFolder(), 'data') });
  await started(serve);
  await serve.kill('SIGTERM');
  expect(await serve.exited).toBe(0);
  expect(serve.errors()).toBe('');
});

test('a Redis that is away or silent gives one line, and one signal ends the process', async () => {
  const { env } = await createWorld();
  const silent = createServer().listen(0, '127.0.0.1');
  await once(silent, 'listening');
  onTestFinished(() => void silent.close());
  const { port } = silent.address() as { port: number };
  for (const redisPort of [1, port]) {
    const worker = spawnGugus(['worker'], {
      ...env,
      GUGUS_LOG_LEVEL: 'warn',
      REDIS_URL: `redis://127.0.0.1:${redisPort}`,
    });
    await started(worker);
    await worker.kill('SIGTERM');
    expect(await worker.exited).toBe(0);
    const lines = worker.errors().trim().split('\n');
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0])).toMatchObject({ msg: 'Redis of the queue is away' });
  }
});

test('the first start shows one key and a link, keeps the key for this user, and a lost key is no lost platform', async () => {
  const folder = join(await emptyFolder(), 'data');
  const env = { ...EMBEDDED, GUGUS_DATA: folder, GUGUS_KEY: '' };
  const who = '{ viewer { name roles } }';
  const first = spawnGugus(['serve'], env);
  const url = await apiUrl(first);
  await started(first);
  const [key] = /gugus_\w{58}/.exec(first.output())!;
  const [, ticket] = /#ticket=(\S+)/.exec(first.output())!;
  expect(await readFile(join(folder, 'admin.key'), 'utf8')).toBe(`${key}\n`);
  expect(await modeOf(join(folder, 'admin.key'))).toBe(0o600);
  expect((await ask(url, who, bearer(key))).data).toEqual({ viewer: { name: 'admin', roles: ['ADMIN'] } });
  const session = await bareFetch(`${url}/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-gugus-request': '1' },
    body: JSON.stringify({ ticket }),
  });
  expect(session.status).toBe(201);
  // The commands of this machine find the key.
  const repository = await emptyFolder();
  await mkdir(join(repository, '.git'));
  const found = spawnGugus(['dvc', 'export', repository], { ...env, GUGUS_PORT: new URL(url).port });
  expect(await found.exited).toBe(0);
  await first.kill('SIGTERM');
  expect(first.errors()).not.toContain(key);

  const create = spawnGugus(['keys', 'create', '--role', 'admin', '--name', 'spare'], env);
  expect(await create.exited).toBe(0);
  expect(create.output()).toMatch(/^gugus_\w{58}\n$/);
  const spare = create.output().trim();
  expect(await readFile(join(folder, 'admin.key'), 'utf8')).toBe(`${spare}\n`);
  const wrong = spawnGugus(['keys', 'create', '--role', 'king'], env);
  expect(await wrong.exited).toBe(1);

  const second = spawnGugus(['serve'], env);
  const again = await apiUrl(second);
  await started(second);
  expect(second.output()).not.toMatch(/gugus_|ticket/);
  expect((await ask(again, who, bearer(spare))).data).toEqual({
    viewer: { name: 'spare', roles: ['ADMIN'] },
  });
  expect(codeOf(await ask(again, who, bearer(key)))).toBeNull();
});
