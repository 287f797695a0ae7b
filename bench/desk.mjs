/**
 * `npm run bench:desk`: what section 5 of the desk's aims asks of the page, measured in headless Chromium over a whole Stet
 * with a board of 10,000 claims and a claim of 200 outlets and 10,000 statements; each beside its goal, what is missed as
 * missed. `-- 1000` takes as many claims; a folder behind that takes pictures of both, to be looked at.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { ensureChromium } from '../scripts/chromium.mjs';
import { ensureInstalled, home } from '../scripts/installed.mjs';
import { startThrowaway } from '../scripts/throwaway-stet.mjs';
import { transpile } from '../scripts/transpile.mjs';
import { commandToScreen, keyToPaint, scrolledFrame, scrubbed, toldToTabs } from './desk-at-work.mjs';
import { linesOfBoard } from './desk-lines.mjs';
import { takePictures } from './desk-pictures.mjs';

const claims = Number(process.argv[2] ?? 10_000);
const picturesInto = process.argv[3];
const STATEMENTS = claims;
const OUTLETS = 200;
const LARGE = 'large';

/** Before the page's own scripts. */
const OBSERVE = `
  window.seen = { paint: 0, blocked: 0, shift: 0 };
  new PerformanceObserver((list) => { for (const { name, startTime } of list.getEntries())
    if (name === 'first-contentful-paint') window.seen.paint = startTime; }).observe({ type: 'paint', buffered: true });
  new PerformanceObserver((list) => { for (const { duration } of list.getEntries())
    window.seen.blocked += Math.max(0, duration - 50); }).observe({ type: 'longtask', buffered: true });
  new PerformanceObserver((list) => { for (const { value, hadRecentInput } of list.getEntries())
    if (!hadRecentInput) window.seen.shift += value; }).observe({ type: 'layout-shift', buffered: true });`;

ensureInstalled({ everything: true });
await transpile();
const executablePath = ensureChromium();
if (!executablePath) throw new Error('There is no Chromium: install it, or name one in CHROMIUM.');
const { chromium } = await import('playwright-core');
const { Stet } = await import('#client');
const whole = await startThrowaway('main', /Stet listens on (http:\S+)/);
const { url } = whole;
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
try {
  const stet = new Stet({ url, patienceMs: 600_000 });
  for await (const { status, detail } of stet.bulk(linesOfBoard({ claims, outlets: OUTLETS, statements: STATEMENTS })))
    if (status !== 201) throw new Error(detail);
  await stet.ask('/v1/claims', { query: { limit: 1 }, signal: AbortSignal.timeout(600_000) });
  const rows = [...sizes(), ...(await cold()), ...(await atWork({ browser, url, stet }))];
  console.log(
    `${cpus().length} processors, ${claims} claims, a claim of ${STATEMENTS} statements by ${OUTLETS} outlets\n`,
  );
  for (const row of rows) console.log(told(row));
  if (picturesInto) await takePictures({ browser, url }, picturesInto);
} finally {
  await browser.close();
  await whole.stop();
}

function told({ what, goal, is, unit }) {
  const verdict = is <= goal ? 'met   ' : 'MISSED';
  return `${verdict}  ${what.padEnd(58)} ${`${Math.round(is * 100) / 100} ${unit}`.padStart(12)}   goal ${goal} ${unit}`;
}

/** Zipped, as they are sent: of the page's own script with all that it begins with, and of style all that there is. */
function sizes() {
  const folder = join(home, 'dist/apps/desk');
  const kB = (files) => files.reduce((sum, file) => sum + statSync(join(folder, `${file}.gz`)).size / 1024, 0);
  const scripts = readFileSync(join(folder, 'index.html'), 'utf8').match(/assets\/[\w-]+\.js/g) ?? [];
  const styles = readdirSync(join(folder, 'assets')).filter((file) => file.endsWith('.css'));
  return [
    { what: 'first script', goal: 150, is: kB(scripts), unit: 'kB' },
    { what: 'style', goal: 12, is: kB(styles.map((file) => `assets/${file}`)), unit: 'kB' },
  ];
}

/** In a browser that has nothing of it: medians of three. */
async function cold() {
  const [paint, usable, blocked, shift] = [[], [], [], []];
  for (let run = 0; run < 3; run += 1) {
    const page = await browser.newPage();
    await page.addInitScript(OBSERVE);
    await page.goto(`${url}/claims`);
    await page.locator('[data-row="0"]').waitFor();
    usable.push(await page.evaluate('performance.now()'));
    await page.waitForTimeout(2000);
    const seen = await page.evaluate('window.seen');
    paint.push(seen.paint);
    blocked.push(seen.blocked);
    shift.push(seen.shift);
    await page.close();
  }
  return [
    { what: 'first paint of the board, cold', goal: 800, is: middle(paint), unit: 'ms' },
    { what: 'the board can be used, cold', goal: 1200, is: middle(usable), unit: 'ms' },
    { what: 'blocked while it loads', goal: 200, is: middle(blocked), unit: 'ms' },
    { what: 'layout shift while it loads', goal: 0.01, is: middle(shift), unit: '' },
  ];
}

async function atWork(desk) {
  const keys = await keyToPaint(desk);
  const frame = await scrolledFrame(desk);
  const seen = await commandToScreen(desk, { claimId: `claim-${claims - 1}`, events: 30 });
  const seenOfLarge = await commandToScreen(desk, { claimId: LARGE, events: 5 });
  const tabs = await toldToTabs(desk);
  const scrub = await scrubbed(desk, LARGE);
  const large = await opened(`/claims/${LARGE}`, '.grid tbody tr');
  return [
    { what: 'a key to its paint, 98th percentile', goal: 100, is: at(keys, 0.98), unit: 'ms' },
    { what: 'work of a frame scrolled by 120 px', goal: 12, is: frame, unit: 'ms' },
    { what: 'an event of the feed to the row, 95th percentile', goal: 50, is: at(tabs.took, 0.95), unit: 'ms' },
    { what: 'a command to another browser, 95th percentile', goal: 500, is: at(seen, 0.95), unit: 'ms' },
    {
      what: 'a command on the large claim to another browser, the median',
      goal: 500,
      is: middle(seenOfLarge),
      unit: 'ms',
    },
    { what: `tabs that are not live, of ${tabs.tabs}`, goal: 0, is: tabs.tabs - tabs.live, unit: '' },
    { what: 'work of a step of the handle, on the large claim', goal: 16, is: scrub.took, unit: 'ms' },
    { what: 'requests while it is moved', goal: 0, is: scrub.requests, unit: '' },
    { what: 'the large claim is there with its grid', goal: 3000, is: large, unit: 'ms' },
  ];
}

async function opened(path, shown) {
  const page = await browser.newPage();
  const at = performance.now();
  await page.goto(`${url}${path}`);
  await page.locator(shown).first().waitFor({ timeout: 120_000 });
  const took = performance.now() - at;
  await page.close();
  return took;
}

function middle(values) {
  return at(values, 0.5);
}

function at(values, share) {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}
