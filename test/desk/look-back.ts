/** What an editor sees of outlets and holders as they were by then, on either clock, and that every link keeps the moment. */
import type { Page } from 'playwright-core';
import type { DeskInBrowser } from './desk-in-browser.js';

const TANKER = 'A tanker sank off Port Vale on the night of 1 March';

export function lookBack(deskOf: () => DeskInBrowser): void {
  let page: Page;
  const open = (path: string) => deskOf().open(path);

  afterEach(() => deskOf().leave(page));

  it('sees an outlet before it corrected, goes to the next change by `]`, and takes the moment along', async () => {
    page = await open('/outlets/northwire?at=2026-03-02T09%3A39Z');
    await page.getByText('As of what had been published by 2 Mar 2026, 09:39 UTC').waitFor();
    expect(await recorded(page, 'corrected')).toBe('0');
    expect(await page.locator('.past').count()).toBe(1);
    await page.keyboard.press(']');
    await page.waitForURL('**/outlets/northwire?at=2026-03-02T09*40*');
    await page.getByRole('cell', { name: 'published, corrected' }).waitFor();
    expect(await recorded(page, 'corrected')).toBe('1');
    await page.getByRole('link', { name: TANKER }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/claims/tanker-sank?at=2026-03-02T09*');
    await page.getByRole('rowheader', { name: 'Northwire (made up)' }).getByRole('link').focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/outlets/northwire?at=2026-03-02T09*');
    await page.keyboard.press('0');
    await page.waitForURL((url) => url.search === '');
    await page.locator('.past').waitFor({ state: 'detached' });
  });

  it('sees what an outlet carried by then, and no report that was still to come', async () => {
    page = await open('/outlets/harbour-post?at=2026-03-02T07%3A29Z');
    const carried = page.getByRole('region', { name: 'Claims that it carries' });
    await carried.getByText('None.').waitFor();
    await page.getByRole('region', { name: 'Its reports' }).getByText('None.').waitFor();
    await page.keyboard.press('a');
    await page.keyboard.type('2026-03-02 07:30');
    await page.keyboard.press('Enter');
    await carried.getByText(/^after Northwire/).waitFor();
    expect(await recorded(page, 'withdrawn')).toBe('0');
  });

  it('reads which claim it is where nobody knew it then, though how it is worded today is still to come', async () => {
    page = await open('/health');
    await page.route('**/v1/claims/nk-troops-in-russia?limit=1', () => undefined);
    await page.goto(`${deskOf().newsroom.url}/claims/nk-troops-in-russia?known=2020`);
    await page.getByText('The desk had nothing of this on record by 2020.').waitFor();
    expect(await page.locator('h1').textContent()).toBe('nk-troops-in-russia');
  });

  it('sees what a holder had said by then, change by change, each statement and each tie as of the same moment', async () => {
    page = await open('/holders/hur');
    await page.getByRole('heading', { name: /^What it said: / }).waitFor();
    await page.keyboard.press('a');
    await page.keyboard.type('2024-10-01');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'What it said: 0 statements' }).waitFor();
    await page.keyboard.press(']');
    await page.getByRole('heading', { name: /^What it said: [1-9]/ }).waitFor();
    const { searchParams } = new URL(page.url());
    const links = page.locator('.holder-mark, .said a, .printer, .reason');
    expect(await links.count()).toBeGreaterThan(3);
    for (const href of await links.evaluateAll((those) => those.map((one) => one.getAttribute('href') ?? '')))
      expect([href, new URL(href, page.url()).searchParams.get('at')]).toEqual([href, searchParams.get('at')]);
  });

  it.each([
    ['an outlet', '/outlets/northwire', 'Northwire (made up)'],
    ['a holder', '/holders/hur', "Ukraine's military intelligence (HUR)"],
  ])('is told that the desk had nothing of %s by then, and goes to when it came on file', async (_what, path, name) => {
    page = await open(`${path}?known=2020`);
    await page.getByText('The desk had nothing of this on record by 2020.').waitFor();
    expect(await page.getByRole('heading', { name }).count()).toBe(0);
    await page.keyboard.press(')');
    await page.getByRole('heading', { level: 1, name }).waitFor();
    await page.getByText(/^What the desk had on record by /).waitFor();
  });
}

async function recorded(page: Page, what: string): Promise<string> {
  return page
    .locator('.record div', { has: page.getByText(what, { exact: true }) })
    .locator('dd')
    .innerText();
}
