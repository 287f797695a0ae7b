/** What was on a screen and could not be read: cut at its edge, out of its order, told twice, or contradicted beside it. */
import type { Page } from 'playwright-core';
import { positionAfterAll } from '#testing';
import { type DeskInBrowser, NARROW } from './desk-in-browser.js';

const PRESENCE = '/claims/nk-troops-in-russia';
const LONG = 'The Committee of Inquiry into the Loss of the Ferry and of All Who Were Aboard It, of the Harbour';
const HOLDERS = [LONG, 'מכון המחקר', 'معهد البحوث'];
/** Of A4 between its margins, as a browser lays it out. */
const PAPER = { width: 673, height: 950 };

export function readsWell(deskOf: () => DeskInBrowser): void {
  let page: Page;

  beforeAll(async () => {
    const { newsroom } = deskOf();
    const lines = [
      {
        command: 'register-claim',
        id: 'reads-well',
        body: { claimId: 'reads-well', proposition: 'The ferry was lost' },
      },
      ...HOLDERS.flatMap((name, place) =>
        [0, 1].flatMap((paper) => printedBy(`reads-well-${place}-${paper}`, { name, day: 1 + paper * (place + 1) })),
      ),
    ];
    const answers = await newsroom.bulk(lines.map((line) => JSON.stringify(line)).join('\n'));
    expect(answers.filter(({ status }) => status !== 201)).toEqual([]);
    await newsroom.shows(positionAfterAll(answers));
  });

  afterEach(() => deskOf().leave(page));

  it('once cut a long name above its outlets at the edge of a narrow screen', async () => {
    page = await deskOf().open('/claims/reads-well', { viewport: NARROW });
    const title = page.locator('.grid-group', { hasText: LONG }).locator('span').first();
    await title.waitFor();
    const { x = 0, width = Infinity } = (await title.boundingBox()) ?? {};
    expect(x + width).toBeLessThanOrEqual(NARROW.width);
  });

  it('once let two names from right to left change places: in one sentence each has its own direction', async () => {
    page = await deskOf().open('/claims/reads-well');
    const cause = page.locator('.changes li').first().locator('bdi');
    await cause.first().waitFor();
    expect((await cause.allInnerTexts()).toSorted()).toEqual(HOLDERS.toSorted());
  });

  it('once said that no change came before, where the course beneath it had one', async () => {
    page = await deskOf().open(`${PRESENCE}?at=2024-10-24T09%3A00Z`);
    await page.getByRole('button', { name: 'Change before [' }).waitFor();
    const before = page.getByRole('button', { name: /before.*\[/i });
    expect([await before.count(), await before.isDisabled()]).toEqual([1, false]);
    await page.keyboard.press('[');
    await page.waitForURL('**/*at=2024-10-24T00*');
  });

  it('once told on a sheet the position of the log twice, as a position and as what was on record', async () => {
    page = await deskOf().open(`${PRESENCE}/sheet`);
    const rests = page.getByRole('region', { name: 'What it rests on' });
    const read = async () => {
      await page.locator('[aria-label="What it rests on"][aria-busy="false"]').waitFor();
      return (await rests.locator('dd:not(.sheet-link)').allInnerTexts()).filter((text) =>
        /\d+:\d+,\d+:\d+/.test(text),
      );
    };
    expect(await read()).toEqual([expect.stringMatching(/^answered at position /)]);
    const link = await rests.locator('.sheet-link').innerText();
    await page.goto(link);
    expect(await read()).toEqual([expect.stringMatching(/^by position .* of the log$/)]);
  });

  it('once printed a list as a narrow screen has it: on paper it has its columns', async () => {
    page = await deskOf().open('/holders', { viewport: PAPER });
    const heads = page.locator('.list-stacked thead');
    await page.getByRole('link', { name: 'Kremlin' }).waitFor();
    expect(await heads.isVisible()).toBe(false);
    await page.emulateMedia({ media: 'print' });
    expect(await heads.isVisible()).toBe(true);
  });
}

/** The second paper of each a day later than that of the one before: a grid that is wider than a narrow screen. */
function printedBy(outletId: string, { name, day }: { name: string; day: number }): object[] {
  const publishedAt = `2026-03-0${day}`;
  const statement = {
    claimId: 'reads-well',
    statementId: outletId,
    reportId: outletId,
    holder: { name, role: 'third_party_official' },
    act: 'states',
    basis: 'named',
    framing: { headline: 'reports', body: 'reports' },
  };
  return [
    { command: 'register-outlet', id: outletId, body: { outletId, name: outletId } },
    { command: 'publish-report', id: outletId, body: { reportId: outletId, outletId, headline: 'Lost', publishedAt } },
    { command: 'assert-claim', id: outletId, body: statement },
  ];
}
