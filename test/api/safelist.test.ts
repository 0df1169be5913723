import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createWorld, startTestApp } from '../testkit/app.ts';
import { bareFetch } from '../testkit/keyed.ts';
import { bearer, keyFor, openSocket } from '../testkit/keys.ts';

const MINE = 'query Mine { viewer { name } }';
const MOVES = 'subscription Moves { aliasMoved(model: "nothing") { number } }';
const OTHER = '{ viewer { roles } }';
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const persisted = (text: string) => ({ persistedQuery: { version: 1, sha256Hash: sha256(text) } });

async function startListed() {
  const world = await createWorld();
  const path = join(world.env['GUGUS_DATA'], 'documents.json');
  await writeFile(
    path,
    JSON.stringify(Object.fromEntries([MINE, MOVES].map((text) => [sha256(text), text]))),
  );
  const app = await startTestApp({ ...world, env: { ...world.env, GUGUS_SAFELIST: path } });
  return { ...app, admin: bearer(await keyFor(app, 'admin')) };
}

test('with a list of documents no other is carried out for anybody, neither by POST nor by GET, as text or as a hash', async () => {
  const { url, admin } = await startListed();
  const send = async (body: unknown) => {
    const response = await bareFetch(`${url}/graphql`, {
      method: 'POST',
      headers: { ...admin, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const answer = (await response.json()) as { data?: unknown; errors?: { extensions: object }[] };
    return { status: response.status, data: answer.data, error: answer.errors?.[0].extensions };
  };
  for (const body of [
    { query: MINE },
    { query: 'query Mine { viewer { name __typename } }' },
    { extensions: persisted(MINE) },
    { query: '', extensions: persisted(MINE), variables: {}, operationName: 'Mine' },
    { documentId: `sha256:${sha256(MINE)}` },
  ]) {
    expect(await send(body)).toMatchObject({ status: 200, data: { viewer: { name: 'admin' } } });
  }
  for (const body of [
    { query: OTHER },
    { query: OTHER, extensions: persisted(MINE) },
    { extensions: persisted(OTHER) },
    { documentId: sha256(OTHER) },
    { query: '{ __schema { queryType { name } } }' },
    { query: 'mutation { deleteDataset(name: "x") }' },
    { variables: {} },
  ]) {
    expect(await send(body)).toMatchObject({ status: 400, error: { code: 'DOCUMENT_NOT_LISTED' } });
  }
  expect((await send([{ query: OTHER }])).status).toBe(400);

  const get = async (parameters: string) =>
    await bareFetch(`${url}/graphql?${parameters}`, {
      headers: { ...admin, 'apollo-require-preflight': '1' },
    });
  const [listed, other] = [MINE, OTHER].map((text) => `query=${encodeURIComponent(text)}`);
  expect((await get(listed)).status).toBe(200);
  expect((await get(other)).status).toBe(400);
  expect((await get(`${listed}&${other}`)).status).toBe(400);
});

test('with a list of documents a socket takes no other either', async () => {
  const { url, admin } = await startListed();
  const { socket, next, send } = await openSocket(url, admin);
  expect(await next()).toEqual({ type: 'connection_ack' });
  const refused = [
    { query: MOVES.replace('number', 'number reason') },
    { query: '', extensions: persisted(OTHER) },
    { query: '', extensions: persisted(MINE) },
  ];
  const codes: unknown[] = [];
  for (const [index, payload] of refused.entries()) {
    send({ id: `${index}`, type: 'subscribe', payload });
    const { type, payload: errors } = await next();
    codes.push([type, (errors as { extensions: { code: string } }[])[0].extensions.code]);
  }
  expect(codes).toEqual([
    ['error', 'DOCUMENT_NOT_LISTED'],
    ['error', 'DOCUMENT_NOT_LISTED'],
    // It is listed, and no subscription.
    ['error', 'BAD_REQUEST'],
  ]);
  send({ id: 'text', type: 'subscribe', payload: { query: MOVES } });
  send({ id: 'hash', type: 'subscribe', payload: { query: '', extensions: persisted(MOVES) } });
  const carriedOut = { errors: [{ extensions: { code: 'NOT_FOUND', field: 'model' } }] };
  const answers = [await next(), await next(), await next(), await next()].filter(
    ({ type }) => type === 'next',
  );
  expect(new Set(answers.map(({ id }) => id))).toEqual(new Set(['hash', 'text']));
  for (const { payload } of answers) expect(payload).toMatchObject(carriedOut);
  socket.close();
});
