import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { median, type BenchCase } from './case.ts';
import { withServers } from './serving-world.ts';

const CONNECTIONS = 16;
const BULK_ROWS = 10_000;
/** As many bulk requests as both processors can be at. */
const BULK_CONNECTIONS = 2;
const SECONDS = 5;
const RUNS = 3;
// V8 has optimised what it will by then.
const WARM_UP_SECONDS = 10;

const PREDICT =
  'query ($id: String, $features: FeatureValues!) { predictCluster(model: "bench", id: $id, features: $features) { cluster clusterLabel distanceToCenter modelVersion predictionId } }';
const PREDICT_COLUMNS =
  'query ($ids: [String!], $columns: FeatureColumns) { predictClusters(model: "bench", ids: $ids, columns: $columns) { modelVersion columns { clusters clusterLabels distancesToCenter predictionIds } errors { row } } }';

/** Requests and rows answered per second, over loopback: by us, by FastAPI with scikit-learn, and by Fastify alone. */
export async function serving(): Promise<BenchCase[]> {
  return await withServers(async ({ folder, ours, headers, peer, bare, row, features }) => {
    const { id, ...values } = row(1);
    const rows = Array.from({ length: BULK_ROWS }, (_, n) => row(n));
    const columns = Object.fromEntries(features.map((name) => [name, rows.map((each) => each[name])]));
    const load = async (url: string, body: unknown, connections = CONNECTIONS) => {
      const run = async (seconds: number) => await wrk(folder, { url, headers, body, connections, seconds });
      await run(WARM_UP_SECONDS);
      const rates: number[] = [];
      for (let i = 0; i < RUNS; i++) rates.push(await run(SECONDS));
      return median(rates);
    };
    const limit = await load(`${bare}/predict`, row(1));
    const peerOne = await load(`${peer}/predict`, row(1));
    const plain = await load(`${ours}/v1/predict`, row(1));
    const graphql = await load(`${ours}/graphql`, { query: PREDICT, variables: { id, features: values } });
    const peerMany = BULK_ROWS * (await load(`${peer}/predict/bulk`, rows, BULK_CONNECTIONS));
    const plainMany = BULK_ROWS * (await load(`${ours}/v1/predict`, rows, BULK_CONNECTIONS));
    const variables = { ids: rows.map((each) => each['id']), columns };
    const graphqlMany =
      BULK_ROWS * (await load(`${ours}/graphql`, { query: PREDICT_COLUMNS, variables }, BULK_CONNECTIONS));
    const lines = (
      name: string,
      unit: BenchCase['unit'],
      rate: number,
      other: number,
      most: number,
      note: string,
    ) => ({
      case: name,
      ours: rate,
      peer: other,
      peerName: 'FastAPI',
      unit,
      ratio: rate / other,
      limit: most,
      note,
    });
    const one = `${CONNECTIONS} connections; the limit is Fastify with a constant`;
    const many = `${BULK_ROWS} rows a request; the limit is Fastify's, if each of its requests were a row`;
    return [
      lines(
        '/v1/predict',
        'requests/s',
        plain,
        peerOne,
        limit,
        `${one}, of which this is ${(plain / limit).toFixed(2)}`,
      ),
      lines('GraphQL', 'requests/s', graphql, peerOne, limit, one),
      lines('bulk /v1', 'rows/s', plainMany, peerMany, limit, many),
      lines('bulk GraphQL', 'rows/s', graphqlMany, peerMany, limit, `${many}; by columns`),
    ];
  });
}

interface Load {
  url: string;
  headers: Record<string, string>;
  body: unknown;
  connections: number;
  seconds: number;
}

/** Requests per second. */
async function wrk(folder: string, { url, headers, body, connections, seconds }: Load): Promise<number> {
  const [script, content] = [join(folder, 'post.lua'), join(folder, 'body.json')];
  writeFileSync(content, JSON.stringify(body));
  const lines = Object.entries({ ...headers, 'content-type': 'application/json' }).map(
    ([name, value]) => `wrk.headers["${name}"] = "${value}"\n`,
  );
  writeFileSync(
    script,
    `wrk.method = "POST"\n${lines.join('')}wrk.body = io.open("${content}"):read("*a")\n`,
  );
  const args = ['-t1', `-c${connections}`, `-d${seconds}s`, '--timeout', '20s', '-s', script, url];
  const { stdout } = await promisify(execFile)('wrk', args);
  const [, rate] = /Requests\/sec:\s+([\d.]+)/.exec(stdout) ?? [];
  if (!(Number(rate) > 0) || stdout.includes('Non-2xx')) throw new Error(`wrk on ${url}: ${stdout}`);
  return Number(rate);
}
