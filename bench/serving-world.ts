import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const FEATURES = ['f0', 'f1', 'f2', 'f3', 'f4'];
const CLUSTERS = 6;
const MAIN = join(import.meta.dirname, '../dist/src/main.js');

/** Our server with a model `bench` in Production. */
export interface OurServer {
  folder: string;
  /** Where it answers. */
  ours: string;
  /** What a request to it carries. */
  headers: Record<string, string>;
  /** Asks it by GraphQL. */
  ask: Ask;
  /** A row as it takes it. */
  row: (n: number) => Record<string, string | number>;
  features: readonly string[];
}

type Ask = (query: string) => Promise<{ job: { id: string; state: string } }>;

export interface Servers extends OurServer {
  /** Where the peer answers, and Fastify alone. */
  peer: string;
  bare: string;
}

/** Runs `measure` with our server, a process of its own. */
export async function withOurServer<T>(measure: (server: OurServer, start: Start) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'gugus-bench-'));
  // The user that PostgreSQL runs as where this is root has to pass through.
  chmodSync(folder, 0o711);
  const children: ChildProcess[] = [];
  const start: Start = async (command, args, url, env = {}) => {
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
    const port = await freePort();
    const ours = `http://127.0.0.1:${port}`;
    const data = join(folder, 'data');
    await start(process.execPath, [MAIN, 'serve'], `${ours}/healthz`, {
      GUGUS_DATA: data,
      GUGUS_PORT: String(port),
      GUGUS_LOG_LEVEL: 'warn',
      // The bench asks more of one key in a minute than anybody may.
      GUGUS_POINTS_PER_MINUTE: '1000000000',
    });
    const headers = { authorization: `Bearer ${readFileSync(join(data, 'admin.key'), 'utf8').trim()}` };
    const ask = askOf(ours, headers);
    await createModel(ask);
    const row = (n: number) => ({
      id: `r${n}`,
      ...Object.fromEntries(FEATURES.map((name, j) => [name, 20 * Math.sin(n + j)])),
    });
    return await measure({ folder, ours, headers, ask, row, features: FEATURES }, start);
  } finally {
    for (const child of children) {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
    }
    rmSync(folder, { recursive: true, force: true });
  }
}

type Start = (command: string, args: string[], url: string, env?: Record<string, string>) => Promise<void>;

/** Runs `measure` with three servers: ours with all that it has, the same model served by the peer, and Fastify alone. */
export async function withServers<T>(measure: (servers: Servers) => Promise<T>): Promise<T> {
  return await withOurServer(async (server, start) => {
    const { folder, ours, headers } = server;
    const [peerPort, barePort] = [await freePort(), await freePort()];
    const [peer, bare] = [`http://127.0.0.1:${peerPort}`, `http://127.0.0.1:${barePort}`];
    const artifact = join(folder, 'artifact.json');
    writeFileSync(artifact, await (await fetch(`${ours}/models/bench/v1.0/json`, { headers })).text());
    const script = join(import.meta.dirname, 'serving_peer.py');
    await start('/usr/bin/python3', [script, artifact, String(peerPort)], `${peer}/docs`);
    await start(process.execPath, [join(import.meta.dirname, 'bare-route.ts'), String(barePort)], bare);
    return await measure({ ...server, peer, bare });
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

async function createModel(ask: Ask): Promise<void> {
  const columns = FEATURES.map((name, j) => `(n % ${CLUSTERS}) * 4 + sin(n * ${j + 2}) AS ${name}`);
  const features = FEATURES.map((name) => `{name: "${name}", unit: "1"}`).join(', ');
  const query = `SELECT n::text AS id, ${columns.join(', ')} FROM generate_series(1, 3000) AS n`;
  await ask(
    `mutation { createDataset(input: {name: "bench", query: "${query}", keyColumn: "id", features: [${features}]}) { id } }`,
  );
  await work(ask, 'snapshotDataset(dataset: "bench")');
  await work(ask, sweepOf(CLUSTERS, 1));
  await work(ask, promotionOf('v1.0'));
}

/** A sweep that registers its best model, as a field of a mutation. */
export const sweepOf = (mostClusters: number, seed: number) =>
  `startSweep(input: {dataset: "bench", experiment: "bench", nClusters: [${Array.from({ length: mostClusters - CLUSTERS + 1 }, (_, i) => CLUSTERS + i).join(', ')}], randomState: ${seed}, registerAs: "bench"})`;

export const promotionOf = (version: string) =>
  `promoteModel(input: {model: "bench", version: "${version}", reason: "bench"})`;

/** Starts a job by a field of a mutation and waits for its end. */
export async function work(ask: Ask, mutation: string): Promise<void> {
  const started = await ask(`mutation { job: ${mutation} { id } }`);
  for (;;) {
    const { state } = (await ask(`{ job(id: "${started.job.id}") { state } }`)).job;
    if (state === 'SUCCEEDED') return;
    if (state === 'FAILED') throw new Error(`${mutation} failed`);
    await sleep(100);
  }
}

function askOf(url: string, headers: Record<string, string>): Ask {
  return async (query) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    const { data, errors } = (await response.json()) as {
      data: Awaited<ReturnType<Ask>>;
      errors?: unknown;
    };
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  };
}
