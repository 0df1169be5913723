import { lookup, type LookupAddress, type LookupOptions } from 'node:dns';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, onTestFinished, test, vi } from 'vitest';

vi.mock('node:dns', () => ({ lookup: vi.fn() }));
// Other tests have loaded the module with the real name server, and will want it so.
vi.resetModules();
const { requestChecked, requirePublic } = await import('./checked-request.ts');
afterAll(() => vi.resetModules());

type Answer = (error: Error | null, addresses: LookupAddress[]) => void;

/** A name server that gives these answers, one after the other. */
function answering(...answers: string[][]) {
  const told = vi.mocked(lookup as (host: string, options: LookupOptions, answer: Answer) => void);
  told.mockReset();
  for (const addresses of answers) {
    told.mockImplementationOnce((_host, _options, answer) =>
      answer(
        null,
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      ),
    );
  }
  return told;
}

const PUBLIC = '93.184.215.14';
const NONE = new Set<string>();
const options = () =>
  ({ method: 'GET', headers: {}, signal: AbortSignal.timeout(5000), idleMs: 5000 }) as const;

test('a name that is public when it is checked and private when it is fetched is refused, and nothing is asked of it', async () => {
  let asked = 0;
  const server = createServer((_, response) => response.end(String((asked += 1)))).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const url = new URL(`http://rebinding.example:${(server.address() as AddressInfo).port}/`);
  const told = answering([PUBLIC], ['127.0.0.1']);
  await requirePublic(url, NONE);
  await expect(requestChecked(url, NONE, options())).rejects.toMatchObject({ code: 'URL_NOT_ALLOWED' });
  // What a request has checked is what it connects to: there is no second answer to wait for.
  expect([told.mock.calls.length, asked]).toEqual([2, 0]);
});

test('a name with one private address among public ones is refused, when it is given and when it is fetched', async () => {
  const url = new URL('http://mixed.example/');
  for (const inside of ['10.0.0.7', '169.254.169.254', '::1', 'fd00::1', '::ffff:127.0.0.1', '100.64.0.1']) {
    answering([PUBLIC, inside], [inside, PUBLIC]);
    await expect(requirePublic(url, NONE)).rejects.toMatchObject({ code: 'URL_NOT_ALLOWED' });
    await expect(requestChecked(url, NONE, options())).rejects.toMatchObject({ code: 'URL_NOT_ALLOWED' });
  }
});
