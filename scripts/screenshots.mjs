/**
 * `npm run screenshots`: the README's pictures of the desk, of the demo as a newcomer has it, over a data folder of its
 * own. `-- <folder>` puts them elsewhere.
 */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ensureChromium } from './chromium.mjs';
import { ensureInstalled, home } from './installed.mjs';
import { startThrowaway } from './throwaway-stet.mjs';

const CLAIM = '/claims/nk-troops-in-russia';
/** Each with what is there once it is whole. */
const PICTURES = [
  { name: 'board', path: '/', theme: 'light', height: 860, whole: 'text=However many print it' },
  { name: 'claim', path: CLAIM, theme: 'light', height: 1130, whole: '#figures svg' },
  { name: 'past', path: `${CLAIM}?at=2024-10-24T09%3A00Z`, theme: 'dark', height: 700, whole: '#figures svg' },
];
const WIDTH = 1280;

ensureInstalled({ everything: true });
const into = resolve(process.argv[2] ?? join(home, 'docs/pictures'));
const executablePath = ensureChromium();
if (!executablePath) throw new Error('There is no Chromium: install it, or name one in CHROMIUM.');
const { chromium } = await import('playwright-core');

const demo = await startThrowaway('demo', /the desk is at\s+(http:\S+)\//);
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-lcd-text'] });
try {
  mkdirSync(into, { recursive: true });
  for (const picture of PICTURES) await take(picture);
} finally {
  await browser.close();
  await demo.stop();
}

async function take({ name, path, theme, height, whole }) {
  const page = await browser.newPage({
    viewport: { width: WIDTH, height },
    colorScheme: theme,
    reducedMotion: 'reduce',
  });
  await page.goto(`${demo.url}${path}`);
  await page.locator(whole).first().waitFor();
  await page.getByText('Live', { exact: true }).waitFor();
  await page.screenshot({ path: join(into, `desk-${name}.png`) });
  await page.close();
}
