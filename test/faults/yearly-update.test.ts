import { expect, test } from 'vitest';
import { createWorld, startTestApp } from '../testkit/app.ts';
import { runSql } from '../testkit/databases.ts';
import { openSourceTable } from '../../src/cli/demo/source-table.ts';
import type { ApiClient } from '../../src/cli/client.ts';
import { graphql } from '../gql/gql.ts';
import { createWebhook, signatureOf, startReceiver } from '../testkit/notifications.ts';
import { CREATE_DATASET, PREDICT } from '../testkit/operations.ts';
import { ended, fire, pipelineRuns, setPolicy, summary } from '../testkit/policies.ts';
import { watch } from '../testkit/watches.ts';

/** The case: Jawa Timur is middling in the one year and high in the next. Its published figures are not. */
const MIDDLING = { angka_melek_huruf: 99.1, rata_lama_sekolah: 8.7, harapan_lama_sekolah: 13.0 };
const HIGH = { angka_melek_huruf: 99.8, rata_lama_sekolah: 9.9, harapan_lama_sekolah: 14.0 };

async function setFigures(sourceUrl: string, year: number, figures: typeof HIGH): Promise<void> {
  await runSql(
    sourceUrl,
    `UPDATE education_data SET (angka_melek_huruf, rata_lama_sekolah, harapan_lama_sekolah) = ($2, $3, $4)
     WHERE provinsi = 'Jawa Timur' AND tahun = $1`,
    [year, ...Object.values(figures)],
  );
}

const FEATURES = ['angka_melek_huruf', 'rata_lama_sekolah', 'harapan_lama_sekolah'];

const SERVED = graphql(`
  query TestServed($features: FeatureValues!) {
    predictCluster(model: "provinces", features: $features) {
      modelVersion
    }
  }
`);

const WHO_MOVED = graphql(`
  query TestWhoMoved {
    model(name: "provinces") {
      aliasMoves(first: 1) {
        edges {
          node {
            movedAt
          }
        }
      }
    }
    migrations(model: "provinces", from: "v1.0", to: "v1.1") {
      moved(first: 40) {
        edges {
          node {
            name
            fromLabel
            toLabel
          }
        }
      }
    }
  }
`);

/** Asks again and again which version answers, until it is told to stop. An error ends it, and is thrown by `stop`. */
function keepAsking(api: ApiClient) {
  const asking = new AbortController();
  const answers: { version: string; at: number }[] = [];
  const loop = (async () => {
    while (!asking.signal.aborted) {
      const { predictCluster } = await api.request(SERVED, { features: HIGH });
      answers.push({ version: predictCluster.modelVersion, at: Date.now() });
    }
  })();
  // It may fail long before somebody waits for it.
  loop.catch(() => undefined);
  return {
    answers,
    async stop() {
      asking.abort();
      await loop;
    },
  };
}

