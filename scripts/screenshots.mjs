// Photographs every page of the dashboard, in both themes and at two widths, on the demo's data: docs/screenshots/.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const ROOT = join(import.meta.dirname, '..');
const FOLDER = join(ROOT, 'docs/screenshots');
const THEMES = ['light', 'dark'];
const WIDTHS = [1440, 390];
const MODEL = 'education-clusters';
const PROVINCE = 'P91';

/** What the demo alone does not show: drift, a policy that fired, a gate, keys, somebody who is told, answers. */
const STORY = [
  `mutation { startDriftReport(input: { model: "${MODEL}", reference: "v_2021" }) { id } }`,
  `mutation { setTrainingPolicy(input: { name: "yearly", dataset: "education", model: "${MODEL}",
     sweep: { experiment: "yearly", nClusters: [2, 3, 4] } }) { id } }`,
  `mutation { fireTrainingPolicy(input: { policy: "yearly", reason: "figures of 2023" }) { id } }`,
  `mutation { createApiKey(input: { name: "bps-portal", roles: [PREDICTOR], models: ["${MODEL}"] }) { apiKey { id } } }`,
  `mutation { createApiKey(input: { name: "governor", roles: [VIEWER] }) { apiKey { id } } }`,
  `mutation { createWebhook(input: { url: "https://hooks.example.org/gugus", events: [MODEL_PROMOTED, DRIFT_DETECTED] }) { endpoint { id } } }`,
  `query { predictCluster(model: "${MODEL}", id: "P35", features: { angka_melek_huruf: 97.9, rata_lama_sekolah: 8.1,
     harapan_lama_sekolah: 13.4 }) { cluster } }`,
];

// PostgreSQL makes the folder: where we are root, it runs as another user.
const data = join(tmpdir(), `gugus-screenshots-${process.pid}`);
const server = spawn(process.execPath, [join(ROOT, 'dist/src/main.js'), 'demo'], {
  env: { ...process.env, GUGUS_DATA: data, GUGUS_PORT: '0', GUGUS_LOG_LEVEL: 'silent' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
try {
  const url = await started(server);
  const key = (await readFile(join(data, 'admin.key'), 'utf8')).trim();
  await tellStory(url, key);
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(FOLDER, { recursive: true });
  const names = await photograph(url, key);
  await writeFile(join(FOLDER, 'README.md'), album(names));
  console.log(`${names.length} views in ${FOLDER}`);
} finally {
  server.kill('SIGTERM');
  await once(server, 'close');
  await rm(data, { recursive: true, force: true });
}

/** Waits for the end of the demo's loop. */
async function started({ stdout }) {
  let output = '';
  for await (const text of stdout.iterator({ destroyOnReturn: false })) {
    output += text;
    if (output.includes('Ctrl-C')) {
      stdout.resume();
      return /(http\S+)\/graphql/.exec(output)[1];
    }
  }
  throw new Error(`The demo ended:\n${output}`);
}

async function tellStory(url, key) {
  const ask = async (query) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    const { data: answer, errors } = await response.json();
    if (errors) console.error(`${errors[0].message}\n  in ${query}`);
    return answer;
  };
  const isAtWork = async () => {
    const { jobs } = await ask('{ jobs(first: 20) { edges { node { state finishedAt } } } }');
    return jobs.edges.some(({ node }) => node.finishedAt === null);
  };
  for (const step of STORY) {
    await ask(step);
    while (await isAtWork()) await new Promise((done) => setTimeout(done, 250));
  }
}

/** @returns the names of the views */
async function photograph(url, key) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const names = new Set();
  for (const colorScheme of THEMES) {
    for (const width of WIDTHS) {
      const context = await browser.newContext({
        viewport: { width, height: 900 },
        locale: 'en-GB',
        colorScheme,
        reducedMotion: 'reduce',
      });
      await context.request.post(`${url}/v1/session`, {
        headers: { authorization: `Bearer ${key}`, 'x-gugus-request': 'screenshots' },
      });
      const page = await context.newPage();
      const shoot = async (name) => {
        await page.waitForLoadState('networkidle');
        await page.getByText('Loading …').first().waitFor({ state: 'detached' });
        // What is far down is drawn when it is seen.
        await page.evaluate(async () => {
          for (let y = 0; y < document.body.scrollHeight; y += innerHeight) {
            scrollTo(0, y);
            await new Promise((done) => setTimeout(done, 100));
          }
          scrollTo(0, 0);
        });
        await page.waitForLoadState('networkidle');
        // Charts and virtual tables draw in the frames after the data.
        await page.waitForTimeout(400);
        await page.screenshot({ path: join(FOLDER, `${name}-${colorScheme}-${width}.png`), fullPage: true });
        names.add(name);
      };
      for (const path of await pagesOf(page, url)) {
        const name = path.slice(1) || 'overview';
        await page.goto(url + (path === '/' ? `/?place=${PROVINCE}` : path));
        await page.getByRole('heading', { level: 1 }).waitFor();
        await shoot(name);
        const tabs = page.locator('main nav.tabs button');
        for (let tab = 1; tab < (await tabs.count()); tab++) {
          const title = (await tabs.nth(tab).textContent()).toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
          await tabs.nth(tab).click();
          await shoot(`${name}-${title}`);
        }
      }
      await context.close();
    }
  }
  await browser.close();
  return [...names];
}

/** The pages, as the menu has them. */
async function pagesOf(page, url) {
  await page.goto(url);
  const links = page.locator('#menu a');
  await links.first().waitFor({ state: 'attached' });
  return await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
}

function album(names) {
  const views = names.map((name) => {
    const images = THEMES.flatMap((theme) =>
      WIDTHS.map((width) => `<img src="${name}-${theme}-${width}.png" width="${width === 390 ? 195 : 480}">`),
    );
    return `## ${name}\n\n${images.join('\n')}\n`;
  });
  return `# Screenshots of the dashboard\n\nMade by \`node scripts/screenshots.mjs\`.\n\n${views.join('\n')}`;
}
