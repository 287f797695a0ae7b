/** What an editor does beside reading, with the keyboard alone: triage, compare, look back on either clock, take away, print. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { type DeskInBrowser, postSamples, startDesk } from './desk-in-browser.js';

const PRESENCE = '/claims/nk-troops-in-russia';
const TANKER = '/claims/tanker-sank';

describe('an editor who looks closer', () => {
  let desk: DeskInBrowser;
  let page: Page;

  beforeAll(async () => {
    desk = await startDesk();
    await postSamples(desk.newsroom);
  });

  afterEach(() => page.context().close());

  afterAll(() => desk.stop());

  it('triages ten claims: a look at each by Space, each marked seen by x, and the board knows it the next day', async () => {
    page = await desk.open('/claims?sort=outlets');
    await page.locator('[data-row="9"]').waitFor();
    const unseen = page.locator('.unseen');
    const before = await unseen.count();
    expect(before).toBe(await page.locator('[data-claim]').count());
    await page.keyboard.press('j');
    await page.keyboard.press(' ');
    const peek = page.getByRole('complementary', { name: 'A look at the claim' });
    for (let row = 0; row < 10; row += 1) {
      const name = await page.locator(`[data-row="${row}"]:focus`).innerText();
      await peek.getByRole('heading', { name, exact: true }).waitFor();
      await page.keyboard.press('x');
      await page.keyboard.press('j');
    }
    expect(await unseen.count()).toBe(before - 10);
    await page.keyboard.press(' ');
    await peek.waitFor({ state: 'detached' });
    await page.reload();
    await page.locator('[data-row="9"]').waitFor();
    expect(await unseen.count()).toBe(before - 10);
  });

  it('saves a view of the board, and comes to it by its number', async () => {
    page = await desk.open('/claims?status=contested');
    await page.getByRole('button', { name: 'Save this view as 1' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: '1 contested' }).waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('b');
    await page.waitForURL((url) => url.search === '');
    await page.keyboard.press('1');
    await page.waitForURL('**/claims?status=contested');
    await page.reload();
    await page.getByRole('link', { name: '1 contested' }).waitFor();
  });

  it('goes to a claim by a few of its letters', async () => {
    page = await desk.open('/outlets');
    await page.getByRole('heading', { name: 'Outlets' }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Go to' }).waitFor();
    await page.keyboard.type('tanker');
    await page.getByRole('option', { name: /A tanker sank/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /^A tanker sank/ }).waitFor();
  });

  it('sees what an outlet took back, and who still carries it', async () => {
    page = await desk.open(`${TANKER}?at=2026-03-02T20%3A00Z`);
    const cascade = page.getByRole('region', { name: 'What was taken back, and who still carries it' });
    await cascade.getByText('The official had been told of a drill').waitFor();
    const carriers = cascade.locator('.cascade-carrier');
    expect((await carriers.allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' '))).toEqual([
      expect.stringMatching(/^The Vale Times .*printed 2 Mar 2026, 07:00 UTC .*still up, 10 hours$/),
      expect.stringMatching(/^Harbour Post .*printed 2 Mar 2026, 07:30 UTC .*withdrawn 2 Mar 2026, 11:00 UTC$/),
    ]);
  });

  it('asks what changed since a moment, and what the last change did', async () => {
    page = await desk.open(`${PRESENCE}?at=2024-10-24T09%3A00Z`);
    await page.getByRole('heading', { name: 'Its course' }).waitFor();
    await page.keyboard.press('d');
    await page.waitForURL('**/*vs=2024-10-24T09*');
    const compared = page.getByRole('region', { name: 'What changed between' });
    await compared.getByText('Kim Jong Gyu').first().waitFor();
    expect((await compared.locator('dd').allInnerTexts()).map((text) => text.trim())).toEqual([
      expect.stringMatching(/^contested/),
      expect.stringMatching(/^corroborated/),
    ]);
    await page.getByRole('slider', { name: 'Compared with' }).waitFor();
    await page.keyboard.press('d');
    await compared.waitFor({ state: 'detached' });
  });

  it('goes from entry to entry of the desk’s own clock, and sees how many are later', async () => {
    page = await desk.open(TANKER);
    await page.getByRole('heading', { name: 'Its course' }).waitFor();
    const history = await desk.newsroom.get('/v1/streams/claim-tanker-sank');
    const commits = history.body.commits as { at: string }[];
    const [, second] = commits;
    await page.goto(`${desk.newsroom.url}${TANKER}?known=${encodeURIComponent(second?.at ?? '')}`);
    await page.getByText(/entr(y|ies) on record later/).waitFor();
    const before = page.url();
    await page.keyboard.press(')');
    await page.waitForURL((url) => url.href !== before && url.searchParams.has('known'));
    await page.keyboard.press('0');
    await page.waitForURL((url) => !url.searchParams.has('known'));
  });

  it('compares two versions of a report, the first of them as it came out', async () => {
    page = await desk.open('/reports/coast-daily-1');
    await page.getByRole('heading', { name: '1 revision' }).waitFor();
    await page.keyboard.press('d');
    await page.waitForURL('**/*rev=1..2*');
    const compared = page.getByRole('group', { name: 'Two versions compared' });
    expect((await compared.locator('del').allInnerTexts()).join(' ')).toContain('sinking');
    expect((await compared.locator('ins').allInnerTexts()).join(' ')).toContain('lost');
    await page.getByRole('combobox', { name: 'To version' }).selectOption('1');
    await page.waitForURL('**/*rev=1..1*');
    expect(await compared.locator('del, ins').count()).toBe(0);
  });

  it('reads propositions, where outlets and reports once showed ids', async () => {
    page = await desk.open('/outlets/northwire');
    await page.getByRole('link', { name: 'A tanker sank off Port Vale on the night of 1 March' }).waitFor();
    await page.goto(`${desk.newsroom.url}/reports/northwire-1`);
    await page.getByText('on “A tanker sank off Port Vale on the night of 1 March”').first().waitFor();
    expect(await page.getByText('tanker-sank', { exact: true }).count()).toBe(0);
  });

  it('reads the history of a claim, commit by commit', async () => {
    page = await desk.open(TANKER);
    await page.getByText('Its history on record').click();
    const history = page.getByRole('region', { name: 'Its history on record' });
    await history.getByText('assert claim').first().waitFor();
    await history
      .getByText(/^stet:courier/)
      .first()
      .waitFor();
  });

  it('takes each picture away as a file that stands alone', async () => {
    page = await desk.open(PRESENCE);
    await page.locator('#figures .figure-chart svg').first().waitFor();
    await page.locator('.lanes').waitFor();
    const buttons = page.getByRole('button', { name: /as SVG$/ });
    const names = await buttons.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
    expect(names).toEqual(
      expect.arrayContaining(['Its course as SVG', 'Who prints what, and when as SVG', 'Whose it is as SVG']),
    );
    expect(names.length).toBeGreaterThan(3);
    for (const name of names) {
      const coming = page.waitForEvent('download');
      await page
        .getByRole('button', { name: name ?? '', exact: true })
        .first()
        .focus();
      await page.keyboard.press('Enter');
      const picture = readFileSync(await (await coming).path(), 'utf8');
      expect(picture).toMatch(/^<svg[^>]* xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
      expect(picture).toContain((name ?? '').replace(' as SVG', ''));
      expect(picture).not.toMatch(/ class=|var\(|currentcolor/);
      expect(picture).toContain(desk.newsroom.url);
    }
  });

  it('prints a claim on A4: with its link, both clocks, the position of the log and the commits', async () => {
    page = await desk.open(`${PRESENCE}?at=2024-10-24T09%3A00Z`);
    await page.getByRole('heading', { name: 'Its course' }).waitFor();
    await page.keyboard.press('p');
    await page.waitForURL('**/sheet?at=2024-10-24*');
    const rests = page.getByRole('region', { name: 'What it rests on' });
    await rests.locator('.sheet-commits span').first().waitFor();
    await page.locator('[aria-label="What it rests on"][aria-busy="false"]').waitFor();
    await rests.getByText('by 24 Oct 2024, 09:00 UTC').waitFor();
    const link = (await rests.locator('.sheet-link').innerText()).slice(desk.newsroom.url.length);
    const [told, history] = [
      await rests.innerText(),
      await desk.newsroom.get('/v1/streams/claim-nk-troops-in-russia?limit=500'),
    ];
    for (const { id, stands } of history.body.commits as { id: string; stands: boolean }[])
      if (stands) expect(told).toContain(id);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    const [, width, height] = /MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? [];
    expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([595, 842]);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await page.locator('.bar').isVisible()).toBe(false);
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)');
    const standing = await page.locator('.standing').innerText();
    const other = await desk.open(link);
    await other.locator('.standing').waitFor();
    expect(await other.locator('.standing').innerText()).toBe(standing);
    await other.context().close();
  });

  it('keeps a row that is no longer what the board was asked for, dimmed', async () => {
    page = await desk.open('/claims?status=denied');
    await page.getByText('Live', { exact: true }).waitFor();
    const row = page.locator('[data-claim="tanker-sank"]');
    await row.waitFor();
    const { status } = await desk.newsroom.post('assert-claim', {
      claimId: 'tanker-sank',
      statementId: 'closer-1',
      reportId: 'northwire-1',
      holder: { name: 'A diver', role: 'witness' },
      act: 'states',
      basis: 'named',
      framing: { headline: 'reports', body: 'reports' },
    });
    expect(status).toBe(201);
    await page.locator('.board-row-off[data-claim="tanker-sank"]').waitFor();
    expect(await row.innerText()).toContain('contested');
  });
});
