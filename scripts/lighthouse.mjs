// Lets Lighthouse judge every page of the dashboard on the demo's data, as a phone sees it (its default). It is fetched by
// npx, for it brings a hundred packages that nothing else needs.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import { pagesOf, signIn, withDemo } from './demo-platform.mjs';

const LEAST = { performance: 90, accessibility: 95, 'best-practices': 95 };

await withDemo(async (url, key) => {
  const folder = await mkdtemp(join(tmpdir(), 'gugus-lighthouse-'));
  const port = await freePort();
  // Tabs that Lighthouse opens share the cookies of a profile, not those of a context.
  const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', `--remote-debugging-port=${port}`],
  });
  try {
    await signIn(context, url, key);
    for (const path of await pagesOf(context.pages()[0], url)) {
      const report = join(folder, 'report.json');
      await promisify(execFile)('npx', [
        '--yes',
        'lighthouse@13.5.0',
        url + path,
        `--port=${port}`,
        '--disable-storage-reset',
        `--only-categories=${Object.keys(LEAST).join(',')}`,
        '--output=json',
        `--output-path=${report}`,
        '--quiet',
      ]);
      const { categories, audits } = JSON.parse(await readFile(report, 'utf8'));
      const scores = Object.entries(LEAST).map(([name, least]) => {
        const score = Math.round(100 * categories[name].score);
        if (score < least) process.exitCode = 1;
        return `${name} ${score}${score < least ? ` (at least ${least})` : ''}`;
      });
      const lost = Object.values(audits).filter(
        ({ id, score }) => score !== null && score < 0.9 && isCounted(categories, id),
      );
      console.log(`${path.padEnd(13)} ${scores.join(', ')}  ${lost.map(({ id }) => id).join(' ')}`);
    }
  } finally {
    await context.close();
    await rm(folder, { recursive: true, force: true });
  }
});

function isCounted(categories, id) {
  return Object.values(categories).some(({ auditRefs }) =>
    auditRefs.some((ref) => ref.id === id && ref.weight > 0),
  );
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
