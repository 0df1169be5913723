import { expect, inject, test } from 'vitest';
import { createPoints, startTestApp } from '../testkit/app.ts';
import { expectAccessible, openPage } from '../testkit/browser.ts';
import { runSql } from '../testkit/databases.ts';
import { createProduction } from '../testkit/operations.ts';

test('whoever has a key sees the provinces in the colours of their clusters, in both languages and themes', async () => {
  const { api, url, sourceUrl } = await startTestApp();
  await createPoints(sourceUrl);
  // The codes of three provinces, one of each cluster.
  for (const [point, province] of Object.entries({ p0001: 'P35', p0011: 'P11', p0021: 'P94' })) {
    await runSql(sourceUrl, 'UPDATE points SET id = $1 WHERE id = $2', [province, point]);
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

  const province = page.getByRole('button', { name: /^P35: / });
  await province.press('Enter');
  expect(await page.getByRole('row', { selected: true }).textContent()).toContain('P35');
  expect(await province.getAttribute('fill')).toBe('#d55e00');
  expect(await page.getByRole('button', { name: /^P94: / }).getAttribute('fill')).toBe('#009e73');
  await page.getByRole('button', { name: 'PNG' }).waitFor();

  await expectAccessible(page);
  await page.getByLabel('Language').selectOption('id');
  await page.getByRole('heading', { name: 'Ikhtisar' }).waitFor();
  await page.reload();
  await page.getByRole('heading', { name: 'Ikhtisar' }).waitFor();

  await page.getByRole('button', { name: 'Keluar' }).click();
  await page.getByLabel('Kunci API').waitFor();
});
