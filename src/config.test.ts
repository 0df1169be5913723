import { resolve } from 'node:path';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadConfig } from './config.ts';

test('an empty environment gives a platform that needs nothing', () => {
  expect(loadConfig({})).toMatchObject({
    dataFolder: resolve('gugus-data'),
    databaseUrl: null,
    redisUrl: null,
    http: { host: '127.0.0.1', port: 4000 },
  });
  expect(loadConfig({ DATABASE_URL: '', GUGUS_PORT: '' })).toEqual(loadConfig({}));
});

test('all problems are told at once, and no password with them', () => {
  const env = {
    GUGUS_PORT: '70000',
    REDIS_URL: 'http://:secret@host',
    GUGUS_LOG_LEVEL: 'loud',
    GUGUS_JOB_LOCK_MS: 'x',
    DATABASE_URL: 'postgres://user:50%secret@host/gugus',
  };
  for (const problem of [
    'GUGUS_PORT must be at most 65535',
    'GUGUS_LOG_LEVEL must be one of trace, debug, info, warn, error, silent',
    'GUGUS_JOB_LOCK_MS must be a number',
    'DATABASE_URL must be a URL that starts with postgres://',
  ])
    expect(() => loadConfig(env)).toThrow(problem);
  for (const name of Object.keys(env)) expect(() => loadConfig(env)).toThrow(name);
  expect(() => loadConfig(env)).not.toThrow('secret');
});

test('source databases are offered by the names of their variables, and never our own', () => {
  const own = 'postgres://user:secret@host/gugus';
  const { sourceDatabases } = loadConfig({
    DATABASE_URL: own,
    SOURCE_DATABASE_URL: 'postgres://host/source',
    SOURCE_EDUCATION_URL: 'postgres://host/education',
    SOURCE_small_URL: own,
    SOURCE_URL: own,
    MY_SOURCE_EDUCATION_URL: own,
  });
  expect([...sourceDatabases]).toEqual([
    ['SOURCE_DATABASE_URL', 'postgres://host/source'],
    ['SOURCE_EDUCATION_URL', 'postgres://host/education'],
  ]);
  expect(() => loadConfig({ SOURCE_EDUCATION_URL: 'mysql://user:secret@host' })).toThrow(
    'SOURCE_EDUCATION_URL must be a URL that starts with postgres://',
  );
});

test('.env.example names every variable that is read', () => {
  const example = readFileSync(new URL('../.env.example', import.meta.url), 'utf8');
  const source = readFileSync(new URL('./config.ts', import.meta.url), 'utf8');
  const read = [...source.matchAll(/^ +([A-Z0-9_]+): (?:z|url|list|wholeNumber)\b/gm)].map(
    ([, name]) => name,
  );
  expect(read.length).toBeGreaterThan(13);
  for (const name of read) expect(example).toMatch(new RegExp(`^#? ?${name}=`, 'm'));
});

test('proxies are trusted by address or network, never as such', () => {
  const trusted = (text: string) => loadConfig({ GUGUS_TRUST_PROXY: text }).http.trustedProxies;
  expect(loadConfig({}).http.trustedProxies).toEqual([]);
  expect(trusted('10.0.0.5, 10.1.0.0/16,FD00::/8,loopback')).toEqual([
    '10.0.0.5',
    '10.1.0.0/16',
    'fd00::/8',
    'loopback',
  ]);
  for (const wrong of [
    'true',
    '1',
    'proxy.example',
    '10.1',
    '10.0.0.0/0',
    '10.0.0.0/33',
    '::/129',
    '10.0.0.5,',
  ]) {
    expect(() => trusted(wrong)).toThrow('GUGUS_TRUST_PROXY must be a list of addresses');
  }
});

test('a bucket is given whole or not at all, and holds no credentials', () => {
  const given = { S3_BUCKET: 'blobs', S3_ENDPOINT: 'http://127.0.0.1:9000', S3_PREFIX: 'a/b' };
  expect(loadConfig({}).s3).toBeNull();
  expect(loadConfig(given).s3).toEqual({
    bucket: 'blobs',
    endpoint: 'http://127.0.0.1:9000',
    region: null,
    prefix: 'a/b',
    cacheBytes: 10_240e6,
  });
  expect(() => loadConfig({ ...given, S3_BUCKET: '' })).toThrow('S3_BUCKET must be set where S3_ENDPOINT');
  for (const [name, value] of [
    ['S3_BUCKET', 'Blobs'],
    ['S3_ENDPOINT', 'minio:9000'],
    ['S3_ENDPOINT', 'http://key:sesame@minio:9000'],
    ['S3_REGION', 'EU west'],
    ['S3_PREFIX', '/a'],
    ['S3_PREFIX', 'a/../b'],
    ['S3_PREFIX', 'a/'],
    ['GUGUS_BLOB_CACHE_MB', '0'],
  ]) {
    const wrong = { ...given, [name]: value };
    expect(() => loadConfig(wrong)).toThrow(`${name} must`);
    expect(() => loadConfig(wrong)).not.toThrow('sesame');
  }
});

test('an identity provider is given whole, over TLS, and with roles that there are', () => {
  const given = { OIDC_ISSUER: 'https://id.example.org/realms/a', OIDC_AUDIENCE: 'gugus' };
  expect(loadConfig({}).oidc).toBeNull();
  expect(loadConfig({ ...given, OIDC_ROLES: 'staff=viewer, heads = approver' }).oidc).toEqual({
    issuer: 'https://id.example.org/realms/a',
    audience: 'gugus',
    rolesClaim: 'roles',
    roleOfGroup: new Map([
      ['staff', 'viewer'],
      ['heads', 'approver'],
    ]),
  });
  for (const [name, value] of [
    ['OIDC_AUDIENCE', ''],
    ['OIDC_ISSUER', 'http://id.example.org'],
    ['OIDC_ROLES', 'staff=king'],
    ['OIDC_ROLES', 'staff'],
    ['GUGUS_HOSTS', 'https://a.example'],
    ['GUGUS_CORS_ORIGINS', '*'],
    ['GUGUS_CORS_ORIGINS', 'https://a.example/'],
  ]) {
    expect(() => loadConfig({ ...given, [name]: value })).toThrow(`${name} `);
  }
});
