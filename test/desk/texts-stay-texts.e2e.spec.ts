/** What outlets print is shown as it is printed: markup is text, and no address but one of the web is a link. */
import type { Page } from 'playwright-core';
import { type DeskInBrowser, startDesk } from './desk-in-browser.js';

const MARKUP = '<img src=x onerror="window.isTaken = true"><script>window.isTaken = true</script>';
const HEADLINES: [language: string, headline: string][] = [
  ['ko', '북한군, 러시아 쿠르스크 도착… 국정원 “1만2천 명 파병”'],
  ['ar', 'الاستخبارات الأوكرانية: وصول أولى القوات الكورية الشمالية إلى كورسك'],
  ['pl', 'Żołnierze północnokoreańscy w Rosji: źródła „potwierdzają”'],
  ['en', '🇰🇵🪖 Troops? What 12,000 👩‍🚀 would mean 🤷🏽‍♀️'],
  ['en', `${'An uncommonly long headline that does not end '.repeat(9)}`.slice(0, 400).trim()],
];

const ADDRESSES = [
  'javascript:window.isTaken=true',
  ' JavaScript:window.isTaken=true',
  'data:text/html,<script>window.isTaken=true</script>',
  'vbscript:isTaken',
];

describe('what outlets print', () => {
  let desk: DeskInBrowser;
  let page: Page;

  beforeAll(async () => {
    desk = await startDesk();
    await accepted('register-outlet', { outletId: 'paper', name: `The ${MARKUP} Paper` });
    await accepted('register-claim', { claimId: 'markup', proposition: `That ${MARKUP} is so`, topic: MARKUP });
    await accepted('publish-report', {
      reportId: 'paper-1',
      outletId: 'paper',
      headline: MARKUP,
      url: 'https://paper.example/1',
      authors: [MARKUP],
      publishedAt: '2026-03-01',
    });
    await accepted('assert-claim', {
      claimId: 'markup',
      statementId: 'paper-1-1',
      reportId: 'paper-1',
      holder: { name: MARKUP, role: 'witness', for: MARKUP },
      act: 'states',
      basis: 'named',
      framing: { headline: 'reports', body: 'reports' },
      quote: { exact: MARKUP },
      passage: MARKUP,
      note: MARKUP,
    });
    for (const [place, [language, headline]] of HEADLINES.entries())
      await accepted('publish-report', {
        reportId: `in-${place}`,
        outletId: 'paper',
        headline,
        language,
        publishedAt: '2026-03-01',
      });
  });

  afterEach(() => desk.leave(page));

  afterAll(() => desk.stop());

  it.each([
    '/claims',
    '/claims/markup',
    '/claims/markup?s=paper-1-1',
    '/reports/paper-1',
    '/outlets/paper',
    '/feed',
    '/streams/claim-markup?v=2',
  ])('is text on %s, and nothing of it runs', async (path) => {
    page = await desk.open(path);
    await page.getByText('window.isTaken = true').filter({ visible: true }).first().waitFor();
    expect(await page.evaluate('window.isTaken')).toBeUndefined();
    expect(await page.locator('img, #desk script').count()).toBe(0);
  });

  it('is refused at the door where it is an address that runs; one of the web is a link that tells nobody where from', async () => {
    const { status } = await desk.newsroom.post('publish-report', {
      reportId: 'paper-2',
      outletId: 'paper',
      headline: 'An address that runs',
      url: 'javascript:window.isTaken=true',
      publishedAt: '2026-03-01',
    });
    expect(status).toBe(400);
    page = await desk.open('/reports/paper-1');
    const link = page.getByRole('link', { name: 'paper.example' });
    await link.waitFor();
    expect([await link.getAttribute('href'), await link.getAttribute('rel')]).toEqual([
      'https://paper.example/1',
      'noreferrer noopener',
    ]);
  });

  it('is no link to what runs, where the log is older than the door’s rule: of a report, of its statement, of an outlet', async () => {
    page = await desk.open('/health');
    let address = '';
    await page.route(/\/v1\/(reports|outlets)\/paper/, async (route) => {
      const response = await route.fetch();
      const said = (await response.json()) as object;
      await route.fulfill({ response, json: { ...said, url: address, homepage: address } });
    });
    for (const path of ['/reports/paper-1', '/claims/markup?s=paper-1-1', '/outlets/paper'])
      for (address of ADDRESSES) {
        await page.goto(`${desk.newsroom.url}${path}`);
        await page.getByText(address.trim()).first().waitFor();
        const leads = page.locator('a').evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
        const protocols = new Set((await leads).map((href) => new URL(href, page.url()).protocol));
        expect([...protocols]).toEqual(['http:']);
      }
    expect(await page.evaluate('window.isTaken')).toBeUndefined();
  });

  it.each(HEADLINES.map(([language, headline], place) => ({ place, language, headline })))(
    'is shown whole and in its direction: $language, $headline',
    async ({ place, language, headline }) => {
      page = await desk.open(`/reports/in-${place}`);
      const title = page.getByRole('heading', { level: 1 });
      await title.waitFor();
      expect(await title.textContent()).toBe(headline);
      expect(await title.getAttribute('lang')).toBe(language);
      expect(
        await title.evaluate((element) =>
          (element as unknown as { matches(selector: string): boolean }).matches(':dir(rtl)'),
        ),
      ).toBe(language === 'ar');
      const isTooWide = 'document.documentElement.scrollWidth > window.innerWidth';
      expect(await page.evaluate(isTooWide)).toBe(false);
      await page.setViewportSize({ width: 400, height: 800 });
      expect(await page.evaluate(isTooWide)).toBe(false);
    },
  );

  async function accepted(command: string, body: object): Promise<void> {
    const { status, body: answer } = await desk.newsroom.post(command, body);
    expect([status, answer.detail, answer.errors]).toEqual([201, undefined, undefined]);
  }
});
