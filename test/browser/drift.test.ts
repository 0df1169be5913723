import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { expectAccessible, openDashboard } from '../testkit/browser.ts';
import { educationVersions } from '../testkit/drift.ts';
import { keyFor } from '../testkit/keys.ts';

test('two versions are compared live, and the report shows both sides of each column, its tests and its provinces before and after', async () => {
  const { app, url } = await educationVersions(2019, 2023);
  const page = await openDashboard(url, '/drift');
  await page.getByText('There is no drift report yet.').waitFor();
  await page.getByRole('button', { name: 'New report' }).click();
  const dialog = page.getByRole('dialog', { name: 'New report' });
  await dialog.getByLabel('Reference').selectOption('version 1 (y2019)');
  await dialog.getByRole('button', { name: 'Compare' }).click();

  await page.getByRole('heading', { name: 'education: version 1 (y2019) → version 2 (y2023)' }).waitFor();
  await page.getByText('Drift: 3 of 3 columns drifted').waitFor();
  const columns = page.getByRole('region', { name: 'Columns', exact: true });
  await columns.getByRole('row', { name: /^rata_lama_sekolah/ }).click();
  const column = page.getByRole('region', { name: 'rata_lama_sekolah', exact: true });
  await column
    .getByText(/Kolmogorov-Smirnov .* cannot see a shift of .*; the pairs do: 34 of 34 rose/)
    .waitFor();
  await column.getByRole('img', { name: 'rata_lama_sekolah: both distributions' }).locator('svg').waitFor();
  const tests = column.getByRole('region', { name: 'Tests' });
  const decisive = tests.getByRole('row', { name: /Wilcoxon's signed ranks \(pairs\) decides/ });
  expect(await decisive.textContent()).toMatch(/E-10.*E-10.*0\.05.*years.*Drift$/);
  expect(await tests.getByRole('row', { name: /^Kolmogorov-Smirnov/ }).textContent()).toMatch(/No drift$/);
  await column.getByText('Rank-biserial correlation (pairs): 1 (large)').waitFor();

  await column
    .getByRole('img', { name: /before and after, row by row/ })
    .locator('svg')
    .waitFor();
  const rows = column.getByRole('region', { name: 'Rows by how far they moved' });
  expect(await rows.getByRole('row', { name: /^Papua P94/ }).textContent()).toMatch(/6\.65.*7\.15.*▲ \+0\.5/);
  await column.getByLabel('View').selectOption('From before to after');
  await column
    .getByRole('img', { name: 'rata_lama_sekolah: from before to after' })
    .getByText('Papua Barat')
    .waitFor();

  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Evidently JSON' }).click();
  const evidently = JSON.parse(await readFile(await (await download).path(), 'utf8')) as {
    metrics: unknown[];
  };
  expect(evidently.metrics.length).toBeGreaterThan(0);
  await expectAccessible(page);

  const address = page.url();
  await page.getByLabel('Language').selectOption('id');
  await page.getByText('Ada pergeseran: 3 dari 3 kolom bergeser').waitFor();
  await page.getByText(/pasangan baris dapat: 34 dari 34 naik/).waitFor();
  await page.getByRole('link', { name: '← Semua laporan' }).click();
  await page.getByRole('img', { name: 'Skor: rata_lama_sekolah' }).locator('svg').waitFor();
  await page.goBack();
  expect(page.url()).toBe(address);
  await page
    .getByRole('img', { name: 'rata_lama_sekolah: dari sebelum ke sesudah' })
    .locator('svg')
    .waitFor();

  const viewer = await openDashboard(url, '/drift?dataset=education', {
    key: await keyFor({ app }, 'viewer'),
  });
  const listed = viewer.getByRole('region', { name: 'Reports' }).getByRole('row', { name: /3 of 3/ });
  await listed.press('Enter');
  await viewer.getByText('Drift: 3 of 3 columns drifted').waitFor();
  await viewer.goBack();
  await listed.waitFor();
  expect(await viewer.getByRole('button', { name: 'New report' }).count()).toBe(0);
});
