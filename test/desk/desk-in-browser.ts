/** The desk as an editor has it: the real door with the sample posted, and a headless Chromium that looks at it. */
import { readFileSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { type NewsroomService, type Over, positionAfterAll, startNewsroom } from '#testing';
import { buildDesk } from '../../scripts/build-desk.mjs';
import { chromium as installed } from '../../scripts/chromium.mjs';

/** Kept by its content, as a run keeps it. */
const INTO = 'node_modules/.cache/stet';
export const BUILT = `${INTO}/apps/desk`;
const SAMPLES = ['north-korean-troops', 'a-correction'];
/** The browser's own word for a door that is not there, or says that it cannot answer yet. */
const IS_AWAY = /Failed to load resource: (net::ERR_|the server responded with a status of 503)/;
const IS_MISSED = /status of 40[134]/;
export const WIDE = { width: 1280, height: 860 };
export const NARROW = { width: 400, height: 800 };

export interface DeskInBrowser {
  newsroom: NewsroomService;
  browser: Browser;
  /**
   * A page of a browser of its own, on this path. Whatever it complains of fails the suite when the desk is stopped; `mayMiss`
   * for whoever looks for what is not there.
   */
  open(path: string, options?: Opening): Promise<Page>;
  /** Done with it. What it kept is forgotten, and whoever opens a page next may have this one: a new one costs a second. */
  leave(page: Page): Promise<void>;
  /** `withNewsroom: false` for whoever has stopped it. */
  stop(options?: { withNewsroom?: boolean }): Promise<void>;
}

type Opening = BrowserContextOptions & { mayMiss?: boolean };

export async function startDesk(over: Over = {}): Promise<DeskInBrowser> {
  await buildDesk({ into: INTO });
  const newsroom = await startNewsroom({ desk: BUILT, ...over });
  const browser = await chromium.launch({ executablePath: installed() ?? 'chromium', args: ['--no-sandbox'] });
  const complaints: string[] = [];
  const pages = pagesOf(browser, complaints);
  return {
    newsroom,
    browser,
    open: async (path, options = {}) => {
      const page = await pages.take(options);
      await page.goto(`${newsroom.url}${path}`);
      return page;
    },
    leave: (page) => pages.leave(page, newsroom.url),
    stop: async ({ withNewsroom = true } = {}) => {
      await browser.close();
      if (withNewsroom) await newsroom.stop();
      expect(complaints).toEqual([]);
    },
  };
}

/** Those that were left, and had no wishes of their own, are taken again. */
function pagesOf(browser: Browser, complaints: string[]) {
  const left: Page[] = [];
  const plain = new Set<Page>();
  return {
    take: async ({ viewport = WIDE, ...options }: Opening): Promise<Page> => {
      const isPlain = Object.keys(options).length === 0;
      const page = (isPlain ? left.pop() : undefined) ?? (await newPage(browser, options, complaints));
      if (isPlain) plain.add(page);
      if (viewport) await page.setViewportSize(viewport);
      return page;
    },
    leave: async (page: Page, origin: string): Promise<void> => {
      if (!plain.has(page)) return page.context().close();
      await page.unrouteAll({ behavior: 'ignoreErrors' });
      await page.evaluate('sessionStorage.clear()');
      await page.goto('about:blank');
      const inspector = await page.context().newCDPSession(page);
      await inspector.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
      await inspector.detach();
      await page.emulateMedia({ media: null, colorScheme: null, reducedMotion: 'reduce' });
      left.push(page);
    },
  };
}

async function newPage(browser: Browser, { mayMiss = false, ...options }: Opening, complaints: string[]) {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (message) => {
    const isExpected = IS_AWAY.test(message.text()) || (mayMiss && IS_MISSED.test(message.text()));
    if (message.type() === 'error' && !isExpected) complaints.push(message.text());
  });
  return page;
}

/** As the demo posts it; waits until the views have it. */
export async function postSamples(newsroom: NewsroomService): Promise<void> {
  for (const sample of SAMPLES) {
    const answers = await newsroom.bulk(readFileSync(`samples/${sample}/commands.ndjson`, 'utf8'));
    expect(answers.filter(({ status }) => status !== 201)).toEqual([]);
    await newsroom.shows(positionAfterAll(answers));
  }
}