test('the yearly update of a watched table leads to a new model that is served, with nobody doing anything and no request that fails', async () => {
  const receiver = await startReceiver();
  const world = await createWorld();
  world.env['GUGUS_URL_ALLOW'] = receiver.host;
  const { api, sourceUrl, url } = await startTestApp(world);
  const table = await openSourceTable(sourceUrl);
  await table.load([2021, 2023]);
  await table.close();
  await setFigures(sourceUrl, 2021, MIDDLING);
  await setFigures(sourceUrl, 2023, HIGH);
  // They come as one change, when they are published.
  await runSql(sourceUrl, 'UPDATE education_data SET tahun = 1923 WHERE tahun = 2023');
  await api.request(CREATE_DATASET, {
    input: {
      name: 'education',
      query: 'SELECT * FROM education_data WHERE tahun = (SELECT max(tahun) FROM education_data)',
      keyColumn: 'provinsi_id',
      nameColumn: 'provinsi',
      measures: 'Readiness',
      features: FEATURES.map((name) => ({
        name,
        unit: name.startsWith('angka') ? 'percent' : 'years',
        transform: { kind: 'WINSORIZE' as const, lower: 0.05, upper: 0.95 },
      })),
    },
  });
  await setPolicy(api, {
    name: 'yearly',
    dataset: 'education',
    model: 'provinces',
    onDataChange: true,
    sweep: { experiment: 'provinces', nClusters: [2, 3, 4], nInit: 50 },
  });
  const first = await ended(api, await fire(api, { policy: 'yearly' }));
  expect(first.outcome).toBe('PROMOTED');
  const clusterOf = async (features: Record<string, number>) =>
    (await api.request(PREDICT, { model: 'provinces', features, alias: 'Production' })).predictCluster;
  expect(await clusterOf(MIDDLING)).toMatchObject({
    modelVersion: 'v1.0',
    clusterLabel: expect.stringContaining('Sedang'),
  });

  const { secret } = await createWebhook(api, {
    url: receiver.url,
    events: ['DRIFT_DETECTED', 'MODEL_PROMOTED', 'PIPELINE_FINISHED'],
  });
  const client = keepAsking(api);
  await watch(api, 1, 'education');
  await runSql(sourceUrl, 'UPDATE education_data SET tahun = 2023 WHERE tahun = 1923');
  await expect
    .poll(async () => (await pipelineRuns(api)).filter(({ outcome }) => outcome !== null).length, {
      timeout: 60_000,
    })
    .toBe(2);
  const [{ id }] = await pipelineRuns(api);
  const second = await ended(api, id);
  expect(summary(second)).toEqual([
    'COLLECT SKIPPED VERSION_FIRED',
    'VALIDATE SKIPPED UNCHECKED',
    'VERSION SKIPPED VERSION_KNOWN',
    'DRIFT DONE DRIFTED',
    'SWEEP DONE TRAINED',
    'COMPARE DONE BETTER',
    'CANARY SKIPPED NO_CANARY',
    'PROMOTE DONE PROMOTED',
    'NOTIFY DONE ANNOUNCED',
  ]);
  expect(second).toMatchObject({
    trigger: 'DATA_CHANGE',
    aliasMove: { movedBy: 'yearly', to: { name: 'v1.1' } },
  });
  await expect.poll(() => client.answers.at(-1)!.version).toBe('v1.1');
  await client.stop();
  const { model, migrations } = await api.request(WHO_MOVED, {});
  const served = client.answers.map(({ version }) => version);
  const change = served.indexOf('v1.1');
  expect(new Set(served.slice(0, change))).toEqual(new Set(['v1.0']));
  expect(new Set(served.slice(change))).toEqual(new Set(['v1.1']));
  const promotedAt = new Date(model!.aliasMoves.edges[0].node.movedAt).getTime();
  expect(client.answers[change].at - promotedAt).toBeLessThan(1000);

  expect(migrations.moved.edges.map(({ node }) => node)).toContainEqual({
    name: 'Jawa Timur',
    fromLabel: expect.stringContaining('Sedang'),
    toLabel: expect.stringContaining('Tinggi'),
  });
  await receiver.count(3);
  await expect
    .poll(async () => await (await fetch(`${url}/metrics`)).text())
    .toContain('gugus_notification_deliveries{state="DELIVERED"} 3\n');
  for (const request of receiver.received) {
    expect(request.headers['webhook-signature']).toBe(signatureOf(request, secret));
  }
  const told = receiver.received
    .map(({ body }) => JSON.parse(body))
    .map(({ type, data }) => ({ type, ...data }));
  expect(told).toContainEqual(
    expect.objectContaining({
      type: 'DRIFT_DETECTED',
      driftedColumns: expect.arrayContaining([FEATURES[1]]),
    }),
  );
  expect(told).toContainEqual(
    expect.objectContaining({ type: 'MODEL_PROMOTED', from: 'v1.0', version: 'v1.1', movedBy: 'yearly' }),
  );
  expect(told).toContainEqual(
    expect.objectContaining({ type: 'PIPELINE_FINISHED', outcome: 'SUCCEEDED', trigger: 'DATA_CHANGE' }),
  );

  expect((await clusterOf(HIGH)).clusterLabel).toContain('Tinggi');
  // What is like it gets the same.
  expect((await clusterOf({ ...HIGH, rata_lama_sekolah: 9.7 })).clusterLabel).toContain('Tinggi');
});
