/** What a tool posts is seen by whoever looks, where they look; nothing else moves; and a door that comes again is met again. */
import type { Page } from 'playwright-core';
import { freshDatabase, type FreshDatabase, type NewsroomService, startNewsroom } from '#testing';
import { sayDate } from '../../apps/desk/src/dates/edtf.js';
import { freePort } from '../../scripts/kept.mjs';
import { type DeskInBrowser, postSamples, startDesk } from './desk-in-browser.js';

const TANKER = 'tanker-sank';

describe('the desk, live', () => {
  let desk: DeskInBrowser;
  let database: FreshDatabase;
  let port: number;
  let newsroom: NewsroomService;
  let posted = 0;

  beforeAll(async () => {
    [database, port] = [await freshDatabase(), await freePort()];
    desk = await startDesk({ database, port });
    ({ newsroom } = desk);
    await postSamples(newsroom);
  });

  afterAll(async () => {
    await desk.stop({ withNewsroom: false });
    await newsroom.stop();
    await database.drop();
  });

  it('shows a command that a tool posts in two browsers: the row changes where it is, and no row moves', async () => {
    const pages = await Promise.all([desk.open('/claims?sort=outlets'), desk.open('/claims?sort=outlets')]);
    await Promise.all(pages.map(showsAll));
    const before = await Promise.all(pages.map(rowsOf));
    await assertTanker(2);
    for (const page of pages) await row(page, TANKER).filter({ hasText: 'contested' }).waitFor();
    expect(await Promise.all(pages.map(rowsOf))).toEqual(before);
    const { claims } = (await newsroom.get('/v1/claims?sort=changed&limit=1')).body as unknown as Claims;
    const said = `On record ${sayDate(claims[0]?.changedAt ?? '')}`;
    for (const page of pages) await row(page, TANKER).locator(`[title="${said}"]`).waitFor();
    await Promise.all(pages.map((page) => page.context().close()));
  });

  it('says how many claims are new, and shows them when it is asked to', async () => {
    const page = await desk.open('/claims');
    await showsAll(page);
    for (const name of ['first', 'second'])
      await accepted('register-claim', { claimId: `${name}-news`, proposition: `The ${name} news` });
    await page.getByRole('button', { name: '2 new' }).waitFor();
    expect(await row(page, 'first-news').count()).toBe(0);
    await page.keyboard.press('n');
    await row(page, 'first-news').waitFor();
    await page.getByRole('button', { name: 'new' }).waitFor({ state: 'detached' });
    await page.context().close();
  });

  it('tells of all tabs by one connection, and goes on by another tab when that is closed', async () => {
    const first = await desk.open('/claims');
    await showsAll(first);
    const second = await first.context().newPage();
    const asked: string[] = [];
    second.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await second.goto(first.url());
    await showsAll(second);
    expect(asked.filter((path) => path === '/v1/feed')).toEqual([]);
    await first.close();
    await assertTanker(3);
    await row(second, TANKER).filter({ hasText: '3 origins' }).waitFor();
    expect(asked.filter((path) => path === '/v1/feed')).toHaveLength(1);
    await second.context().close();
  });

  it('says that the door is away, and catches up by itself when it comes again', async () => {
    const page = await desk.open('/claims');
    await showsAll(page);
    await page.evaluate('window.isTheSamePage = true');
    await newsroom.stop();
    await page.getByText(/^Live stopped \d\d:\d\d$/).waitFor();
    expect(await row(page, TANKER).count()).toBe(1);
    // Another process has the log meanwhile: what it takes, the page has not been told of.
    const other = await startNewsroom({ database });
    newsroom = other;
    await assertTanker(4);
    await other.stop();
    newsroom = await startNewsroom({ database, port, desk: 'node_modules/.cache/stet/apps/desk' });
    await row(page, TANKER).filter({ hasText: '4 origins' }).waitFor();
    await isLive(page);
    expect(await page.evaluate('window.isTheSamePage')).toBe(true);
    await page.context().close();
  });

  it('once was never live where nothing was on file: it is, and shows what comes on file without a reload', async () => {
    const context = await desk.browser.newContext();
    const paths = ['/outlets/late', '/holders/late', '/reports/late-1', '/claims/late', '/streams/claim-late'];
    const pages = await Promise.all(
      paths.map(async (path) => {
        const page = await context.newPage();
        await page.goto(`${newsroom.url}${path}`);
        await page.getByText('path.not-found').waitFor();
        await isLive(page);
        await page.evaluate('window.isTheSamePage = true');
        return page;
      }),
    );
    await accepted('register-outlet', { outletId: 'late', name: 'The Late News' });
    await accepted('register-holder', { holderId: 'late', name: 'A late speaker', kind: 'person' });
    const report = { reportId: 'late-1', outletId: 'late', headline: 'Late, and here', publishedAt: '2026-03-03' };
    await accepted('publish-report', report);
    await accepted('register-claim', { claimId: 'late', proposition: 'It came late' });
    const titles = ['The Late News', 'A late speaker', 'Late, and here', 'It came late', 'claim-late'];
    for (const [place, page] of pages.entries()) {
      await page.getByRole('heading', { level: 1, name: titles[place] ?? '', exact: true }).waitFor();
      expect(await page.evaluate('window.isTheSamePage')).toBe(true);
    }
    await context.close();
  });

  it('never moves what is looked at as of a moment', async () => {
    const page = await desk.open(`/claims/${TANKER}?at=2026-03-02T07%3A00Z`);
    await page.getByText('As of what had been published by 2 Mar 2026, 07:00 UTC').waitFor();
    await showsAll(page);
    const before = await page.locator('.standing').innerText();
    const live = await desk.open(`/claims/${TANKER}`);
    await showsAll(live);
    await assertTanker(5);
    await live.getByRole('button', { name: '1 new' }).waitFor();
    await live.locator('.standing-status').filter({ hasText: '5 origins' }).waitFor();
    expect(await page.locator('.standing').innerText()).toBe(before);
    expect(await page.getByRole('button', { name: /new/ }).count()).toBe(0);
    await Promise.all([page.context().close(), live.context().close()]);
  });

  async function accepted(command: string, body: object): Promise<void> {
    const { status, body: answer } = await newsroom.post(command, body);
    expect([status, answer.detail]).toEqual([201, undefined]);
  }

  /** Witnesses come until so many origins assert it. */
  async function assertTanker(origins: number): Promise<void> {
    while (posted < origins) {
      posted += 1;
      await accepted('assert-claim', {
        claimId: TANKER,
        statementId: `live-${posted}`,
        reportId: 'northwire-1',
        holder: { name: `Witness ${posted}`, role: 'witness' },
        act: 'states',
        basis: 'named',
        framing: { headline: 'reports', body: 'reports' },
      });
    }
  }
});

interface Claims {
  claims: { changedAt: string }[];
}

async function isLive(page: Page): Promise<void> {
  await page.getByText('Live', { exact: true }).waitFor();
}

/** Live, and with a claim in sight: what is posted before that is none that comes later, for whoever looks. */
async function showsAll(page: Page): Promise<void> {
  await isLive(page);
  await page.locator('[data-claim], .standing').first().waitFor();
}

function row(page: Page, claimId: string) {
  return page.locator(`[data-claim="${claimId}"]`);
}

function rowsOf(page: Page): Promise<(string | null)[]> {
  return page.locator('[data-claim]').evaluateAll((rows) => rows.map((one) => one.getAttribute('data-claim')));
}
