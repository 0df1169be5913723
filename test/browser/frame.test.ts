import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { createPoints, startTestApp } from '../testkit/app.ts';
import { expectAccessible, openDashboard } from '../testkit/browser.ts';
import { keyFor } from '../testkit/keys.ts';
import { createProduction } from '../testkit/operations.ts';

const WEB = join(import.meta.dirname, '../../dist/web');

const menu = (page: Page) => page.getByRole('navigation', { name: 'Menu' });

/** The pages, as the menu has them. */
async function pagesOf(page: Page): Promise<string[]> {
  await menu(page).getByRole('link').first().waitFor({ state: 'attached' });
  return await menu(page)
    .locator('a')
    .evaluateAll((links: { getAttribute(name: string): string }[]) =>
      links.map((link) => link.getAttribute('href')),
    );
}

/** Waits until the page asks for nothing more. */
async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
}

test('the menu leads to every page by keyboard, also on a phone; titles and focus follow; a session that ends is told', async () => {
  const { url } = await startTestApp();
  const page = await openDashboard(url, '/access', { viewport: { width: 390, height: 844 } });
  await page.getByRole('heading', { name: 'Access' }).waitFor();
  expect(await page.title()).toBe('Access · Gugus');
  expect(await menu(page).isVisible()).toBe(false);
  await page.getByRole('button', { name: 'Menu' }).press('Enter');
  await menu(page).getByRole('link', { name: 'Models' }).press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Models' }).waitFor();
  expect(await page.title()).toBe('Models · Gugus');
  expect(await menu(page).isVisible()).toBe(false);
  expect(await page.evaluate('document.activeElement.id')).toBe('content');
  await page.goBack();
  await page.getByRole('heading', { name: 'Access' }).waitFor();
  await page.goto(`${url}/nothing/here`);
  await page.getByText('There is no such page.').waitFor();
  expect(await page.title()).toBe('Not found · Gugus');

  await page.setViewportSize({ width: 1440, height: 900 });
  const paths = await pagesOf(page);
  expect(paths).toHaveLength(8);
  for (const path of paths) {
    await page.goto(url + path);
    await settled(page);
    for (const width of [390, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      const wide = (await page.evaluate('document.documentElement.scrollWidth')) as number;
      expect({ path, wide }).toEqual({ path, wide: width });
    }
  }
  await expectAccessible(page);

  // The session ends while somebody looks.
  await page.context().clearCookies();
  await page.getByRole('button', { name: 'Audit log' }).click();
  await page.getByLabel('API key').waitFor();
  expect(await page.title()).toBe('Sign in · Gugus');
  expect(await menu(page).count()).toBe(0);
}, 120_000);

test('who may only look finds every page, no error on it, and no control that leads to a change', async () => {
  const running = await startTestApp();
  const { api, url, sourceUrl } = running;
  await createPoints(sourceUrl);
  await createProduction(api);
  const page = await openDashboard(url, '/no/such/page', { key: await keyFor(running, 'viewer') });
  const changes: string[] = [];
  page.on('request', (request) => {
    const isChange = request.url().endsWith('/graphql')
      ? /^\s*mutation\b/.test((JSON.parse(request.postData() ?? '{}') as { query?: string }).query ?? '')
      : request.method() !== 'GET';
    if (isChange) changes.push(`${request.method()} ${request.url()} ${request.postData() ?? ''}`);
  });

  for (const path of await pagesOf(page)) {
    await page.goto(url + path);
    await settled(page);
    expect({ path, alerts: await page.getByRole('alert').allTextContents() }).toEqual({ path, alerts: [] });
    // To sort a table and to save a chart are the same everywhere, and there may be hundreds.
    const buttons = page.locator('main button:not(.sort, .chart-downloads button), main [role=button]');
    for (let index = 0; index < (await buttons.count()); index++) {
      const button = buttons.nth(index);
      if (!(await button.isVisible()) || !(await button.isEnabled())) continue;
      const name = await button.textContent();
      await button.click();
      const asked = await page.locator('dialog').getByRole('button').allTextContents();
      // What only shows something has one button, that closes it.
      expect({ path, name, asked: asked.slice(1) }).toEqual({ path, name, asked: [] });
      if (asked.length > 0) await page.keyboard.press('Escape');
    }
    expect({ path, files: await page.locator('input[type=file]').count() }).toEqual({ path, files: 0 });
    expect({ path, changes }).toEqual({ path, changes: [] });
  }
  await page.goto(`${url}/access?tab=audit`);
  await page.getByText('take the role ADMIN; you have VIEWER').waitFor();
}, 180_000);

test('what the overview loads at first is at most 300 KB of compressed JavaScript, without the charts', async () => {
  const { api, url, sourceUrl } = await startTestApp();
  await createPoints(sourceUrl);
  await createProduction(api);
  const page = await openDashboard(url, '/no/such/page');
  const loaded = new Set<string>();
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.endsWith('.js')) loaded.add(pathname);
  });
  await page.goto(url);
  await page.getByRole('heading', { name: 'All rows' }).waitFor();
  await page.waitForLoadState('networkidle');
  const sizes = await Promise.all(
    [...loaded].map(async (path) => (await stat(join(WEB, `${path}.br`))).size),
  );
  expect(sizes.length).toBeGreaterThan(2);
  expect([...loaded].filter((path) => path.includes('echarts'))).toEqual([]);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(300 * 1024);
});
