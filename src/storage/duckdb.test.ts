import { mkdtemp, readdir, rm, stat, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openDuck } from './duckdb.ts';

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'gugus-duckdb-'));
  onTestFinished(async () => await rm(folder, { recursive: true, force: true }));
  return folder;
}

test('the folder of a process that has run for days is left alone, and that of a dead one removed', async () => {
  const folder = await emptyFolder();
  vi.useFakeTimers({ toFake: ['setInterval'] });
  onTestFinished(() => void vi.useRealTimers());
  const living = await openDuck(folder);
  const [own] = await readdir(folder);
  const dead = await mkdtemp(join(folder, 'duckdb-'));
  const longAgo = new Date(Date.now() - 48 * 3600 * 1000);
  for (const path of [dead, join(folder, own)]) await utimes(path, longAgo, longAgo);

  vi.advanceTimersByTime(3600 * 1000);
  await expect.poll(async () => (await stat(join(folder, own))).mtimeMs).toBeGreaterThan(Date.now() - 60_000);
  const other = await openDuck(folder);
  const names = await readdir(folder);
  expect(names).toContain(own);
  expect(names.map((name) => join(folder, name))).not.toContain(dead);
  await Promise.all([living.close(), other.close()]);
  expect(await readdir(folder)).toEqual([]);
});
