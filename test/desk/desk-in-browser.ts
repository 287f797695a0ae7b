/** The desk as an editor has it: the real door with the sample posted, and a headless Chromium that looks at it. */
import { readFileSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { type NewsroomService, type Over, positionAfterAll, startNewsroom } from '#testing';
import { buildDesk } from '../../scripts/build-desk.mjs';
import { chromium as installed } from '../../scripts/chromium.mjs';

/** Kept by its content, as a run keeps it. */
const INTO = 'node_modules/.cache/stet';
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
  open(path: string, options?: BrowserContextOptions & { mayMiss?: boolean }): Promise<Page>;
  /** `withNewsroom: false` for whoever has stopped it. */
  stop(options?: { withNewsroom?: boolean }): Promise<void>;
}

export async function startDesk(over: Over = {}): Promise<DeskInBrowser> {
  await buildDesk({ into: INTO });
  const newsroom = await startNewsroom({ desk: `${INTO}/apps/desk`, ...over });
  const browser = await chromium.launch({ executablePath: installed() ?? 'chromium', args: ['--no-sandbox'] });
  const complaints: string[] = [];
  return {
    newsroom,
    browser,
    open: async (path, { mayMiss = false, ...options } = {}) => {
      const context = await browser.newContext({ viewport: WIDE, reducedMotion: 'reduce', ...options });
      const page = await context.newPage();
      page.on('pageerror', ({ message }) => complaints.push(message));
      page.on('console', (message) => {
        const isExpected = IS_AWAY.test(message.text()) || (mayMiss && IS_MISSED.test(message.text()));
        if (message.type() === 'error' && !isExpected) complaints.push(message.text());
      });
      await page.goto(`${newsroom.url}${path}`);
      return page;
    },
    stop: async ({ withNewsroom = true } = {}) => {
      await browser.close();
      if (withNewsroom) await newsroom.stop();
      expect(complaints).toEqual([]);
    },
  };
}

/** As the demo posts it; waits until the views have it. */
export async function postSamples(newsroom: NewsroomService): Promise<void> {
  for (const sample of SAMPLES) {
    const answers = await newsroom.bulk(readFileSync(`samples/${sample}/commands.ndjson`, 'utf8'));
    expect(answers.filter(({ status }) => status !== 201)).toEqual([]);
    await newsroom.shows(positionAfterAll(answers));
  }
}
