import { expect, test } from 'vitest';
import { createWorld, startTestApp } from '../testkit/app.ts';
import { runSql } from '../testkit/databases.ts';
import { openSourceTable } from '../../src/cli/demo/source-table.ts';
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

test('the yearly update of a watched table leads to a new model that is served, with nobody doing anything', async () => {
  const { api, sourceUrl } = await startTestApp(await createWorld());
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
    'PROMOTE DONE PROMOTED',
    'NOTIFY DONE ANNOUNCED',
  ]);
  expect(second).toMatchObject({
    trigger: 'DATA_CHANGE',
    aliasMove: { movedBy: 'yearly', to: { name: 'v1.1' } },
  });
  await expect.poll(async () => (await clusterOf(HIGH)).modelVersion).toBe('v1.1');
  expect((await clusterOf(HIGH)).clusterLabel).toContain('Tinggi');
  // What is like it gets the same.
  expect((await clusterOf({ ...HIGH, rata_lama_sekolah: 9.7 })).clusterLabel).toContain('Tinggi');
});
