import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { createWorld, startTestApp } from '../testkit/app.ts';
import { expectAccessible, openDashboard } from '../testkit/browser.ts';
import { ask, bearer, codeOf } from '../testkit/keys.ts';
import { startReceiver } from '../testkit/notifications.ts';

test('an admin makes a key, sees it once, rotates and revokes it, and finds it all in the audit log', async () => {
  const { url } = await startTestApp();
  const page = await openDashboard(url, '/access');
  const works = async (key: string) => codeOf(await ask(url, '{ viewer { name } }', bearer(key))) === null;
  const secret = page.getByRole('textbox', { name: 'Secret' });
  const shown = async () => {
    const key = await secret.inputValue();
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    await secret.waitFor({ state: 'hidden' });
    return key;
  };

  await page.getByRole('button', { name: 'New key' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('portal');
  await dialog.getByLabel('PREDICTOR').check();
  await dialog.getByLabel('VIEWER').uncheck();
  await dialog.getByLabel('Only models').fill('education, health');
  await dialog.getByLabel('Expires').fill('2001-01-01');
  await dialog.getByRole('button', { name: 'New key' }).click();
  await dialog.getByText('INVALID_INPUT').waitFor();
  await dialog.getByLabel('Expires').fill('2199-01-01');
  await dialog.getByRole('button', { name: 'New key' }).click();
  const first = await shown();
  expect(await works(first)).toBe(true);
  const keys = page.getByRole('region', { name: 'Keys' });
  await keys.getByRole('row', { name: /portal .*PREDICTOR \(education, health\).*2199/ }).waitFor();
  expect(await page.content()).not.toContain(first);

  await keys.getByRole('button', { name: 'Rotate: portal' }).click();
  await dialog.getByLabel('Expires').selectOption('no longer');
  await dialog.getByRole('button', { name: 'Rotate' }).click();
  const second = await shown();
  await expect.poll(() => works(first)).toBe(false);
  expect(await works(second)).toBe(true);

  await keys.getByRole('button', { name: 'Revoke: portal' }).click();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(await works(second)).toBe(true);
  await keys.getByRole('button', { name: 'Revoke: portal' }).click();
  await dialog.getByRole('button', { name: 'Revoke' }).click();
  await expect.poll(() => works(second)).toBe(false);
  await page.getByLabel('Also sessions and past keys').check();
  await keys
    .getByRole('row', { name: /portal .*revoked/ })
    .first()
    .waitFor();

  await page.getByRole('button', { name: 'Audit log' }).click();
  const audit = page.getByRole('region', { name: 'Audit log' });
  await page.getByLabel('What').fill('createApiKey');
  await page.getByLabel('What').press('Enter');
  await expect.poll(() => audit.getByRole('row', { name: /createApiKey/ }).count()).toBe(2);
  expect(await audit.getByRole('row').count()).toBe(3);
  await audit.getByRole('row', { name: /createApiKey request failed INVALID_INPUT/ }).click();
  await page.getByText('2001-01-01').waitFor();
  const saving = page.waitForEvent('download');
  await page.getByRole('link', { name: 'CSV' }).click();
  const csv = await readFile(await (await saving).path(), 'utf8');
  expect(csv.trim().split('\n')).toHaveLength(3);

  await page.goto(`${url}/access?tab=audit&operation=api_key`);
  await audit
    .getByRole('row', { name: /api_key change/ })
    .first()
    .click();
  await page.getByRole('row', { name: /^revoked_at – / }).waitFor();
  await expectAccessible(page);
});

test('an admin is shown the secret of a webhook once, tries it, sees every attempt, and sends it again', async () => {
  const receiver = await startReceiver();
  const world = await createWorld();
  const env = { ...world.env, GUGUS_URL_ALLOW: receiver.host };
  const { url } = await startTestApp({ ...world, env });
  let isBroken = true;
  receiver.answer = (response) => {
    response.statusCode = isBroken ? 400 : 204;
    response.end(isBroken ? 'what is this?' : '');
  };
  const page = await openDashboard(url, '/access?tab=endpoints');
  await page.getByText('Nobody is told of anything yet.').waitFor();
  await page.getByRole('button', { name: 'New endpoint' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('URL').fill(receiver.url);
  await dialog.getByRole('button', { name: 'New endpoint' }).click();
  await page.getByRole('textbox', { name: 'Secret' }).waitFor();
  const first = await page.getByRole('textbox', { name: 'Secret' }).inputValue();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'Rotate secret' }).click();
  await dialog.getByRole('button', { name: 'Rotate secret' }).click();
  await page.getByRole('textbox', { name: 'Secret' }).waitFor();
  const second = await page.getByRole('textbox', { name: 'Secret' }).inputValue();
  expect(second).toMatch(/^whsec_/);
  expect(second).not.toBe(first);
  await dialog.getByRole('button', { name: 'Close' }).click();

  await page.getByRole('button', { name: 'Test' }).click();
  const log = page.getByRole('region', { name: 'Deliveries' });
  await log.getByRole('row', { name: /test .* failed 1 / }).click();
  await page.getByText('what is this?').waitFor();
  isBroken = false;
  await log.getByRole('button', { name: 'Send again' }).click();
  await log.getByRole('row', { name: /test .* delivered 1 / }).waitFor();
  await page.getByRole('row', { name: /^1 .* 204/ }).waitFor();
  await receiver.count(2);
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Notifications' }).click();
  await page.getByRole('button', { name: 'Disable' }).click();
  await page.getByText('disabled').waitFor();
  await page.getByRole('button', { name: 'Delete' }).click();
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await page.getByText('Nobody is told of anything yet.').waitFor();
});
