/** What an editor takes away from the desk, by the keyboard alone: pictures, a sheet as data, a sheet on paper. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import type { DeskInBrowser } from './desk-in-browser.js';

const PRESENCE = '/claims/nk-troops-in-russia';
const TANKER = '/claims/tanker-sank';

export function takeAway(deskOf: () => DeskInBrowser): void {
  let page: Page;
  const open = (path: string) => deskOf().open(path);

  afterEach(() => deskOf().leave(page));

  it('takes a sheet away as data: whole, its statements, its stream', async () => {
    page = await open(`${TANKER}/sheet?at=2026-03-02T20%3A00Z`);
    const taken = async (name: string) => {
      const coming = page.waitForEvent('download');
      await page.getByRole('button', { name, exact: true }).focus();
      await page.keyboard.press('Enter');
      return readFileSync(await (await coming).path(), 'utf8');
    };
    const sheet = JSON.parse(await taken('JSON')) as { claimId: string; statements: { statementId: string }[] };
    expect(sheet.claimId).toBe('tanker-sank');
    const lines = (await taken('CSV')).trim().split('\r\n');
    expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(
      sheet.statements.map(({ statementId }) => statementId),
    );
    const commits = (await taken('NDJSON'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { stream: string });
    const { body } = await deskOf().newsroom.get('/v1/streams/claim-tanker-sank?limit=500');
    expect(commits).toEqual(body.commits);
  });

  it('takes each picture away as a file that stands alone', async () => {
    page = await open(PRESENCE);
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
      expect(picture).toContain(deskOf().newsroom.url);
    }
  });

  it('prints a claim on A4: with its link, both clocks, the position of the log and the commits', async () => {
    page = await open(`${PRESENCE}?at=2024-10-24T09%3A00Z`);
    await page.getByRole('heading', { name: 'Its course' }).waitFor();
    await page.keyboard.press('p');
    await page.waitForURL('**/sheet?at=2024-10-24*');
    const rests = page.getByRole('region', { name: 'What it rests on' });
    await rests.locator('.sheet-commits span').first().waitFor();
    await page.locator('[aria-label="What it rests on"][aria-busy="false"]').waitFor();
    await rests.getByText('by 24 Oct 2024, 09:00 UTC').waitFor();
    const link = (await rests.locator('.sheet-link').innerText()).slice(deskOf().newsroom.url.length);
    const [told, history] = [
      await rests.innerText(),
      await deskOf().newsroom.get('/v1/streams/claim-nk-troops-in-russia?limit=500'),
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
    const other = await open(link);
    await other.locator('.standing').waitFor();
    expect(await other.locator('.standing').innerText()).toBe(standing);
    await deskOf().leave(other);
  });
}
