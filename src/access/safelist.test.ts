import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatDocument, stringifyDocument } from '@urql/core';
import type { DocumentNode } from 'graphql';
import { expect, onTestFinished, test } from 'vitest';
import { createSafelist, openSafelist } from './safelist.ts';

const MINE = `query Mine { viewer { ...Who } } fragment Who on Viewer { name }`;
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

test('a listed document is found however clients print it, and by its hash in each form that they send', () => {
  const safelist = createSafelist([MINE]);
  for (const query of [
    MINE,
    'fragment Who on Viewer { name } # a comment\nquery Mine { viewer { ...Who } }',
    'query Mine { viewer { ...Who __typename } } fragment Who on Viewer { __typename, name }',
  ]) {
    expect(safelist.find({ query })).toBe(query);
  }
  const hash = sha256(MINE);
  for (const asked of [
    { extensions: { persistedQuery: { version: 1, sha256Hash: hash } } },
    { query: '', extensions: { persistedQuery: { sha256Hash: hash.toUpperCase() } } },
    { documentId: hash },
    { documentId: `sha256:${hash}` },
  ]) {
    expect(safelist.find(asked)).toBe(MINE);
  }
});

test('nothing else is found: no other field, alias, argument, operation or hash, nor another text under a listed hash', () => {
  const safelist = createSafelist([MINE]);
  const listed = { persistedQuery: { version: 1, sha256Hash: sha256(MINE) } };
  for (const asked of [
    { query: '{ viewer { name } }' },
    { query: MINE.replace('name', 'name roles') },
    { query: MINE.replace('name', 'name t: __typename') },
    { query: MINE.replace('name', 'n: name') },
    { query: `${MINE} query Other { viewer { name } }` },
    { query: '{ __schema { types { name } } }' },
    { query: '{ apiKeys { edges { cursor } } }', extensions: listed },
    { query: 'query {' },
    { query: '{ a '.repeat(100_000) },
    { query: { toString: () => MINE } },
    { documentId: sha256('x') },
    { documentId: MINE },
    { documentId: '__proto__' },
    { extensions: 'x' },
    {},
  ]) {
    expect(() => safelist.find(asked)).toThrow(expect.objectContaining({ code: 'DOCUMENT_NOT_LISTED' }));
  }
});

test('the documents of the dashboard and of the commands, as they send them, are on every list', async () => {
  const safelist = await openSafelist(await fileWith('{}'));
  const generatedIn = async <Document>(path: string) => {
    const all = (await import(new URL(path, import.meta.url).href)) as Record<string, Document>;
    return Object.entries(all).filter(([name]) => /^[A-Z].*Document$/.test(name));
  };
  const sent = [
    ...(await generatedIn<DocumentNode>('../../web/src/gql/graphql.ts')).map(
      ([name, document]) => [name, stringifyDocument(formatDocument(document))] as const,
    ),
    ...(await generatedIn<{ toString(): string }>('../cli/gql/graphql.ts')).map(
      ([name, document]) => [name, document.toString()] as const,
    ),
  ];
  expect(sent.length).toBeGreaterThan(15);
  for (const [name, query] of sent) expect([name, safelist.find({ query })]).toEqual([name, query]);
});

async function fileWith(text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'gugus-safelist-'));
  onTestFinished(async () => await rm(folder, { recursive: true }));
  const path = join(folder, 'documents.json');
  await writeFile(path, text);
  return path;
}

test('a list that is not right keeps the server from starting and says why', async () => {
  const wrong: [string, string][] = [
    ['[', 'is not a JSON object'],
    ['["{ viewer { name } }"]', 'is not a JSON object'],
    [JSON.stringify({ x: MINE }), 'is not its SHA-256'],
    [JSON.stringify({ [sha256('query {')]: 'query {' }), 'cannot be read'],
  ];
  for (const [text, why] of wrong) {
    await expect(openSafelist(await fileWith(text))).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
      message: expect.stringContaining(why),
    });
  }
  await expect(openSafelist('/nowhere.json')).rejects.toThrow('ENOENT');
});
