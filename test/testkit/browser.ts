import { chromium, type BrowserContextOptions, type Page } from 'playwright-core';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, inject, onTestFinished } from 'vitest';

/** A page of the system's Chromium; it goes away with the test. An error in it fails the test. */
export async function openPage(options: BrowserContextOptions = {}): Promise<Page> {
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
  });
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  onTestFinished(async () => {
    await browser.close();
    if (errors.length > 0) throw new Error(`errors in the page: ${errors.join('; ')}`);
  });
  return page;
}

/** A page of the dashboard in English, opened by whoever has the key: the tests' admin unless another is given. */
export async function openDashboard(
  url: string,
  path: string,
  { key = inject('adminKey'), ...options }: BrowserContextOptions & { key?: string } = {},
): Promise<Page> {
  const page = await openPage({ locale: 'en-GB', ...options });
  const opened = await page.context().request.post(`${url}/v1/session`, {
    headers: { authorization: `Bearer ${key}`, 'x-gugus-request': 'test' },
  });
  expect(opened.status()).toBe(201);
  await page.goto(url + path);
  return page;
}

/** Fails where the page keeps somebody out, in either theme. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const theme of ['Dark', 'Light']) {
    await page.getByRole('button', { name: `${theme} colours` }).click();
    const { violations } = await new AxeBuilder({ page }).analyze();
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(serious.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([]);
  }
}
