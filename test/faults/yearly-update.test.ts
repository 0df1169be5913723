import { expect, test } from 'vitest';
import { createWorld, startTestApp } from '../testkit/app.ts';
import { runSql } from '../testkit/databases.ts';
import { openSourceTable, publishedFigures } from '../../src/cli/demo/source-table.ts';
import { CREATE_DATASET, PREDICT } from '../testkit/operations.ts';
import { ended, fire, pipelineRuns, setPolicy, summary } from '../testkit/policies.ts';
import { watch } from '../testkit/watches.ts';

const FEATURES = ['angka_melek_huruf', 'rata_lama_sekolah', 'harapan_lama_sekolah'];

test('the yearly update of a watched table leads to a new model that is served, with nobody doing anything', async () => {
  const { api, sourceUrl } = await startTestApp(await createWorld());
  const table = await openSourceTable(sourceUrl);
  await table.load([2021]);
  await table.close();
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
  const clusterOf = async (features: Record<string, number | null>) =>
    (await api.request(PREDICT, { model: 'provinces', features, alias: 'Production' })).predictCluster;
  const read = async (year: number) => {
    const all = await publishedFigures('P35', year);
    return Object.fromEntries(FEATURES.map((name) => [name, all[name]]));
  };
  expect(await clusterOf(await read(2021))).toMatchObject({
    modelVersion: 'v1.0',
    clusterLabel: expect.stringContaining('Sedang'),
  });

  await watch(api, 1, 'education');
  const update = await openSourceTable(sourceUrl);
  await update.load([2023]);
  await update.close();
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
    'PROMOTE DONE PROMOTED',
    'NOTIFY DONE ANNOUNCED',
  ]);
  expect(second).toMatchObject({
    trigger: 'DATA_CHANGE',
    aliasMove: { movedBy: 'yearly', to: { name: 'v1.1' } },
  });
  await expect.poll(async () => (await clusterOf(await read(2023))).modelVersion).toBe('v1.1');
  console.log(
    await clusterOf(await read(2023)),
    await clusterOf({
      ...(await read(2023)),
      rata_lama_sekolah: 9.4,
      harapan_lama_sekolah: 13.9,
      angka_melek_huruf: 99.4,
    }),
  );
  expect(await runSql(sourceUrl, 'SELECT 1 FROM education_data')).toHaveLength(68);
});
