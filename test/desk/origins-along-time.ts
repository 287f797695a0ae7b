/** Whose word it is, on the axis of the course: an origin, the way to each outlet, and who took it back; many are folded. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { positionAfterAll } from '#testing';
import { violations } from './axe.js';
import { type DeskInBrowser, NARROW, WIDE } from './desk-in-browser.js';

const TANKER = '/claims/tanker-sank';
const [FEW, MANY] = [6, 20];

export function originsAlongTime(deskOf: () => DeskInBrowser): void {
  let page: Page;
  const lanesIn = (those: Page) => those.getByRole('region', { name: 'Whose it is' });

  beforeAll(async () => {
    const { newsroom } = deskOf();
    const lines = [
      { command: 'register-claim', id: 'along-time', body: { claimId: 'along-time', proposition: 'The ferry sailed' } },
      ...Array.from({ length: MANY }, (_, number) => printedBy(number)).flat(),
    ];
    const answers = await newsroom.bulk(lines.map((line) => JSON.stringify(line)).join('\n'));
    expect(answers.filter(({ status }) => status !== 201)).toEqual([]);
    await newsroom.shows(positionAfterAll(answers));
  });

  afterEach(() => deskOf().leave(page));

  it('shows where each word came from and when: the hops before the outlet, what does not count, what was taken back', async () => {
    page = await deskOf().open(TANKER);
    const lane = lanesIn(page)
      .getByRole('listitem')
      .filter({ has: page.getByText('a port official', { exact: true }) });
    await lane.locator('.way-cut').nth(1).waitFor();
    await lane.getByRole('link', { name: /^Northwire \(made up\), / }).waitFor();
    expect(await lane.ariaSnapshot()).toContain(
      '"Northwire (made up) → Harbour Post (made up), 2 Mar 2026, 07:30 UTC; taken back 2 Mar 2026, 11:00 UTC; not counted: retracted: its report was withdrawn or killed"',
    );
    expect(await namesOf(lane)).toEqual([
      expect.stringMatching(/^Northwire \(made up\), 2 Mar 2026, 06:10 UTC; taken back 2 Mar 2026, 09:40 UTC; not/),
      'Northwire (made up) → The Vale Times (made up), 2 Mar 2026, 07:00 UTC; not counted: its origin is withdrawn: northwire took it back',
      expect.stringMatching(/^Northwire \(made up\) → Harbour Post \(made up\), 2 Mar 2026, 07:30 UTC; taken back/),
    ]);
    expect(await lane.locator('.strand-copy').count()).toBe(2);
    expect(await lane.locator('.way-cut').count()).toBe(2);
  });

  it.each([WIDE, NARROW])(
    'lies on the axis of the course, in either direction of reading: $width',
    async (viewport) => {
      page = await deskOf().open(`${TANKER}?at=2026-03-02T07%3A10Z`, { viewport });
      await lanesIn(page).locator('.lane').first().waitFor();
      for (const dir of ['ltr', 'rtl']) {
        await page.evaluate(`document.documentElement.dir = '${dir}'`);
        const first = await page.locator('.ribbon-part').first().boundingBox();
        const lane = page.locator('.lane', { hasText: 'a port official' });
        const [mark, dot] = [lane.locator('.beside-mark').first(), lane.locator('.strand .way-own').first()];
        for (const one of [mark, dot]) {
          const [centre = 0] = await centresOf(one);
          expect(Math.abs(centre - (first?.x ?? 0))).toBeLessThan(1.5);
        }
      }
    },
  );

  it('shows by then what had been printed by then, and took back nothing that stood', async () => {
    page = await deskOf().open(`${TANKER}?at=2026-03-02T07%3A10Z`);
    const lanes = lanesIn(page);
    await lanes.locator('.lane').first().waitFor();
    await page.getByRole('slider', { name: 'As of' }).waitFor();
    await lanes.getByRole('link', { name: /^Northwire \(made up\), / }).waitFor();
    expect(await namesOf(lanes)).toEqual([
      'Northwire (made up), 2 Mar 2026, 06:10 UTC',
      'Northwire (made up) → The Vale Times (made up), 2 Mar 2026, 07:00 UTC',
    ]);
    expect(await lanes.locator('.way-cut').count()).toBe(1);
  });

  it('folds more than five: how many, and who was first; opened by the keyboard, and gone along by arrows', async () => {
    page = await deskOf().open('/claims/along-time', { viewport: NARROW });
    const lanes = lanesIn(page);
    const folded = lanes.locator('summary');
    await folded.getByText(`${MANY} outlets, first The Paper of Town 0`).waitFor();
    expect(await folded.innerText()).toMatch(/ 1 Mar, 04:50 UTC$/);
    expect(await namesOf(lanes)).toEqual([]);
    const dots = await centresOf(folded.locator('.way-dot'));
    expect(dots.toSorted((one, other) => one - other)).toEqual([...new Set(dots)].toReversed());
    expect(dots).toHaveLength(FEW);
    await folded.focus();
    await page.keyboard.press('Enter');
    await lanes
      .getByRole('link')
      .nth(MANY - 1)
      .waitFor();
    expect(await violations(page)).toEqual([]);
    for (const [key, focused] of [
      ['ArrowRight', /Town 0, 1 Mar/],
      ['ArrowRight', /Town \d+, 1 Mar/],
      ['ArrowLeft', /Town 0, 1 Mar/],
    ] as const) {
      await page.keyboard.press(key);
      expect(await page.locator(':focus').getAttribute('aria-label')).toMatch(focused);
    }
    await page.keyboard.press('Enter');
    await page.getByRole('complementary', { name: 'The statement' }).waitFor();
  });

  it('is taken away with its ways: dashed, and cut', async () => {
    page = await deskOf().open(TANKER);
    await lanesIn(page).locator('.way-cut').nth(1).waitFor();
    await lanesIn(page)
      .getByRole('link', { name: /→ Harbour Post/ })
      .waitFor();
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Whose it is as SVG' }).focus();
    await page.keyboard.press('Enter');
    const picture = readFileSync(await (await coming).path(), 'utf8');
    expect(picture.match(/<line[^>]* stroke-dasharray="4px, 3px"/g)).toHaveLength(2);
    expect(picture.match(/<path d="M1 13 13 1"/g)).toHaveLength(2);
    for (const said of ['a port official', 'Harbour Post (made up)', '06:00']) expect(picture).toContain(`>${said}<`);
  });
}

function namesOf(place: ReturnType<Page['locator']>): Promise<(string | null)[]> {
  return place.getByRole('link').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
}

async function centresOf(marks: ReturnType<Page['locator']>): Promise<number[]> {
  const boxes = await Promise.all((await marks.all()).map((one) => one.boundingBox()));
  return boxes.map((box) => (box ? box.x + box.width / 2 : NaN));
}

/** One man's word, at few moments. */
function printedBy(number: number): object[] {
  const outletId = `along-time-${number}`;
  const publishedAt = `2026-03-01T${String(4 + (number % FEW)).padStart(2, '0')}:50Z`;
  const report = { reportId: outletId, outletId, headline: 'The ferry sailed', publishedAt };
  const statement = {
    claimId: 'along-time',
    statementId: outletId,
    reportId: outletId,
    holder: { name: 'The ferry master', role: 'third_party_official' },
    act: 'states',
    basis: 'named',
    framing: { headline: 'reports', body: 'reports' },
  };
  return [
    { command: 'register-outlet', id: outletId, body: { outletId, name: `The Paper of Town ${number}` } },
    { command: 'publish-report', id: outletId, body: report },
    { command: 'assert-claim', id: outletId, body: statement },
  ];
}
