import { expect, test } from 'vitest';
import { createPoints, startTestApp } from '../testkit/app.ts';
import { expectAccessible, openDashboard } from '../testkit/browser.ts';
import { runSql } from '../testkit/databases.ts';
import { keyFor } from '../testkit/keys.ts';
import { CREATE_DATASET, pointsDataset } from '../testkit/operations.ts';
import { createPolicyWorld, fired, setPolicy } from '../testkit/policies.ts';

/** Reading a row takes as many seconds as its note has letters. */
const SLOW_QUERY = 'SELECT id, x, y FROM points, pg_sleep(length(note))';

test('a policy is declared, fired, cancelled at work, retried and followed to its end, and its decision is read in both languages', async () => {
  const { api, url, sourceUrl } = await startTestApp();
  await createPoints(sourceUrl);
  await api.request(CREATE_DATASET, { input: pointsDataset({ query: SLOW_QUERY }) });
  const page = await openDashboard(url, '/pipelines');
  await page.getByText('There is no training policy yet.').waitFor();
  await page.getByRole('button', { name: 'New policy' }).click();
  const form = page.getByRole('dialog', { name: 'New policy' });
  await form.getByRole('textbox', { name: 'Name' }).fill('monthly');
  await form.getByRole('combobox', { name: 'Dataset' }).selectOption('points');
  await form.getByRole('combobox', { name: /^Model/ }).fill('points-model');
  await form.getByLabel('Schedule (cron)').fill('every full moon');
  await form.getByLabel('Experiment').fill('tests');
  await form.getByLabel('Numbers of clusters').fill('2, 3, 4');
  await form.getByRole('button', { name: 'Save' }).click();
  await form.getByRole('alert').getByText('INVALID_INPUT').waitFor();
  await form.getByLabel('Schedule (cron)').fill('0 2 1 * *');
  await form.getByText('every month on the 1st at 02:00 WIB').waitFor();
  await form.getByRole('button', { name: 'Save' }).click();

  const policy = page.getByRole('article', { name: 'monthly' });
  await policy.getByText(/^every month on the 1st at 02:00 WIB/).waitFor();
  await policy.getByText(/, 1 \w+ 20\d\d at 02:00 WIB$/).waitFor();
  await policy.getByRole('button', { name: 'Fire now' }).click();
  const firing = page.getByRole('dialog', { name: 'Fire monthly now?' });
  await firing.getByLabel('Why, for the record').fill('to see');
  await firing.getByRole('button', { name: 'Fire' }).click();

  await page.getByRole('heading', { name: /^Firing 1 of monthly/ }).waitFor();
  const collect = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: /^Collect/ }) });
  await collect.getByText('At work').waitFor();
  await page.getByText('to see').first().waitFor();
  await page.getByRole('button', { name: 'Cancel' }).click();
  const question = page.getByRole('dialog', { name: 'Cancel this firing?' });
  await question.getByRole('button', { name: 'Cancel' }).last().click();
  await page.getByRole('heading', { name: 'Firing 1 of monthly Cancelled' }).waitFor();

  await runSql(sourceUrl, `UPDATE points SET note = ''`);
  await page.getByRole('button', { name: 'Retry from the stage that failed' }).click();
  await page.getByRole('heading', { name: 'Firing 1 of monthly Promoted' }).waitFor();
  await collect.getByText('the source was read: 30 rows, which are version 1').waitFor();
  const link = page.getByRole('link', { name: 'points-model v1.0' }).first();
  expect(await link.getAttribute('href')).toBe('/models?model=points-model&version=v1.0');
  const decision = page.getByRole('region', { name: 'Decision record' });
  await decision.getByText('Why and how did it train?').waitFor();
  await expectAccessible(page);
  await page.getByLabel('Language').selectOption('id');
  const record = page.getByRole('region', { name: 'Catatan keputusan' });
  await record.getByText('Mengapa dan bagaimana model dilatih?').waitFor();
  await record.getByText(/v1\.0 dilatih pada versi 1: 3 klaster, silhouette 0,\d+/).waitFor();
});

test('a policy is set anew, paused and deleted, its firings are filtered, and who may only look is offered nothing', async () => {
  const { api, app, url } = await createPolicyWorld({ name: 'nightly' });
  await fired(api, { policy: 'nightly' });
  await setPolicy(api, { name: 'unused', onDrift: true, drift: { driftShare: 0.2 } });
  const page = await openDashboard(url, '/pipelines');
  const unused = page.getByRole('article', { name: 'unused' });
  await unused.getByRole('link', { name: 'unused' }).click();
  await unused.getByRole('button', { name: 'Pause' }).click();
  await unused.getByText('Paused').waitFor();
  const revisions = page.getByRole('region', { name: 'Revisions' });
  const revisionRow = (name: RegExp) => revisions.getByRole('row', { name });
  await revisionRow(/^1 .* no schedule drift that a report finds/).waitFor();
  expect(await revisions.getByRole('row').count()).toBe(2);
  await unused.getByRole('button', { name: 'Edit' }).click();
  const edit = page.getByRole('dialog', { name: 'Edit: unused' });
  expect(await edit.getByLabel('Drift from this share of columns on').inputValue()).toBe('0.2');
  await edit.getByLabel('By a schedule').check();
  await edit.getByLabel('Schedule (cron)').fill('30 6 * * 1-5');
  await edit.getByLabel('Time zone').selectOption('Asia/Jayapura');
  await edit.getByRole('button', { name: 'Save' }).click();
  await unused.getByText('every Monday to Friday at 06:30 WIT').waitFor();
  await revisionRow(/^2 .* every Monday to Friday at 06:30 WIT/).waitFor();
  await unused.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await page.getByText('There is no such policy.').waitFor();

  await page.getByRole('link', { name: '← All policies and firings' }).click();
  const firings = page.getByRole('region', { name: 'Firings' });
  await firings.getByRole('row', { name: /Promoted/ }).waitFor();
  // One that nobody on the page asked for is seen too.
  await fired(api, { policy: 'nightly' });
  await firings.getByRole('row', { name: /Not trained/ }).waitFor();
  await page.getByLabel('Outcome').selectOption('Promoted');
  await expect.poll(async () => await firings.getByRole('row').count()).toBe(2);
  expect(new URL(page.url()).search).toBe('?outcome=PROMOTED');
  await expectAccessible(page);

  const viewer = await openDashboard(url, page.url().slice(url.length), {
    key: await keyFor({ app }, 'viewer'),
  });
  await viewer.getByRole('row', { name: /Promoted/ }).press('Enter');
  await viewer.getByRole('heading', { name: 'Firing 1 of nightly Promoted' }).waitFor();
  expect(await viewer.getByRole('button', { name: /Fire|Edit|Retry|Cancel/ }).count()).toBe(0);
});
