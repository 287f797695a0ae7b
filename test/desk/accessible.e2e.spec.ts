/** No screen has a fault that axe finds: in light and dark, from right to left, narrow, and where it shows the past. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { type DeskInBrowser, NARROW, postSamples, startDesk, WIDE } from './desk-in-browser.js';

const AXE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

interface Violation {
  id: string;
  nodes: { html: string; failureSummary: string }[];
}

/** Each screen, and what is there once it has all that it shows. */
const SCREENS: [name: string, path: string, shown: string][] = [
  ['the board', '/claims', 'text=However many print it'],
  ['the board of a moment', '/claims?at=2024-10-24', 'text=As of what had been published'],
  ['a board on which nothing is', '/claims?q=zeppelin', 'text=No claim with'],
  ['a claim', '/claims/nk-troops-in-russia', '#figures .figure-chart svg'],
  ['a claim of a moment', '/claims/nk-troops-in-russia?at=2024-10-24T09%3A00Z', '#figures .figure-chart svg'],
  ['a claim that nobody knew then', '/claims/nk-troops-in-russia?known=2024-10-24', 'text=had nothing of this'],
  ['a claim, two moments compared', '/claims/nk-troops-in-russia?vs=2024-10-24T09%3A00Z', '.compared-states'],
  ['a claim of which something was taken back', '/claims/tanker-sank', '.cascade-carrier'],
  ['a sheet to print', '/claims/nk-troops-in-russia/sheet', '.sheet-commits span'],
  ['a statement', '/claims/nk-troops-in-russia?s=financial-times-2024-10-24-11', 'text=We never doubted'],
  ['a report', '/reports/rfa-2024-10-25', 'text=What it said'],
  ['a report that was corrected', '/reports/northwire-1', 'text=What became of it'],
  ['two versions of a report', '/reports/coast-daily-1?rev=1..2', '.revisions-words'],
  ['a report of a moment', '/reports/coast-daily-1?at=2026-03-02T09%3A00Z', 'text=As of what had been published'],
  ['the outlets', '/outlets', 'text=Radio Free Asia'],
  ['an outlet', '/outlets/rfa', 'text=Its reports'],
  ['the holders', '/holders', 'h1:has-text("Holders")'],
  ['a holder', '/holders/ministry', 'text=What it said'],
  ['the feed', '/feed', 'text=claim-tanker-sank'],
  ['a stream', '/streams/claim-tanker-sank?v=2', 'text=AssertClaim'],
  ['health', '/health', 'text=ready'],
  ['nothing', '/claims/nobody-knows-it', 'text=To the board'],
];

describe('axe finds nothing', () => {
  let desk: DeskInBrowser;

  beforeAll(async () => {
    desk = await startDesk();
    await postSamples(desk.newsroom);
    await desk.newsroom.post('register-holder', { holderId: 'ministry', name: 'The Ministry', kind: 'body' });
  });

  afterAll(() => desk.stop({ mayMiss: true }));

  it.each(SCREENS)('on %s', async (_name, path, shown) => {
    const page = await desk.open(path);
    await page.locator(shown).first().waitFor();
    const found: Record<string, Violation[]> = {};
    for (const [way, look] of WAYS) {
      await look(page);
      found[way] = await violations(page);
    }
    await page.context().close();
    expect(found).toEqual(Object.fromEntries(WAYS.map(([way]) => [way, []])));
  });

  it('would find a fault', async () => {
    const page = await desk.open('/outlets');
    await page.locator('text=Radio Free Asia').first().waitFor();
    await page.evaluate("document.querySelector('h1').style.color = 'rgb(240, 240, 240)'");
    expect((await violations(page)).map(({ id }) => id)).toEqual(['color-contrast']);
    await page.context().close();
  });
});

const WAYS: [string, (page: Page) => Promise<unknown>][] = [
  ['light', (page) => page.evaluate("document.documentElement.dataset.theme = 'light'")],
  ['dark', (page) => page.evaluate("document.documentElement.dataset.theme = 'dark'")],
  ['right to left', (page) => page.evaluate("document.documentElement.dir = 'rtl'")],
  ['narrow', (page) => page.setViewportSize(NARROW)],
  ['wide again', (page) => page.setViewportSize(WIDE)],
];

async function violations(page: Page): Promise<Violation[]> {
  if (!(await page.evaluate('Boolean(window.axe)'))) await page.evaluate(AXE);
  const { violations: found } = await page.evaluate<{ violations: Violation[] }>('window.axe.run()');
  return found.map(({ id, nodes }) => ({
    id,
    nodes: nodes.slice(0, 2).map(({ html, failureSummary }) => ({ html, failureSummary })),
  }));
}
