/** The large board and the large claim as pictures, wide and narrow, light and dark: to be looked at. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

const SIZES = [
  { size: 'wide', viewport: { width: 1280, height: 1400 } },
  { size: 'narrow', viewport: { width: 400, height: 1400 } },
];

export async function takePictures({ browser, url }, into) {
  mkdirSync(into, { recursive: true });
  for (const { size, viewport } of SIZES)
    for (const colorScheme of ['light', 'dark'])
      for (const [name, path, shown] of [
        ['board', '/claims', '[data-row="0"]'],
        ['claim', '/claims/large', '.grid tbody tr'],
      ]) {
        const page = await browser.newPage({ viewport, colorScheme, reducedMotion: 'reduce' });
        await page.goto(`${url}${path}`);
        await page.locator(shown).first().waitFor({ timeout: 120_000 });
        await page.waitForLoadState('networkidle', { timeout: 20_000 }).catch(() => undefined);
        await page.screenshot({ path: join(into, `${name}-${size}-${colorScheme}.png`) });
        if (name === 'claim') {
          await page.locator('#grid-title').scrollIntoViewIfNeeded();
          await page.screenshot({ path: join(into, `${name}-grid-${size}-${colorScheme}.png`) });
        }
        await page.close();
      }
}
