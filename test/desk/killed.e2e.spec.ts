/** The door is killed under a page that looks at it, and comes again: nobody loads the page anew, and nothing is missed. */
import { freshDatabase, type FreshDatabase } from '#testing';
import { freePort } from '../../scripts/kept.mjs';
import { build, remove, type RunningApp, startApp } from '../built-app.js';
import { type DeskInBrowser, startDesk } from './desk-in-browser.js';

describe('the desk, over a door that is killed', () => {
  let folder: string;
  let database: FreshDatabase;
  let desk: DeskInBrowser;
  let door: RunningApp | undefined;

  beforeAll(async () => {
    [folder, database] = [build(), await freshDatabase()];
    // Another process over the same log and the same views, whose own door the page never asks.
    desk = await startDesk({ database, kafka: false });
  });

  afterAll(async () => {
    await door?.stop();
    await desk.stop();
    await database.drop();
    remove(folder);
  });

  it('says that it is away, and catches up with what another took meanwhile', async () => {
    const environment = { DATABASE_URL: database.url, PORT: String(await freePort()) };
    const start = () => startApp(folder, { args: ['dist/apps/stet/src/main.js'], environment });
    door = await start();
    await posted('register-claim', { claimId: 'harbour', proposition: 'The harbour is closed' });
    const page = await desk.open('/claims');
    await page.goto(`${door.url}/claims`);
    const row = page.locator('[data-claim="harbour"]');
    await row.waitFor();
    await page.getByText('Live', { exact: true }).waitFor();
    await page.evaluate('window.isTheSamePage = true');
    await door.kill();
    await page.getByText(/^Live stopped \d\d:\d\d$/).waitFor();
    await posted('reword-claim', { claimId: 'harbour', proposition: 'The harbour is open', reason: 'It opened.' });
    await posted('register-claim', { claimId: 'pier', proposition: 'The pier burnt' });
    expect(await row.innerText()).toContain('The harbour is closed');
    door = await start();
    await row.filter({ hasText: 'The harbour is open' }).waitFor();
    await page.getByRole('button', { name: '1 new' }).waitFor();
    await page.getByText('Live', { exact: true }).waitFor();
    expect(await page.evaluate('window.isTheSamePage')).toBe(true);
    await page.context().close();
  });

  async function posted(command: string, body: object): Promise<void> {
    const { status, body: answer } = await desk.newsroom.post(command, body);
    expect([status, answer.detail]).toEqual([201, undefined]);
  }
});
