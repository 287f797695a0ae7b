/** Hundreds of what there is: of a board only the rows in sight are drawn, and it scrolls as if all were; a list has its end. */
import type { Page } from 'playwright-core';
import { positionAfterAll } from '#testing';
import { violations } from './axe.js';
import { type DeskInBrowser, NARROW } from './desk-in-browser.js';

const CLAIMS = 300;
const MORE_THAN_A_PAGE = 501;
/** A sentence of three lines on a narrow screen, of two, and of one. */
const ENDS = [
  ', and of who was on the quay that night, who saw the ship leave, and who says so',
  ' and the quay by night',
  '',
];

/** Waits until there is one. */
const ROW_IN_THE_MIDDLE = `new Promise((there) => {
  const look = () =>
    document.elementFromPoint(200, 500)?.closest('[data-claim]') ? there() : requestAnimationFrame(look);
  look();
})`;

export function boardOfHundreds(deskOf: () => DeskInBrowser): void {
  let page: Page;

  beforeAll(async () => {
    const { newsroom } = deskOf();
    const claims = Array.from({ length: CLAIMS }, (_, number) => ({
      command: 'register-claim',
      id: `hundreds-${number}`,
      body: { claimId: `hundreds-${number}`, proposition: `Claim ${number} of the harbour${ENDS[number % 3]}` },
    }));
    const outlets = Array.from({ length: MORE_THAN_A_PAGE }, (_, number) => ({
      command: 'register-outlet',
      id: `hundreds-of-outlets-${number}`,
      body: { outletId: `zz-${String(number).padStart(3, '0')}`, name: `The Paper of Town ${number}` },
    }));
    const lines = [...claims, ...outlets, ...['northwire', 'coast-daily'].map(printedBy)];
    const answers = await newsroom.bulk(lines.map((line) => JSON.stringify(line)).join('\n'));
    expect(answers.filter(({ status }) => status !== 201)).toEqual([]);
    await newsroom.shows(positionAfterAll(answers));
  });

  afterEach(() => deskOf().leave(page));

  it('once jumped under the finger: it is as long at its end as at its start, ends with its last row, and axe finds nothing', async () => {
    page = await deskOf().open('/claims?sort=outlets', { viewport: NARROW });
    await page.getByText('However many print it').first().waitFor();
    await page.locator('[data-row="20"]').waitFor();
    const length = await heightOf(page);
    expect(await violations(page)).toEqual([]);
    for (const share of [0.25, 0.5, 0.75, 1]) {
      await page.evaluate(`scrollTo(0, document.documentElement.scrollHeight * ${share})`);
      await page.evaluate(ROW_IN_THE_MIDDLE);
      expect(await heightOf(page)).toBe(length);
    }
    const rows = Number(await page.getByRole('table', { name: 'The board' }).getAttribute('aria-rowcount'));
    expect(rows).toBeGreaterThan(CLAIMS);
    const last = page.locator(`[aria-rowindex="${rows}"]`);
    await last.waitFor();
    await expectInView(page, last);
  });

  it('has a list to its end where a page was once taken for all: the outlets, and their names', async () => {
    page = await deskOf().open('/outlets');
    const last = page.getByRole('link', { name: `The Paper of Town ${MORE_THAN_A_PAGE - 1}`, exact: true });
    await last.waitFor();
    expect(await page.getByRole('row').count()).toBeGreaterThan(MORE_THAN_A_PAGE);
  });

  it('tells of a claim on its course as many outlets as above it, where the second came behind the last change', async () => {
    page = await deskOf().open('/claims/hundreds-0');
    const then = page.locator('.standing-then');
    await then.waitFor();
    expect(await then.innerText()).toContain('2 outlets · 1 origin');
    await page.locator('.standing-status', { hasText: '2 outlets carry it' }).waitFor();
  });

  it('has the row in hand in view, whoever comes with it in the address, and goes on from there', async () => {
    page = await deskOf().open('/claims?sort=outlets&row=hundreds-200', { viewport: NARROW });
    const inHand = page.locator('[data-claim]', { has: page.locator(':focus') });
    await page.locator('[data-claim="hundreds-200"] :focus').waitFor();
    await page.getByText('However many print it').first().waitFor();
    await expectInView(page, inHand);
    const before = Number(await inHand.getAttribute('aria-rowindex'));
    for (let row = 1; row <= 12; row += 1) {
      await page.keyboard.press('j');
      await page.locator(`[aria-rowindex="${before + row}"] :focus`).waitFor();
      await expectInView(page, inHand);
    }
  });
}

/** The same man's word: the second who prints it changes how many carry the claim, and nothing else. */
function printedBy(outletId: string): object {
  const body = {
    claimId: 'hundreds-0',
    statementId: `hundreds-${outletId}`,
    reportId: `${outletId}-1`,
    holder: { name: 'The harbour master', role: 'third_party_official' },
    act: 'states',
    basis: 'named',
    framing: { headline: 'reports', body: 'reports' },
  };
  return { command: 'assert-claim', id: `hundreds-${outletId}`, body };
}

function heightOf(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollHeight');
}

async function expectInView(page: Page, row: ReturnType<Page['locator']>): Promise<void> {
  const { y = -1, height = 0 } = (await row.boundingBox()) ?? {};
  const { innerHeight } = await page.evaluate<{ innerHeight: number }>('({ innerHeight })');
  expect({ isAbove: y < 0, isBelow: y + height > innerHeight + 1 }).toEqual({ isAbove: false, isBelow: false });
}
