/** What an editor does on the desk with the keyboard alone, and what stands on the screen when it is done. */
import type { Page } from 'playwright-core';
import type { DeskInBrowser } from './desk-in-browser.js';

const PRESENCE = '/claims/nk-troops-in-russia';

export function readByKeys(deskOf: () => DeskInBrowser): void {
  let page: Page;
  const open = (path: string, options?: Parameters<DeskInBrowser['open']>[1]) => deskOf().open(path, options);

  afterEach(() => deskOf().leave(page));

  it('once had JSON: at the address is the board, and on it what to look at first', async () => {
    page = await open('/');
    await page.waitForURL('**/claims');
    const first = page.getByRole('region', { name: 'To look at first' });
    await first
      .getByRole('heading', { name: 'five papers printed what Vladimir Putin said on 24 Oct 2024 in five ways' })
      .waitFor();
    await first.getByText('However many print it, it counts once: leaves it open').waitFor();
    await first
      .getByRole('heading', {
        name: "Who gives about 12,000 persons: Ukraine's military intelligence (HUR) or South Korea?",
      })
      .waitFor();
    await first
      .getByRole('heading', { name: 'On the morning of 24 Oct it was contested, now it is corroborated' })
      .waitFor();
    expect(await first.getByRole('row').allInnerTexts()).toHaveLength(6);
  });

  it('triages: down the board row by row, opens one, and comes back', async () => {
    page = await open('/claims?sort=outlets');
    await page.getByRole('row').nth(8).waitFor();
    for (let row = 0; row < 10; row += 1) {
      await page.keyboard.press('j');
      await inHand(page, row);
    }
    await page.keyboard.press('k');
    await inHand(page, 8);
    const name = await page.locator(':focus').innerText();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name }).waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('b');
    await page.waitForURL('**/claims');
  });

  it('goes where one says, also if the screen is long in coming: the board wrote the row in hand, or the words, into the address, and called one back', async () => {
    const late = async (does: () => Promise<void>) => {
      page = await open('/claims');
      await page.getByRole('row').nth(8).waitFor();
      await page.route(/\/assets\/(claim|outlets)-[^/]*\.js$/, (route) =>
        setTimeout(() => void route.continue(), 1500),
      );
      await does();
    };
    await late(async () => {
      await page.keyboard.press('j');
      await inHand(page, 0);
      await page.keyboard.press('Enter');
    });
    await page.waitForURL(/\/claims\/./);
    await page.getByRole('heading', { name: 'Its course' }).waitFor();
    await deskOf().leave(page);
    await late(async () => {
      await page.keyboard.press('/');
      await page.keyboard.type('tanker');
      await page.getByRole('link', { name: 'Outlets' }).click();
    });
    await page.waitForURL('**/outlets');
    await page.getByRole('heading', { level: 1, name: 'Outlets' }).waitFor();
  });

  it('finds by words: the board has what was asked for, and says where it has nothing', async () => {
    page = await open('/claims');
    await page.getByRole('table', { name: 'The board' }).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('tanker');
    await page.waitForURL('**/claims?q=tanker');
    await page.getByText('1 claim', { exact: true }).waitFor();
    await page.keyboard.type(' zeppelin');
    await page.getByText('No claim with the words “tanker zeppelin”.').waitFor();
  });

  it('finds why a claim was contested, and what ended that', async () => {
    page = await open(PRESENCE);
    await page.getByRole('heading', { name: 'Its course' }).waitFor();
    await page.keyboard.press('[');
    await page.waitForURL('**/*at=2024-10-25T14*');
    await page.keyboard.press('[');
    await page.waitForURL('**/*at=2024-10-24T00*');
    await page.getByText('As of what had been published by 24 Oct 2024, 00:00 UTC').waitFor();
    await page.getByText('1 change later than this').waitFor();
    await page.locator('.because-list li', { hasText: /North Korea\s*denies/ }).waitFor();
    await page.keyboard.press('}');
    await page.waitForURL('**/*at=2024-10-25T14*');
    const change = page.locator('.changes li[aria-current]');
    await expectText(change, /corroborated.*published: Kim Jong Gyu/s);
    await page.keyboard.press('0');
    await page.waitForURL((url) => !url.search.includes('at='));
  });

  it('finds who only repeats another, and that six statements come of three origins', async () => {
    page = await open(PRESENCE);
    const lanes = page.getByRole('region', { name: 'Whose it is' });
    await lanes.getByText('3 origins: however many print one, it counts once').waitFor();
    const repeating = lanes.getByRole('listitem').filter({ hasText: 'only repeats' });
    expect(await repeating.locator('strong').allInnerTexts()).toEqual([
      'video footage released by South Korea',
      'satellite images released by South Korea',
    ]);
    await lanes.getByText('The Washington Post → ').waitFor();
  });

  it('reaches 24 October, 18:26, and copies the link, which shows another reader the same', async () => {
    page = await open(PRESENCE, { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.getByRole('heading', { name: 'Its course' }).waitFor();
    await page.keyboard.press('a');
    await page.keyboard.type('2024-10-24 18:26');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/*at=2024-10-24T18*');
    await page.keyboard.press('c');
    const link = await page.evaluate<string>('navigator.clipboard.readText()');
    const other = await open(link.slice(deskOf().newsroom.url.length));
    await other.getByText('As of what had been published by 24 Oct 2024, 18:26 UTC').waitFor();
    await other.getByRole('slider', { name: 'As of' }).waitFor();
    expect(await other.getByRole('slider').getAttribute('aria-valuetext')).toBe('24 Oct 2024, 18:26 UTC: contested');
    await deskOf().leave(other);
  });

  it('moves the moment without asking: the arrows go along the course, and the screen follows', async () => {
    page = await open(`${PRESENCE}?at=2024-10-25T15%3A00Z`);
    const handle = page.getByRole('slider', { name: 'As of' });
    await handle.focus();
    for (let press = 0; press < 4; press += 1) await page.keyboard.press('PageDown');
    await expectText(page.locator('.standing-status'), /contested/);
    expect(await handle.getAttribute('aria-valuetext')).toMatch(/contested$/);
  });

  it('finds which paper pinned the figure on another holder', async () => {
    page = await open('/claims');
    const heading = page.getByRole('heading', { name: /^Who gives about 12,000/ });
    await heading.getByRole('link').focus();
    await page.keyboard.press('Enter');
    const figures = page.getByRole('region', { name: 'The figures' });
    await figures
      .getByText(
        "Financial Times puts about 12,000 on South Korea; also given by Ukraine's military intelligence (HUR).",
      )
      .waitFor();
    const picture = figures.getByRole('img', { name: /^in russia/ });
    expect(await picture.getAttribute('aria-label')).toContain(
      'South Korea: about 12,000 in Financial Times; about 3,000 in Radio Free Asia',
    );
    expect(await picture.getAttribute('aria-label')).toMatch(
      /; about 3,000 of South Korea and about 12,000 of Ukraine's military intelligence \(HUR\) cannot both be true$/,
    );
    expect(await picture.locator('.figure-bracket').count()).toBe(1);
    const planned = figures.getByRole('img', { name: /^planned/ });
    expect(await planned.locator('.figure-bracket').count()).toBe(0);
    await figures.getByText('1 pair of two holders cannot both be true').waitFor();
    expect(await figures.getByText('in russia').count()).toBe(0);
  });

  it('opens a statement from the grid, reads its words and clocks, and is back at its glyph', async () => {
    page = await open(PRESENCE);
    const glyph = page.getByRole('link', {
      name: 'Financial Times, 24 Oct 2024 or later: Vladimir Putin leaves it open (does not deny)',
      exact: true,
    });
    await glyph.focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    const panel = page.getByRole('complementary', { name: 'The statement' });
    await panel.getByText('We never doubted at all').waitFor();
    await panel.getByText('It counts.').waitFor();
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    expect(await glyph.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true);
  });
}

async function inHand(page: Page, row: number): Promise<void> {
  await page.locator(`[data-row="${row}"]:focus`).waitFor();
}

async function expectText(place: ReturnType<Page['locator']>, text: RegExp): Promise<void> {
  await place.filter({ hasText: text }).waitFor();
}
