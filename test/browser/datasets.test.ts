import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { createPoints, startTestApp } from '../testkit/app.ts';
import { expectAccessible, openDashboard } from '../testkit/browser.ts';
import { runSql } from '../testkit/databases.ts';
import { keyFor } from '../testkit/keys.ts';
import { CREATE_DATASET, pointsDataset, snapshot } from '../testkit/operations.ts';
import { expectOf } from '../testkit/quality.ts';
import { threeVersions } from '../testkit/versions.ts';

/** Drops a file where the page takes one. */
async function dropFile(page: Page, name: string, content: string): Promise<void> {
  const dataTransfer = await page.evaluateHandle(`{
    const transfer = new DataTransfer();
    transfer.items.add(new File([${JSON.stringify(content)}], ${JSON.stringify(name)}));
    transfer;
  }`);
  await page.getByLabel('Choose a file').dispatchEvent('drop', { dataTransfer });
}

const districts = (from: number, to: number) =>
  [
    'kode;nama;lama_sekolah',
    ...Array.from({ length: to - from }, (_, at) => `D${from + at};Kabupaten ${at};${from + at},5`),
  ].join('\n');

test('a file that is dropped on the page becomes a dataset, with versions, profiles, differences and files', async () => {
  const { url } = await startTestApp();
  const page = await openDashboard(url, '/datasets');
  await page.getByText('There is no dataset yet.').waitFor();
  await dropFile(page, 'Data kabupaten.csv', districts(100, 130));

  // What was found out is seen, and can be said otherwise.
  const preview = page.getByLabel('First rows of the file');
  await preview.getByRole('cell', { name: '100.5' }).waitFor();
  await page.getByLabel('Numbers are written').selectOption('POINT');
  await preview.getByRole('columnheader', { name: 'lama_sekolah text' }).waitFor();
  await page.getByLabel('Numbers are written').selectOption('');
  await preview.getByRole('columnheader', { name: 'lama_sekolah double precision' }).waitFor();
  await expectAccessible(page);

  expect(await page.getByLabel('Name of the dataset').inputValue()).toBe('Data-kabupaten');
  expect(await page.getByRole('combobox', { name: 'Key' }).inputValue()).toBe('kode');
  await page.getByLabel('Unit: lama_sekolah').fill('years');
  await page.getByRole('button', { name: 'Create and take the first version' }).click();
  await page.getByText('Version 1 is there.').waitFor();

  await page.getByRole('button', { name: 'Profile' }).click();
  await page.getByRole('row', { name: 'nama' }).click();
  await page.getByRole('heading', { name: 'nama' }).waitFor();
  await page.getByRole('row', { name: 'lama_sekolah' }).click();
  await page.getByText('Histogram of lama_sekolah').waitFor();
  const chart = page.waitForEvent('download');
  await page.getByRole('button', { name: 'PNG' }).click();
  expect((await chart).suggestedFilename()).toBe('histogram-of-lama-sekolah.png');

  await page.getByRole('button', { name: 'Add data' }).click();
  await dropFile(page, 'more.csv', districts(130, 135));
  await page.getByRole('cell', { name: 'D130' }).waitFor();
  await page.getByRole('button', { name: 'Add as a new version' }).click();
  await page.getByRole('button', { name: 'Show version 2' }).click();
  await page.getByRole('row', { name: '2 current', selected: true }).waitFor();
  const file = page.waitForEvent('download');
  await page.getByRole('link', { name: 'CSV' }).click();
  expect((await file).suggestedFilename()).toMatch(/\.csv$/);

  await page.getByRole('link', { name: 'Differences from the version before' }).click();
  await page.getByText('5 of 5 rows are loaded.').waitFor();
  await page.getByRole('row', { name: 'D134' }).waitFor();
});

