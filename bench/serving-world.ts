import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const FEATURES = ['f0', 'f1', 'f2', 'f3', 'f4'];
const CLUSTERS = 6;
const MAIN = join(import.meta.dirname, '../dist/src/main.js');

export interface Servers {
  folder: string;
  /** Where ours answers, the peer, and Fastify alone. */
  ours: string;
  peer: string;
  bare: string;
  /** A row as each takes it. */
  row: (n: number) => Record<string, string | number>;
  features: readonly string[];
}

/** Runs `measure` with three servers, each a process of its own: ours with all that it has, and the same model served by the peer. */
export async function withServers<T>(measure: (servers: Servers) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'gugus-bench-'));
  // The user that PostgreSQL runs as where this is root has to pass through.
  chmodSync(folder, 0o711);
  const children: ChildProcess[] = [];
  const start = async (command: string, args: string[], url: string, env = {}) => {
    const child = spawn(command, args, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    children.push(child);
    for (let waited = 0; waited < 300; waited++) {
      if (child.exitCode !== null) throw new Error(`${command} ${args.join(' ')} ended`);
      if (
        await fetch(url).then(
          () => true,
          () => false,
        )
      )
        return;
      await sleep(200);
    }
    throw new Error(`${url} does not answer`);
  };
  try {
    const [ours, peer, bare] = [await freePort(), await freePort(), await freePort()];
    const url = (port: number) => `http://127.0.0.1:${port}`;
    const env = {
      GUGUS_DATA: join(folder, 'data'),
      GUGUS_PORT: String(ours),
      GUGUS_LOG_LEVEL: 'warn',
      // The bench asks more of one key in a minute than anybody may.
      GUGUS_POINTS_PER_MINUTE: '1000000000',
    };
    await start(process.execPath, [MAIN, 'serve'], `${url(ours)}/healthz`, env);
    await createModel(url(ours));
    const artifact = join(folder, 'artifact.json');
    writeFileSync(artifact, await (await fetch(`${url(ours)}/models/bench/v1.0/json`)).text());
    const script = join(import.meta.dirname, 'serving_peer.py');
    await start('/usr/bin/python3', [script, artifact, String(peer)], `${url(peer)}/docs`);
    await start(process.execPath, [join(import.meta.dirname, 'bare-route.ts'), String(bare)], url(bare));
    const row = (n: number) => ({
      id: `r${n}`,
      ...Object.fromEntries(FEATURES.map((name, j) => [name, 20 * Math.sin(n + j)])),
    });
    return await measure({
      folder,
      ours: url(ours),
      peer: url(peer),
      bare: url(bare),
      row,
      features: FEATURES,
    });
  } finally {
    for (const child of children) {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
    }
    rmSync(folder, { recursive: true, force: true });
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

async function createModel(url: string): Promise<void> {
  const columns = FEATURES.map((name, j) => `(n % ${CLUSTERS}) * 4 + sin(n * ${j + 2}) AS ${name}`);
  const features = FEATURES.map((name) => `{name: "${name}", unit: "1"}`).join(', ');
  const query = `SELECT n::text AS id, ${columns.join(', ')} FROM generate_series(1, 3000) AS n`;
  await ask(
    url,
    `mutation { createDataset(input: {name: "bench", query: "${query}", keyColumn: "id", features: [${features}]}) { id } }`,
  );
  await work(url, 'snapshotDataset(dataset: "bench")');
  await work(
    url,
    `startSweep(input: {dataset: "bench", experiment: "bench", nClusters: [${CLUSTERS}], registerAs: "bench"})`,
  );
  await work(url, 'promoteModel(input: {model: "bench", version: "v1.0", reason: "bench"})');
}

async function work(url: string, mutation: string): Promise<void> {
  const started = await ask(url, `mutation { job: ${mutation} { id } }`);
  for (;;) {
    const { state } = (await ask(url, `{ job(id: "${started.job.id}") { state } }`)).job;
    if (state === 'SUCCEEDED') return;
    if (state === 'FAILED') throw new Error(`${mutation} failed`);
    await sleep(100);
  }
}

async function ask(url: string, query: string): Promise<{ job: { id: string; state: string } }> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const { data, errors } = (await response.json()) as {
    data: { job: { id: string; state: string } };
    errors?: unknown;
  };
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}
