import { auditServer } from 'graphql-http';
import { expect, test } from 'vitest';
import { startTestApp } from '../testkit/app.ts';

const REFUSED_GET =
  'a GET without a header that only scripts can set is refused, so that no other site can make a browser send it';
const NOT_EXECUTED =
  'what was never executed is answered with 400 for application/json too: proxies and logs see a failure as one';

/** The audits that are not passed, by their ids, and why that is meant. None of them is a MUST. */
const EXCEPTIONS: Record<string, { status: 'notice' | 'warn'; name: string; why: string }> = {
  '5A70': {
    status: 'notice',
    name: 'MAY accept application/x-www-form-urlencoded formatted GET requests',
    why: REFUSED_GET,
  },
  D6D5: {
    status: 'notice',
    name: 'MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/graphql-response+json',
    why: REFUSED_GET,
  },
  '6A70': {
    status: 'notice',
    name: 'MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/json',
    why: REFUSED_GET,
  },
  '572B': {
    status: 'warn',
    name: 'SHOULD use 200 status code on document parsing failure when accepting application/json',
    why: NOT_EXECUTED,
  },
  FDE2: {
    status: 'warn',
    name: 'SHOULD use 200 status code on document validation failure when accepting application/json',
    why: NOT_EXECUTED,
  },
  '7B9B': {
    status: 'warn',
    name: 'SHOULD use a status code of 200 on variable coercion failure when accepting application/json',
    why: NOT_EXECUTED,
  },
};

test('the server passes every MUST of GraphQL over HTTP, and all the rest but what is listed here', async () => {
  const { url } = await startTestApp();
  const results = await auditServer({ url: `${url}/graphql` });
  const musts = results.filter(({ name }) => name.startsWith('MUST '));
  expect(musts.length).toBeGreaterThan(10);
  expect(musts.filter(({ status }) => status !== 'ok')).toEqual([]);
  const notPassed = results
    .filter(({ status }) => status !== 'ok')
    .map(({ id, name, status }) => ({ id, name, status }));
  const expected = Object.entries(EXCEPTIONS).map(([id, { name, status }]) => ({ id, name, status }));
  const byId = (a: { id: string }, b: { id: string }) => a.id.localeCompare(b.id);
  expect(notPassed.toSorted(byId)).toEqual(expected.toSorted(byId));
});
