// Photographs every page of the dashboard, in both themes and at two widths, on the demo's data: docs/screenshots/.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { pagesOf, signIn, withDemo } from './demo-platform.mjs';

const FOLDER = join(import.meta.dirname, '../docs/screenshots');
const THEMES = ['light', 'dark'];
const WIDTHS = [1440, 390];
const PROVINCE = 'P91';

await withDemo(async (url, key) => {
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(FOLDER, { recursive: true });
  const names = await photograph(url, key);
  await writeFile(join(FOLDER, 'README.md'), album(names));
  console.log(`${names.length} views in ${FOLDER}`);
});

/** @returns the names of the views */
async function photograph(url, key) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const names = new Set();
  for (const colorScheme of THEMES) {
    for (const width of WIDTHS) {
      const context = await browser.newContext({
        viewport: { width, height: 900 },
        locale: 'en-GB',
        colorScheme,
        reducedMotion: 'reduce',
      });
      await signIn(context, url, key);
      const page = await context.newPage();
      const shoot = async (name) => {
        await page.waitForLoadState('networkidle');
        await page.getByText('Loading …').first().waitFor({ state: 'detached' });
        // What is far down is drawn when it is seen.
        await page.evaluate(async () => {
          for (let y = 0; y < document.body.scrollHeight; y += innerHeight) {
            scrollTo(0, y);
            await new Promise((done) => setTimeout(done, 100));
          }
          scrollTo(0, 0);
        });
        await page.waitForLoadState('networkidle');
        // Charts and virtual tables draw in the frames after the data.
        await page.waitForTimeout(400);
        await page.screenshot({ path: join(FOLDER, `${name}-${colorScheme}-${width}.png`), fullPage: true });
        names.add(name);
      };
      for (const path of await pagesOf(page, url)) {
        const name = path.slice(1) || 'overview';
        await page.goto(url + (path === '/' ? `/?place=${PROVINCE}` : path));
        await page.getByRole('heading', { level: 1 }).waitFor();
        await shoot(name);
        const tabs = page.locator('main nav.tabs button');
        for (let tab = 1; tab < (await tabs.count()); tab++) {
          const title = (await tabs.nth(tab).textContent()).toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
          await tabs.nth(tab).click();
          await shoot(`${name}-${title}`);
        }
      }
      await context.close();
    }
  }
  await browser.close();
  return [...names];
}

function album(names) {
  const views = names.map((name) => {
    const images = THEMES.flatMap((theme) =>
      WIDTHS.map((width) => `<img src="${name}-${theme}-${width}.png" width="${width === 390 ? 195 : 480}">`),
    );
    return `## ${name}\n\n${images.join('\n')}\n`;
  });
  return `# Screenshots of the dashboard\n\nMade by \`npm run screenshots\`.\n\n${views.join('\n')}`;
}
