import { expect, test } from 'vitest';
import { expectAccessible, openDashboard } from '../testkit/browser.ts';
import { keyFor } from '../testkit/keys.ts';
import { movedCentres } from '../testkit/shadows.ts';

test('an approver passes a gate that refuses, with reasons, and whoever looks on sees the alias move and go back', async () => {
  const world = await movedCentres();
  const { url } = world;
  const page = await openDashboard(url, '/models?tab=gate');
  const onlooker = await openDashboard(url, '/models', { key: await keyFor(world, 'viewer') });
  await onlooker.getByText('Production was set to v1.0').waitFor();
  expect(await onlooker.getByRole('button', { name: 'Promote …' }).count()).toBe(0);

  // Three clusters of ten rows each.
  await page.getByRole('button', { name: 'Set the gate …' }).click();
  await page.getByLabel('Least share of a cluster, %').fill('40');
  await page.getByRole('button', { name: 'Set', exact: true }).click();
  await page.getByRole('button', { name: 'Change the gate …' }).waitFor();

  const before = new Date();
  await page.getByRole('button', { name: 'Promote …' }).click();
  const dialog = page.getByRole('dialog', { name: 'Promote a version' });
  await dialog.getByText('The gate refuses this version. It would take the place of v1.0.').waitFor();
  const check = dialog.getByRole('row', { name: /Share of the smallest cluster/ });
  expect(await check.textContent()).toMatch(/0\.3333.*0\.4.*not passed/);
  await dialog.getByLabel('Reason').fill('newer data');
  await dialog.getByRole('button', { name: 'Promote' }).click();
  const refused = page.getByRole('alert').filter({ hasText: 'Promotion: Production → v1.1' });
  await refused.getByText('GATE_FAILED').waitFor();

  await page.getByRole('button', { name: 'Promote …' }).click();
  await dialog.getByLabel('Promote it although the gate refuses').check();
  await dialog.getByLabel('Why it is right nevertheless').fill('the clusters are even');
  await dialog.getByLabel('Reason').fill('newer data');
  await dialog.getByRole('button', { name: 'Promote' }).click();
  await page.getByText('Done: the alias has moved.').waitFor();
  await onlooker.getByText(/^Production moved from v1\.0 to v1\.1 .* newer data$/).waitFor();

  await page.getByRole('button', { name: 'Alias history' }).click();
  await page.getByRole('row', { name: /overridden/ }).press('Enter');
  await page.getByText('overridden: the clusters are even').waitFor();
  await expectAccessible(page);
  const standing = page.getByRole('region', { name: 'Where the aliases stood' });
  expect(await standing.getByRole('row', { name: /Production/ }).textContent()).toContain('v1.1');
  await page.getByLabel('At this time').fill(localTime(before));
  await standing.getByRole('cell', { name: 'v1.0' }).waitFor();

  await page.getByRole('button', { name: 'Roll back …' }).click();
  await page.getByText('Production goes back from v1.1 to v1.0. No gate is asked.').waitFor();
  await page.getByLabel('Reason').fill('too bold');
  await page.getByRole('button', { name: 'Roll back', exact: true }).click();
  await onlooker.getByText(/^Production moved from v1\.1 to v1\.0 .* too bold$/).waitFor();
  await onlooker.getByRole('row', { name: /v1\.0 Production/, selected: true }).waitFor();
});

test('a version tells what its clusters are, who moved, what it came from, and leaves as a file', async () => {
  const { url } = await movedCentres();
  const page = await openDashboard(url, '/models?version=v1.1');
  const version = page.getByRole('region', { name: 'Version v1.1' });
  const centres = version.getByRole('row', { name: /^x/ });
  await centres.waitFor();
  expect(await centres.getByRole('cell').count()).toBe(4);
  await version.getByRole('img', { name: 'Profile of the clusters' }).locator('svg').waitFor();

  const downloads = page.waitForEvent('download');
  await version.getByRole('link', { name: 'Model as a file: ONNX' }).click();
  expect((await downloads).suggestedFilename()).toBe('points-model-v1.1.onnx');

  await version.getByRole('button', { name: 'Against its champion' }).click();
  expect(await version.getByRole('row', { name: /Silhouette/ }).textContent()).toContain('better');
  await version.getByRole('button', { name: 'Lineage' }).click();
  await version.getByText('SELECT id, x, y FROM points').waitFor();
  await version.getByRole('button', { name: 'Model card' }).click();
  await version.getByText('It was never promoted.').waitFor();
  await expectAccessible(page);

  await page.goto(`${url}/models?tab=migrations&from=v1.0&to=v1.1`);
  await page.getByText('Nobody moved.').waitFor();
  await page.getByRole('img', { name: 'Clusters before and after' }).locator('svg').waitFor();
  await page.goBack();
  await version.getByText('It was never promoted.').waitFor();

  await page.goto(`${url}/models?model=unknown`);
  await page.getByRole('heading', { name: 'There is no model “unknown”.' }).waitFor();
});

/** A time as a field of a form takes it, in the zone of this machine. */
function localTime(time: Date): string {
  return new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
}