test('two versions are compared cell by cell, and the current one goes back with a reason, by whoever may', async () => {
  const world = await threeVersions();
  const { url, sourceUrl } = world;
  const page = await openDashboard(url, '/datasets');
  await page.getByRole('link', { name: 'points' }).click();
  await page.getByRole('button', { name: 'Differences' }).click();
  await page.getByLabel('Before').selectOption('1');
  await page.getByText('1 of 1 rows are loaded.').waitFor();
  const row = page.getByLabel('Changed', { exact: true }).getByRole('row', { name: 'p0001' });
  expect(await row.textContent()).toBe('p00010.0 → 2.0');
  await expectAccessible(page);

  // The address holds it all: on a reload, and on the way back.
  await page.reload();
  await row.waitFor();
  await page.goBack();
  await expect.poll(() => page.getByLabel('Before').inputValue()).toBe('2');

  await page.getByRole('button', { name: 'Versions' }).click();
  await page.getByRole('row', { name: 'v_1' }).click();
  await page.getByRole('button', { name: 'Roll back to version 1' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Reason').fill('the July import is corrupt');
  await dialog.getByRole('button', { name: 'Roll back to version 1' }).click();
  const history = page.getByLabel('History of the current version');
  await history.getByRole('row', { name: 'Rollback 3 → 1 local the July import is corrupt' }).waitFor();
  await page.getByRole('row', { name: '1 current' }).waitFor();

  // A watched source shows its new version by itself.
  await page.getByRole('button', { name: 'Watch the source' }).click();
  await dialog.getByLabel('Look every').fill('1');
  await dialog.getByLabel('Unit').selectOption('seconds');
  await dialog.getByRole('button', { name: 'Watch' }).click();
  await page.getByText('every 1 second').waitFor();
  await runSql(sourceUrl, 'UPDATE points SET y = y + 1');
  await page.getByRole('row', { name: '4 current' }).waitFor();

  const viewer = await openDashboard(url, '/datasets?dataset=points&version=3', {
    key: await keyFor(world, 'viewer'),
  });
  await viewer.getByRole('heading', { name: 'Version 3' }).waitFor();
  for (const name of ['Take a snapshot', 'Watch', 'Make version 3 current', 'Roll back to version 3']) {
    expect(await viewer.getByRole('button', { name }).count()).toBe(0);
  }
});

test('a query becomes a dataset; its snapshot is followed live and can be cancelled', async () => {
  const { url, sourceUrl } = await startTestApp();
  await createPoints(sourceUrl);
  const page = await openDashboard(url, '/datasets?new=1&from=query');
  const query = page.getByLabel('SELECT statement');
  const describe = page.getByRole('button', { name: 'Show the columns' });
  await query.fill('SELECT nothing FROM points');
  await describe.click();
  await page.getByRole('alert').getByText('QUERY_INVALID').waitFor();
  await query.fill('SELECT id, x, y FROM points, pg_sleep(600)');
  await describe.click();
  await page.getByLabel('Name of the dataset').fill('slow');
  await page.getByLabel('Unit: x').fill('m');
  await page.getByRole('checkbox', { name: 'y' }).uncheck();
  await page.getByRole('button', { name: 'Create and take the first version' }).click();

  const job = page.getByLabel('Work on this dataset');
  await job.getByRole('status').getByText('started').waitFor();
  await job.getByRole('button', { name: 'Cancel the job' }).click();
  await job.getByText('Nothing was written.').waitFor();
  // All that came before is told again after a reload.
  await page.reload();
  await job.getByText('Events').click();
  expect(await job.getByRole('listitem').count()).toBe(3);
  expect(await page.getByRole('status').getByText('The connection is lost').count()).toBe(0);

  await page.getByRole('button', { name: 'Delete the dataset' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await page.getByText('There is no dataset yet.').waitFor();
});

test('rows that failed an expectation are shown, and what is in quarantine is released with a reason', async () => {
  const { api, url, sourceUrl } = await startTestApp();
  await createPoints(sourceUrl);
  await api.request(CREATE_DATASET, { input: pointsDataset() });
  await snapshot(api);
  const page = await openDashboard(url, '/datasets?dataset=points&tab=validation');
  // Where nothing is expected yet, what holds is offered to begin with.
  await page.getByRole('checkbox', { name: 'Has a value: x' }).uncheck();
  await page.getByRole('button', { name: 'Expect these of every version' }).click();
  await page.getByText('by the expectations of revision 1').waitFor();

  await expectOf(api, [{ kind: 'BETWEEN', column: 'x', min: 0, max: 20.5, severity: 'WARN' }]);
  await page.getByRole('button', { name: 'Validate now' }).click();
  await page.getByText('by the expectations of revision 2').waitFor();
  await page.getByLabel('Rows that failed').getByRole('row', { name: 'p0005' }).waitFor();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Release from quarantine' }).click();
  await page.getByRole('dialog').getByLabel('Reason').fill('measured again');
  await page.getByRole('dialog').getByRole('button', { name: 'Release version 1' }).click();
  await page.getByText('measured again').waitFor();
  await page.getByText('1: Released').waitFor();
  await page.getByLabel('Language').selectOption('id');
  await page.getByText('1: Dilepas').waitFor();
});
