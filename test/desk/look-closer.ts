/** What an editor does beside reading, with the keyboard alone: triage, compare, look back on either clock. */
import type { Page } from 'playwright-core';
import type { DeskInBrowser } from './desk-in-browser.js';

const PRESENCE = '/claims/nk-troops-in-russia';
const TANKER = '/claims/tanker-sank';
const REFUSED = { title: 'Not for you', status: 403, code: 'role.forbidden', detail: 'The role may not ask this.' };

export function lookCloser(deskOf: () => DeskInBrowser): void {
  let page: Page;
  const open = (path: string) => deskOf().open(path);

  afterEach(() => deskOf().leave(page));

  it('triages ten claims: a look at each by Space, each marked seen by x, and the board knows it the next day', async () => {
    page = await open('/claims?sort=outlets');
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

  it('has the row in hand in the address: whoever comes back has it again, beneath what is still unseen', async () => {
    page = await open('/claims');
    await page.locator('[data-row="9"]').waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.waitForURL('**/claims?row=*');
    const name = await page.locator('[data-row="1"]:focus').innerText();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
    await page.getByRole('heading', { name: 'Its course' }).waitFor();
    await page.goBack();
    await page.getByRole('link', { name, exact: true }).and(page.locator(':focus')).waitFor();
    const rows = await page
      .locator('[data-claim]')
      .evaluateAll((all) => all.map((one) => one.innerHTML.includes('class="unseen"')));
    expect(rows.indexOf(false)).toBe(rows.length - 1);
  });

  it('saves a view of the board, and comes to it by its number', async () => {
    page = await open('/claims?status=contested');
    await page.getByRole('button', { name: 'Save this view 1' }).focus();
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
    page = await open('/outlets');
    await page.getByRole('heading', { name: 'Outlets' }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Go to' }).waitFor();
    await page.keyboard.type('tanker');
    await page.getByRole('option', { name: /A tanker sank/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /^A tanker sank/ }).waitFor();
  });

  it('sees what an outlet took back, and who still carries it', async () => {
    page = await open(`${TANKER}?at=2026-03-02T20%3A00Z`);
    const cascade = page.getByRole('region', { name: 'What was taken back, and who still carries it' });
    await cascade.getByText('The official had been told of a drill').waitFor();
    const carriers = cascade.locator('.cascade-carrier');
    await carriers.getByText('Harbour Post').waitFor();
    expect((await carriers.allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' '))).toEqual([
      expect.stringMatching(/^The Vale Times .*printed 2 Mar 2026, 07:00 UTC .*still up, 10 hours$/),
      expect.stringMatching(/^Harbour Post .*printed 2 Mar 2026, 07:30 UTC .*withdrawn 2 Mar 2026, 11:00 UTC$/),
    ]);
  });

  it('sees in the grid whose word each outlet carries, before all holders have come, and what it took back; `o` opens the report', async () => {
    page = await open(PRESENCE);
    const grid = page.getByRole('group', { name: 'The grid, to scroll' });
    await grid.locator('.grid-group').first().waitFor();
    const groups = await grid.locator('.grid-group th').allInnerTexts();
    expect(groups.length).toBeGreaterThan(1);
    for (const group of groups) expect(group).toMatch(/^(Mostly from .+|No origin that asserts it) \d+ outlets?$/);
    await page.goto(`${deskOf().newsroom.url}/health`);
    await page.route(/\/attribution/, () => undefined);
    await page.goto(`${deskOf().newsroom.url}${PRESENCE}`);
    await grid.locator('.grid-group').first().waitFor();
    expect(await grid.locator('.grid-group th').allInnerTexts()).toEqual(groups);
    expect(await page.getByRole('heading', { name: 'Whose it is' }).count()).toBe(0);
    await page.goto(`${deskOf().newsroom.url}${TANKER}`);
    const ended = grid.getByRole('link', { name: /^Northwire.*; taken back 2 Mar 2026/ }).first();
    await ended.focus();
    await page.keyboard.press('o');
    await page.waitForURL('**/reports/northwire-1');
  });

  it('is told which part of a claim could not be asked for, where it once was coming for ever, and asks again', async () => {
    page = await deskOf().open('/health', { mayMiss: true });
    const parts = /\/v1\/claims\/[\w-]+\/(timeline|grid|attribution|figures)/;
    await page.route(parts, (route) => route.fulfill({ status: 403, json: REFUSED }));
    await page.goto(`${deskOf().newsroom.url}${PRESENCE}`);
    for (const part of ['Its course', 'Who prints what, and when', 'Whose it is', 'The figures'])
      await page.getByRole('region', { name: part }).getByRole('button', { name: 'Ask again' }).waitFor();
    await page.unroute(parts);
    const figures = page.getByRole('region', { name: 'The figures' });
    await figures.getByRole('button', { name: 'Ask again' }).focus();
    await page.keyboard.press('Enter');
    await figures.locator('svg').first().waitFor();
    await figures.getByRole('alert').waitFor({ state: 'detached' });
  });

  it('steps through a stream, commit by commit, with how the claim stood before and after', async () => {
    page = await open('/streams/claim-tanker-sank?v=1');
    await page.locator('li[aria-current]').waitFor();
    await page.keyboard.press(']');
    await page.waitForURL('**/streams/claim-tanker-sank?v=2');
    const states = page.getByRole('group', { name: 'Before and after' }).locator('dd');
    await states.nth(1).waitFor();
    expect((await states.allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' '))).toEqual([
      expect.stringMatching(/^registered 0 outlets/),
      expect.stringMatching(/^single origin 1 outlet/),
    ]);
  });

  it('sees all that a holder said on one axis, each mark a link to the statement', async () => {
    page = await open('/holders/kremlin');
    const course = page.getByRole('region', { name: 'On each claim, by time' });
    const marks = course.getByRole('link', { name: /^\d+ .* 2024.*: / });
    await marks.first().waitFor();
    await marks.first().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('complementary', { name: 'The statement' }).waitFor();
  });

  it('asks what changed since a moment, and what the last change did', async () => {
    page = await open(`${PRESENCE}?at=2024-10-24T09%3A00Z`);
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
    page = await open(TANKER);
    await page.getByRole('heading', { name: 'Its course' }).waitFor();
    const history = await deskOf().newsroom.get('/v1/streams/claim-tanker-sank');
    const commits = history.body.commits as { at: string }[];
    const [, second] = commits;
    await page.goto(`${deskOf().newsroom.url}${TANKER}?known=${encodeURIComponent(second?.at ?? '')}`);
    await page.getByText(/entr(y|ies) on record later/).waitFor();
    const before = page.url();
    await page.keyboard.press(')');
    await page.waitForURL((url) => url.href !== before && url.searchParams.has('known'));
    await page.keyboard.press('0');
    await page.waitForURL((url) => !url.searchParams.has('known'));
  });

  it('compares two versions of a report, the first of them as it came out', async () => {
    page = await open('/reports/coast-daily-1');
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
    page = await open('/outlets/northwire');
    await page.getByRole('link', { name: 'A tanker sank off Port Vale on the night of 1 March' }).waitFor();
    await page.goto(`${deskOf().newsroom.url}/reports/northwire-1`);
    await page.getByText('on “A tanker sank off Port Vale on the night of 1 March”').first().waitFor();
    expect(await page.getByText('tanker-sank', { exact: true }).count()).toBe(0);
  });

  it('reads the history of a claim, commit by commit', async () => {
    page = await open(TANKER);
    await page.getByText('Its history on record').click();
    const history = page.getByRole('region', { name: 'Its history on record' });
    await history.getByText('assert claim').first().waitFor();
    await history
      .getByText(/^stet:courier/)
      .first()
      .waitFor();
  });

  it('keeps a row that is no longer what the board was asked for, dimmed', async () => {
    page = await open('/claims?status=denied');
    await page.getByText('Live', { exact: true }).waitFor();
    const row = page.locator('[data-claim="tanker-sank"]');
    await row.waitFor();
    const { status } = await deskOf().newsroom.post('assert-claim', {
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

  it('begins the feed here, and by that address sees what has come since, and nothing else', async () => {
    page = await open('/feed');
    await page.getByText('claim-tanker-sank').first().waitFor();
    await page.keyboard.press('m');
    await page.getByText('Nothing has come since.').waitFor();
    const address = page.url();
    const body = { claimId: 'behind-it', proposition: 'It came behind it' };
    expect((await deskOf().newsroom.post('register-claim', body)).status).toBe(201);
    await page.getByRole('button', { name: '1 new' }).waitFor();
    await page.keyboard.press('n');
    await page.getByRole('link', { name: 'It came behind it' }).waitFor();
    await page.goto(address);
    await page.getByRole('link', { name: 'It came behind it' }).waitFor();
    expect(await page.getByRole('region', { name: 'Commits' }).locator('tbody tr').count()).toBe(1);
  });
}
