import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const MODEL = 'education-clusters';

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

/** Runs `use` with the built platform on the demo's data, and some more that the pages of the dashboard show. */
export async function withDemo(use) {
  // PostgreSQL makes the folder: where we are root, it runs as another user.
  const data = join(tmpdir(), `gugus-demo-${process.pid}`);
  const server = spawn(process.execPath, [join(ROOT, 'dist/src/main.js'), 'demo'], {
    env: { ...process.env, GUGUS_DATA: data, GUGUS_PORT: '0', GUGUS_LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const url = await started(server);
    const key = (await readFile(join(data, 'admin.key'), 'utf8')).trim();
    await tellStory(url, key);
    return await use(url, key);
  } finally {
    server.kill('SIGTERM');
    await once(server, 'close');
    await rm(data, { recursive: true, force: true });
  }
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

/** Makes a browser's context that of whoever has the key. */
export async function signIn(context, url, key) {
  await context.request.post(`${url}/v1/session`, {
    headers: { authorization: `Bearer ${key}`, 'x-gugus-request': 'script' },
  });
}

/** The paths of the pages, as the menu has them. */
export async function pagesOf(page, url) {
  await page.goto(url);
  const links = page.locator('#menu a');
  await links.first().waitFor({ state: 'attached' });
  return await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
}
