/** Nothing is empty while its text is still to come: of each screen the first answer is there, and every other is held back. */
import type { Page } from 'playwright-core';
import { ALL_BUT_COLOURS, violations } from './axe.js';
import type { DeskInBrowser } from './desk-in-browser.js';

/** Each screen with the one answer that it has. */
const SCREENS: [name: string, path: string, has: RegExp][] = [
  ['the board', '/claims', /\/v1\/claims\?/],
  ['a claim', '/claims/tanker-sank', /\/v1\/claims\/tanker-sank\?limit=50$/],
  ['a claim that nobody knew then', '/claims/tanker-sank?known=2020', /\/v1\/claims\/tanker-sank\?known=2020/],
  ['a statement', '/claims/tanker-sank?s=northwire-1-1', /\/v1\/claims\/tanker-sank\?limit=50$/],
  ['a sheet to print', '/claims/tanker-sank/sheet', /\/v1\/claims\/tanker-sank\?limit=500$/],
  ['a report', '/reports/northwire-1', /\/v1\/reports\/northwire-1$/],
  ['an outlet', '/outlets/northwire', /\/v1\/outlets\/northwire$/],
  ['a holder', '/holders/kremlin', /\/v1\/holders\/kremlin\?/],
  ['a stream', '/streams/claim-tanker-sank?v=3', /\/v1\/streams\/claim-tanker-sank/],
];

export function stillToCome(deskOf: () => DeskInBrowser): void {
  let page: Page;

  beforeAll(async () => {
    page = await deskOf().open('/health');
  });

  afterAll(() => deskOf().leave(page));

  it.each(SCREENS)('on %s', async (_name, path, has) => {
    await page.route('**/v1/**', (route) => (has.test(route.request().url()) ? route.continue() : undefined));
    await page.goto(`${deskOf().newsroom.url}${path}`);
    await page.locator('main h1').waitFor();
    expect(await violations(page, ALL_BUT_COLOURS)).toEqual([]);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  });
}
