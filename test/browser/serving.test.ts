import { expect, test } from 'vitest';
import { predictRouted, untilCanary } from '../testkit/canaries.ts';
import { expectAccessible, openDashboard } from '../testkit/browser.ts';
import { keyFor } from '../testkit/keys.ts';
import { promote } from '../testkit/operations.ts';
import { movedCentres, reportShadow, setShadow } from '../testkit/shadows.ts';

test('whoever asks by hand reads why, where it came from, and tells in the log what turned out to be true', async () => {
  const world = await movedCentres();
  const { url } = world;
  const page = await openDashboard(url, '/serving');
  await page.getByText('in training').first().waitFor();
  await page.getByLabel('x (m)').fill('4');
  await page.getByLabel('y (m)').fill('60');
  expect(await page.getByText('outside of the training range').count()).toBe(1);
  await page.getByLabel('Name of the row').fill('P35');
  await page.getByRole('button', { name: 'Predict' }).click();
  await page.getByText('Out of distribution', { exact: true }).waitFor();
  expect(await page.getByText(/^The smallest change that leads elsewhere: [xy] from/).count()).toBe(1);
  await page.getByRole('img', { name: 'What makes the distance to the centre' }).locator('svg').waitFor();
  await expectAccessible(page);

  await page.getByRole('link', { name: 'Lineage of this answer' }).click();
  await page.getByText('SELECT id, x, y FROM points').waitFor();
  await page.getByText(/ · P35 · /).waitFor();
  await page.goBack();
  await page.getByLabel('y (m)').waitFor();
  expect(await page.getByLabel('y (m)').inputValue()).toBe('60');

  await page.getByRole('button', { name: 'Log' }).click();
  await page.getByRole('row', { name: /P35/ }).press('Enter');
  await page.getByLabel('What turned out to be true').selectOption({ index: 1 });
  const label = await page.getByLabel('What turned out to be true').locator('option').nth(1).textContent();
  await page.getByRole('button', { name: 'Record' }).click();
  await page.getByRole('row', { name: new RegExp(`P35.*${label!.split(' ')[0]}.*`) }).waitFor();
  await page.getByText(/said by /).waitFor();
  await page.getByRole('button', { name: 'Traffic' }).click();
  await page.getByRole('img', { name: 'Calls and rows per minute' }).locator('svg').waitFor();

  const looking = await openDashboard(url, '/serving', { key: await keyFor(world, 'viewer') });
  await looking.getByText('Your role may not ask the model').waitFor();
});

test('shadow and canary show how they differ from Production as requests come in, and one click takes a canary back', async () => {
  const { api, url } = await movedCentres();
  await setShadow(api, 1);
  await promote(api, 'v1.1', { alias: 'Shadow' });
  const page = await openDashboard(url, '/serving?tab=shadow');
  await page.getByText('No request has been answered by both in this time.').waitFor();
  const ask = async () =>
    await predictRouted(
      api,
      Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? [0, 0] : [4, 4])),
    );
  await expect
    .poll(async () => {
      await ask();
      return (await reportShadow(api)).pairs;
    })
    .toBeGreaterThan(0);
  await page.getByText('50 %', { exact: true }).waitFor();
  await page.getByRole('img', { name: 'Where the labels differ' }).locator('svg').waitFor();
  await page.getByLabel('Share of the requests, %').fill('25');
  await page.getByRole('button', { name: 'Set', exact: true }).click();
  await page.getByText('25 %').waitFor();

  await page.getByRole('button', { name: 'Canary', exact: true }).click();
  await page.getByRole('button', { name: 'Start a canary …' }).click();
  const dialog = page.getByRole('dialog', { name: 'Start a canary' });
  await dialog.getByText('No gate guards this alias').waitFor();
  await dialog.getByLabel('Shares, in %').fill('50, 100');
  await dialog.getByLabel('Least requests of each step').fill('100000');
  await dialog.getByLabel('Least agreement, %').fill('0');
  await dialog.getByLabel('Reason').fill('newer data');
  await dialog.getByRole('button', { name: 'Start' }).click();
  await untilCanary(api, 'RUNNING', ask);
  await page.getByRole('status').filter({ hasText: 'serves' }).waitFor();
  await ask();
  await page.getByRole('row', { name: /Other labels .* within the limits/ }).waitFor();
  await page
    .getByRole('listitem')
    .filter({ hasText: 'Step 1' })
    .getByText(/[1-9]\d* requests ·/)
    .waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Abort' }).click();
  await page.getByText('Aborted in the dashboard').first().waitFor();
  await page.getByRole('status').filter({ hasText: 'aborted' }).waitFor();
});
