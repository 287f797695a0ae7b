/** What the desk's page takes once it is open: each measure opens its own pages in the browser, and leaves none. */
const KEYS = 40;
const EVENTS = 30;
const FRAMES = 60;
const FRAME_PX = 120;
const STEPS = 50;
const TABS = 12;
const WIDE = { width: 1280, height: 860 };

/** From the key, before anything of the page hears it, until the frame behind the one that shows what it did is begun. */
export async function keyToPaint({ browser, url }) {
  const page = await browser.newPage({ viewport: WIDE });
  await openBoard(page, url);
  const took = [];
  for (let key = 0; key < KEYS; key += 1) {
    await page.evaluate(`window.painted = new Promise((resolve) => document.addEventListener('keydown', () => {
      const pressed = performance.now();
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - pressed)));
    }, { capture: true, once: true })); undefined`);
    await page.keyboard.press('j');
    took.push(await page.evaluate('window.painted'));
  }
  if ((await page.locator(`[data-row="${KEYS - 1}"]:focus`).count()) === 0)
    throw new Error('The keys did not go down the board: what was measured is not theirs.');
  await page.close();
  return took;
}

/** Script, style and layout of a frame, by the browser's own count, where the board is scrolled 120 px a frame. */
export async function scrolledFrame({ browser, url }) {
  const page = await browser.newPage({ viewport: WIDE });
  await openBoard(page, url);
  const work = await workOf(page);
  const before = await work();
  await page.evaluate(`new Promise((resolve) => {
    let frames = 0;
    const next = () => {
      if (frames === ${FRAMES}) return resolve();
      frames += 1;
      scrollBy(0, ${FRAME_PX});
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  })`);
  const took = ((await work()) - before) / FRAMES;
  await page.close();
  return took;
}

/** The same of a step of the handle along the large claim's course, and what was asked meanwhile. */
export async function scrubbed({ browser, url }, claimId) {
  const page = await browser.newPage({ viewport: WIDE });
  await page.goto(`${url}/claims/${claimId}`);
  const course = page.locator('.course');
  await course.waitFor();
  await settled(page);
  await course.scrollIntoViewIfNeeded();
  const { x, y, width } = await course.boundingBox();
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  const work = await workOf(page);
  await page.mouse.move(x + width * 0.9, y + 20);
  await page.mouse.down();
  const before = await work();
  for (let step = 1; step <= STEPS; step += 1) await page.mouse.move(x + width * (0.9 - (0.8 * step) / STEPS), y + 20);
  const took = ((await work()) - before) / STEPS;
  const requests = asked.length;
  await page.mouse.up();
  await page.close();
  return { took, requests };
}

/** In another browser than the tool's: from the post until the row has it. */
export async function commandToScreen({ browser, url, stet }, { claimId, events }) {
  const page = await browser.newPage({ viewport: WIDE });
  await openBoard(page, url);
  const took = [];
  const row = page.locator(`[data-claim="${claimId}"]`);
  await row.waitFor();
  for (let event = 0; event < events; event += 1) {
    const proposition = `Reworded ${event}`;
    const seen = row.filter({ hasText: proposition }).waitFor({ timeout: 120_000 });
    const at = performance.now();
    await stet.post('reword-claim', { claimId, proposition, reason: 'measured' });
    await seen;
    took.push(performance.now() - at);
  }
  await page.close();
  return took;
}

/**
 * In a tab that is told by the one with the connection: from the message until the row has changed, by the page's own clock;
 * and how many of twelve tabs were told of the last one.
 */
export async function toldToTabs({ browser, url, stet }) {
  const context = await browser.newContext({ viewport: WIDE });
  const pages = [];
  for (let tab = 0; tab < TABS; tab += 1) {
    const page = await context.newPage();
    await openBoard(page, url);
    pages.push(page);
  }
  const [, told] = pages;
  const shown = await told.locator('[data-claim]').nth(1).getAttribute('data-claim');
  await told.evaluate(`{
    let heard;
    window.took = [];
    new BroadcastChannel('stet.feed').onmessage = ({ data }) => { if (data.kind === 'commit') heard = performance.now(); };
    new MutationObserver(() => {
      if (heard !== undefined) window.took.push(performance.now() - heard);
      heard = undefined;
    }).observe(document.querySelector('[data-claim="${shown}"]'), { subtree: true, childList: true, characterData: true });
  }`);
  for (let event = 0; event < EVENTS; event += 1) {
    const proposition = `Told to tabs ${event}`;
    await stet.post('reword-claim', { claimId: shown, proposition, reason: 'measured' });
    await told.locator(`[data-claim="${shown}"]`).filter({ hasText: proposition }).waitFor();
  }
  const last = `Told to tabs ${EVENTS - 1}`;
  const live = await Promise.all(
    pages.map((page) => isThere(page.locator(`[data-claim="${shown}"]`, { hasText: last }))),
  );
  const took = await told.evaluate('window.took');
  await context.close();
  return { took, live: live.filter(Boolean).length, tabs: TABS };
}

async function isThere(place) {
  return place.waitFor({ timeout: 5000 }).then(
    () => true,
    () => false,
  );
}

async function openBoard(page, url) {
  await page.goto(`${url}/claims`);
  await page.locator('[data-row="0"]').waitFor();
  await page.getByText('Live', { exact: true }).waitFor();
}

/** Nothing has been asked for half a second. */
function settled(page) {
  return page.waitForLoadState('networkidle', { timeout: 60_000 }).catch(() => undefined);
}

/** Milliseconds of script, style and layout so far (Chrome DevTools Protocol, Performance.getMetrics). */
async function workOf(page) {
  const protocol = await page.context().newCDPSession(page);
  await protocol.send('Performance.enable');
  return async () => {
    const { metrics } = await protocol.send('Performance.getMetrics');
    const of = (name) => metrics.find((one) => one.name === name)?.value ?? 0;
    return (of('ScriptDuration') + of('RecalcStyleDuration') + of('LayoutDuration')) * 1000;
  };
}
