import { expect, inject, test } from 'vitest';
import { createPoints, startTestApp, threeClusters } from '../testkit/app.ts';
import { expectAccessible, openDashboard, openPage } from '../testkit/browser.ts';
import { runSql } from '../testkit/databases.ts';
import { createProduction, promote, snapshot, sweep } from '../testkit/operations.ts';

/** Four provinces of each cluster, and nothing else. */
const PROVINCES = ['P11', 'P12', 'P13', 'P14', 'P31', 'P32', 'P33', 'P34', 'P81', 'P82', 'P91', 'P94'];

test('a governor sees his province in the colour of its cluster, where it moved and why, and the page follows Production', async () => {
  const { api, url, sourceUrl } = await startTestApp();
  await createPoints(sourceUrl, threeClusters(4));
  for (const [index, province] of PROVINCES.entries()) {
    await runSql(sourceUrl, 'UPDATE points SET id = $1 WHERE id = $2', [
      province,
      `p${String(index + 1).padStart(4, '0')}`,
    ]);
  }
  await createProduction(api);
  const page = await openPage({ locale: 'en-GB' });

  await page.goto(`${url}/no/such/page`);
  await page.getByLabel('API key').fill('gugus_wrong');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('This key is not valid.').waitFor();
  await page.getByLabel('API key').fill(inject('adminKey'));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('link', { name: 'To the overview' }).click();

  const papua = page.getByRole('button', { name: 'P94: Tinggi (High)' });
  const aceh = page.getByRole('button', { name: /^P11: / });
  expect(await papua.getAttribute('fill')).toBe('#009e73');
  expect(await aceh.getAttribute('fill')).toBe('#d55e00');
  await page.getByText('This is the only version').waitFor();
  await aceh.press('Enter');
  await page.getByRole('heading', { name: 'P11' }).waitFor();
  expect(await page.getByRole('row', { selected: true }).textContent()).toContain('Rendah (Low)');

  // In the next data Aceh is among the highest; nobody touches the page.
  await runSql(sourceUrl, `UPDATE points SET x = 20, y = 20 WHERE id = 'P11'`);
  await snapshot(api);
  await sweep(api);
  await promote(api, 'v1.1');
  await page.getByText('v1.1 is in Production since').waitFor();
  await page.getByRole('button', { name: 'P11: Tinggi (High)' }).waitFor();
  await page.getByText('Rendah (Low) in #1 → Tinggi (High) in #2.').waitFor();
  const moved = page.getByRole('region', { name: 'Who moved' });
  await moved.getByRole('row', { name: /^P11 Rendah \(Low\) Tinggi \(High\) its own values/ }).waitFor();
  await page.getByRole('heading', { name: 'What carried P11' }).waitFor();
  await page.getByText(/put v1.1 in the place of v1.0: “test”/).waitFor();
  await page.getByRole('heading', { name: 'Who moved' }).scrollIntoViewIfNeeded();
  const sankey = page.getByRole('figure').filter({ hasText: 'From the clusters of v1.0' });
  await sankey.scrollIntoViewIfNeeded();
  await sankey.locator('svg').waitFor();
  const saved = page.waitForEvent('download');
  await sankey.getByRole('button', { name: 'PNG' }).click();
  expect((await saved).suggestedFilename()).toMatch(/\.png$/);
  await expectAccessible(page);

  await page.getByRole('combobox', { name: 'Version' }).selectOption('v1.0');
  await page.getByRole('button', { name: 'P11: Rendah (Low)' }).waitFor();
  expect(new URL(page.url()).search).toBe('?place=P11&version=v1.0');
  await page.getByLabel('Language').selectOption('id');
  await page.getByRole('heading', { name: 'Ikhtisar' }).waitFor();
  await page.reload();
  await page.getByText('Rendah (Low) pada #1').waitFor();
  await page.getByRole('heading', { name: 'Mengapa P11 berpindah' }).waitFor();
  await page.goBack();
  await page.getByRole('button', { name: 'P11: Tinggi (High)' }).waitFor();

  await page.getByRole('button', { name: 'Keluar' }).click();
  await page.getByLabel('Kunci API').waitFor();
}, 120_000);

test('a dataset whose keys are no places is a table of all its rows, by pages, instead of a map', async () => {
  const { api, url, sourceUrl } = await startTestApp();
  await createPoints(sourceUrl, threeClusters(172));
  await createProduction(api);
  const page = await openDashboard(url, '/?sort=-name', { viewport: { width: 390, height: 844 } });
  await page.getByText('The keys of this dataset are not provinces').waitFor();
  const table = page.getByRole('region', { name: 'All rows' }).getByRole('table');
  await expect.poll(async () => await table.getAttribute('aria-rowcount')).toBe('517');
  expect(await table.getByRole('row').count()).toBeLessThan(60);
  await table.getByRole('row', { name: /^p0516/ }).click();
  await page.getByRole('heading', { name: 'p0516' }).waitFor();
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
});
