/** A door that asks for keys: an editor gives his once, and what he posts by his session comes of a page of the door alone. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addKey, makeKeys, revokeKey } from '#service';
import { eventually } from '#testing';
import { type DeskInBrowser, startDesk } from './desk-in-browser.js';

const OUTLET = JSON.stringify({ outletId: 'kbs', name: 'KBS' });

describe('signing in', () => {
  let folder: string;
  let keysFile: string;
  let keys: Record<string, string>;
  let desk: DeskInBrowser;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stet-keys-'));
    keysFile = join(folder, 'keys.json');
    keys = await makeKeys(keysFile);
    desk = await startDesk({ keysFile });
  });

  afterAll(async () => {
    await desk.stop();
    await rm(folder, { recursive: true });
  });

  it('leads from any screen to the key and back; a wrong key is told, and the right one is kept from scripts', async () => {
    const page = await desk.open('/outlets?x=1', { mayMiss: true });
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.keyboard.type('no key');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').filter({ hasText: 'Send a key that is on file' }).waitFor();
    await page.keyboard.type(keys.editor ?? '');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Outlets' }).waitFor();
    expect(await page.evaluate('document.cookie')).toBe('');
    const [cookie] = await page.context().cookies();
    expect(cookie).toMatchObject({ name: 'stet', httpOnly: true, sameSite: 'Strict', secure: false, path: '/' });
    expect(cookie?.value).not.toContain(keys.editor);
    await page.reload();
    await page.getByRole('button', { name: 'Sign out editor:editor-1' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(await page.context().cookies()).toEqual([]);
    await page.context().close();
  });

  it('is live by the session, and ends with its key', async () => {
    const key = await addKey(keysFile, { role: 'auditor', name: 'night' });
    let session = '';
    await eventually(async () => (session = (await signIn(key)).cookie) !== '');
    expect((await ask('/v1/claims', session)).status).toBe(200);
    await revokeKey(keysFile, { role: 'auditor', name: 'night' });
    await eventually(async () => (await ask('/v1/claims', session)).status === 401);
  });

  it('takes a command of a page of ours, by the role of the key; of another origin, or of none, it takes none', async () => {
    const [editor, auditor] = [(await signIn(keys.editor)).cookie, (await signIn(keys.auditor)).cookie];
    const { url } = desk.newsroom;
    for (const origin of ['https://evil.example', 'null', `${url}0`]) {
      const refused = await post(editor, { origin });
      expect([refused.status, await refused.json()]).toEqual([
        403,
        expect.objectContaining({ code: 'origin.elsewhere' }),
      ]);
    }
    const bare = await post(editor, {});
    expect([bare.status, await bare.json()]).toEqual([403, expect.objectContaining({ code: 'origin.elsewhere' })]);
    expect((await post(auditor, { origin: url })).status).toBe(403);
    expect((await ask('/v1/outlets/kbs', editor)).status).toBe(404);
    expect((await post(editor, { origin: url })).status).toBe(201);
  });

  it('is no way in for a forged cookie, nor for two', async () => {
    const { cookie } = await signIn(keys.editor);
    const ways = [
      `${cookie}x`,
      cookie.replace('editor', 'auditor'),
      `${cookie}; ${cookie}`,
      'stet=',
      'stet=editor:editor-1.AAAA',
    ];
    for (const way of ways) expect((await ask('/v1/claims', way)).status).toBe(401);
    expect((await ask('/v1/claims', cookie)).status).toBe(200);
  });

  it('is not asked of a browser that a link led to no screen: the page says so; a tool is asked for its key', async () => {
    const page = await desk.open('/nowhere?x=1', { mayMiss: true });
    await page.getByRole('heading', { name: 'There is no such screen' }).waitFor();
    await page.context().close();
    const asked = async (path: string, accept: string) => {
      const { status, headers } = await fetch(`${desk.newsroom.url}${path}`, { headers: { accept } });
      return [status, headers.get('content-type')];
    };
    expect(await asked('/nowhere', 'text/html')).toEqual([404, 'text/html; charset=utf-8']);
    expect(await asked('/nowhere', '*/*')).toEqual([401, 'application/problem+json; charset=utf-8']);
    expect(await asked('/v1/nowhere', 'text/html')).toEqual([401, 'application/problem+json; charset=utf-8']);
  });

  async function signIn(key = ''): Promise<{ status: number; cookie: string }> {
    const headers = { authorization: `Bearer ${key}` };
    const answer = await fetch(`${desk.newsroom.url}/session`, { method: 'POST', headers });
    const [cookie = ''] = (answer.headers.get('set-cookie') ?? '').split(';');
    return { status: answer.status, cookie };
  }

  function ask(path: string, cookie: string): Promise<Response> {
    return fetch(`${desk.newsroom.url}${path}`, { headers: { cookie } });
  }

  function post(cookie: string, headers: Record<string, string>): Promise<Response> {
    return fetch(`${desk.newsroom.url}/v1/commands/register-outlet`, {
      method: 'POST',
      body: OUTLET,
      headers: { 'content-type': 'application/json', cookie, ...headers },
    });
  }
});
