/** No screen has a fault that axe finds: in light and dark, from right to left, narrow, and where it shows the past. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { COLOURS, type Rules, type Violation, violations } from './axe.js';
import { BUILT, type DeskInBrowser, NARROW, WIDE } from './desk-in-browser.js';

/** Each screen, and what is there once it has all that it shows. */
const SCREENS: [name: string, path: string, shown: string][] = [
  ['the board', '/claims', 'text=However many print it'],
  ['the board of a moment', '/claims?at=2024-10-24', 'text=As of what had been published'],
  ['a board on which nothing is', '/claims?q=zeppelin', 'text=No claim with'],
  ['a claim', '/claims/nk-troops-in-russia', '#figures .figure-chart svg'],
  ['a claim of a moment', '/claims/nk-troops-in-russia?at=2024-10-24T09%3A00Z', '#figures .figure-chart svg'],
  ['a claim that nobody knew then', '/claims/nk-troops-in-russia?known=2024-10-24', 'text=had nothing of this'],
  ['a claim, two moments compared', '/claims/tanker-sank?vs=2026-03-02T09%3A00Z', '.compared-states'],
  ['a claim of which something was taken back', '/claims/tanker-sank', '.cascade-carrier'],
  ['a sheet to print', '/claims/nk-troops-in-russia/sheet', '.sheet-commits span'],
  ['a statement', '/claims/tanker-sank?s=northwire-1-1', '.statement .facts'],
  ['a report', '/reports/rfa-2024-10-25', 'text=What it said'],
  ['a report that was corrected', '/reports/northwire-1', 'text=What became of it'],
  ['two versions of a report', '/reports/coast-daily-1?rev=1..2', '.revisions-words'],
  ['a report of a moment', '/reports/coast-daily-1?at=2026-03-02T09%3A00Z', 'text=As of what had been published'],
  ['the outlets', '/outlets', 'text=Radio Free Asia'],
  ['an outlet', '/outlets/rfa', 'text=Its reports'],
  ['an outlet of a moment', '/outlets/northwire?at=2026-03-02T09%3A39Z', 'text=first to carry'],
  ['an outlet that nobody knew then', '/outlets/northwire?known=2020', 'text=had nothing of this'],
  ['the holders', '/holders', 'h1:has-text("Holders")'],
  ['a holder', '/holders/hur', '.holder-mark'],
  ['a holder of a moment', '/holders/kremlin?at=2024-10-24', '.holder-mark'],
  ['the feed', '/feed', '.list tbody tr:nth-child(20)'],
  ['a stream', '/streams/claim-tanker-sank?v=3', '[aria-label="Before and after"]'],
  ['health', '/health', 'text=ready'],
  ['nothing', '/claims/nobody-knows-it', 'text=To the board'],
  ['no screen', '/nowhere', 'text=There is no such screen'],
];

/** Every class of which any style sheet of the desk speaks. */
function styled(): string[] {
  const folder = join(BUILT, 'assets');
  const sheets = readdirSync(folder).filter((name) => name.endsWith('.css'));
  const names = sheets.flatMap((name) => readFileSync(join(folder, name), 'utf8').match(/(?<=\.)[a-z][a-z-]*/g) ?? []);
  return [...new Set(names)];
}

/** A screen that is opened first has the styles of its own parts alone: what it borrows, it must bring. */
const WITHOUT_ITS_STYLE = `(styled) => {
  const here = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText)).join(' ');
  const used = new Set([...document.querySelectorAll('[class]')].flatMap(({ classList }) => [...classList]));
  return [...used].filter((name) => styled.includes(name) && !new RegExp('\\\\.' + name + '(?![a-z-])').test(here));
}`;

/** One page goes from screen to screen: what it has loaded it keeps. */
export function accessible(deskOf: () => DeskInBrowser): void {
  let page: Page;

  beforeAll(async () => {
    page = await deskOf().open('/health', { mayMiss: true });
    // A row of the feed is like another.
    await page.route('**/v1/feed?limit=100', (route) =>
      route.continue({ url: route.request().url().replace('limit=100', 'limit=20') }),
    );
  });

  afterAll(() => deskOf().leave(page));

  it.each(SCREENS)('on %s', async (_name, path, shown) => {
    await page.setViewportSize(WIDE);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(`${deskOf().newsroom.url}${path}`);
    await page.locator(shown).first().waitFor();
    expect(await page.evaluate(`(${WITHOUT_ITS_STYLE})(${JSON.stringify(styled())})`)).toEqual([]);
    const found: Record<string, Violation[]> = {};
    for (const { way, look, rules } of WAYS) {
      await look(page);
      found[way] = await violations(page, rules);
    }
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(NARROW.width);
    expect(found).toEqual(Object.fromEntries(WAYS.map(({ way }) => [way, []])));
  });

  it.each(WAYS.slice(1))('would find a colour that is not read: $way', async ({ look, rules }) => {
    await page.goto(`${deskOf().newsroom.url}/outlets`);
    await page.locator('text=Radio Free Asia').first().waitFor();
    await look(page);
    await page.evaluate("document.querySelector('h1').style.color = 'rgb(124, 124, 124)'");
    await page.evaluate("document.querySelector('h1').style.fontSize = '12px'");
    expect((await violations(page, rules)).map(({ id }) => id)).toEqual(['color-contrast']);
  });
}

interface Way {
  way: string;
  look(page: Page): Promise<unknown>;
  /** Of axe's; undefined for all. */
  rules?: Rules;
}

/** In the dark all but the colours is as it was in the light. */
const WAYS: Way[] = [
  { way: 'light, wide', look: async () => undefined },
  { way: 'dark, wide', look: (page) => page.emulateMedia({ colorScheme: 'dark' }), rules: COLOURS },
  { way: 'dark, narrow, from right to left', look: narrowFromRight },
  {
    way: 'light, narrow, from right to left',
    look: (page) => page.emulateMedia({ colorScheme: 'light' }),
    rules: COLOURS,
  },
];

async function narrowFromRight(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize(NARROW);
  await page.evaluate("document.documentElement.dir = 'rtl'");
}
