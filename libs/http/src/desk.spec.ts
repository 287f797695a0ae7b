import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { CspEvaluator } from 'csp_evaluator/dist/evaluator.js';
import { CspParser } from 'csp_evaluator/dist/parser.js';
import { fastify, type FastifyInstance } from 'fastify';
import { DESK_PATHS, deskPolicy } from './desk-policy.js';
import { isBuilt, serveDesk, showNoScreen } from './desk.js';

const BROWSERS = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
const SCRIPT = 'console.log("the desk");';
const PAGE = '<!doctype html><script type="module" src="/assets/index-1.js" nonce="__NONCE__"></script>';

describe('the page', () => {
  const door: FastifyInstance = fastify();
  const folder = mkdtempSync(join(tmpdir(), 'stet-desk-'));

  beforeAll(async () => {
    mkdirSync(join(folder, 'assets'));
    writeFileSync(join(folder, 'index.html'), PAGE);
    writeFileSync(join(folder, 'made-of'), 'a digest');
    writeFileSync(join(folder, 'assets/index-1.js'), SCRIPT);
    writeFileSync(join(folder, 'assets/index-1.js.gz'), gzipSync(SCRIPT));
    showNoScreen(door, folder);
    serveDesk(door, folder, {});
    await door.ready();
  });

  afterAll(async () => {
    await door.close();
    rmSync(folder, { recursive: true });
  });

  const get = (url: string, headers: Record<string, string> = {}) => door.inject({ url, headers });

  it('is served where it is built, and its sources are not', () =>
    expect([folder, 'apps/desk'].map(isBuilt)).toEqual([true, false]));

  it.each(DESK_PATHS)('is at %s, and asked for each time', async (path) => {
    const { statusCode, headers, body } = await get(path.replace(':id', 'tanker-sank'));
    expect([statusCode, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(body).toContain('<!doctype html>');
    expect(headers.etag).toBeUndefined();
  });

  it.each(['/v1/claims', '/claims/a/b', '/somewhere', '/assets', '/assets/index-2.js', '/made-of', '/index.html'])(
    'is not at %s',
    async (path) => expect((await get(path)).statusCode).toBe(404),
  );

  it.each(['/nowhere', '/claims/a/b', '/index.html?v1', '/v1st'])(
    'once was JSON to a browser that a link had led to no screen, %s: the page says so, and tools have their problem',
    async (path) => {
      const { statusCode, headers, body } = await get(path, { accept: BROWSERS });
      expect([statusCode, headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
      expect(String(headers['content-security-policy'])).toContain(/nonce="([\w-]{24})"/.exec(body)?.[1]);
      for (const accept of ['*/*', 'application/json', 'text/html;q=0'])
        expect((await get(path, { accept })).headers['content-type']).toContain('application/json');
      const posted = await door.inject({ method: 'POST', url: path, headers: { accept: BROWSERS } });
      expect([posted.statusCode, posted.headers['content-type']]).toEqual([404, 'application/json; charset=utf-8']);
    },
  );

  it.each(['/v1/nowhere', '/v1', '/docs/nowhere', '/assets/index-2.js', '/v1?x=/claims'])(
    'is no page of the door’s own path %s',
    async (path) =>
      expect((await get(path, { accept: BROWSERS })).headers['content-type']).toContain('application/json'),
  );

  it.each(['/assets/../index.html', '/assets/%2e%2e/made-of', '/assets/..%2fmade-of', '//etc/passwd'])(
    'leads to no file by %s',
    async (path) => expect((await get(path)).statusCode).toBe(404),
  );

  it('once let a nonce be guessed: each answer has one of its own, and its script runs by it', async () => {
    const answers = await Promise.all([get('/claims'), get('/claims')]);
    const nonces = answers.map(({ headers, body }) => {
      const [, nonce = ''] = /'nonce-([\w-]{24})'/.exec(String(headers['content-security-policy'])) ?? [];
      expect(body).toContain(`nonce="${nonce}"`);
      return nonce;
    });
    expect(new Set(nonces).size).toBe(2);
    expect(answers[0]?.body).not.toContain('__NONCE__');
  });

  it('has parts that are kept for ever, for their names say what is in them', async () => {
    const { headers, body } = await get('/assets/index-1.js');
    expect(body).toBe(SCRIPT);
    expect(headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'Accept-Encoding',
    });
    const again = await get('/assets/index-1.js', { 'if-none-match': String(headers.etag) });
    expect([again.statusCode, again.body]).toEqual([304, '']);
  });

  it('comes zipped to whoever takes that', async () => {
    const zipped = await get('/assets/index-1.js', { 'accept-encoding': 'br, gzip' });
    expect([zipped.headers['content-encoding'], gunzipSync(zipped.rawPayload).toString()]).toEqual(['gzip', SCRIPT]);
    for (const wish of ['identity', 'gzip;q=0', 'br'])
      expect(
        (await get('/assets/index-1.js', { 'accept-encoding': wish })).headers['content-encoding'],
      ).toBeUndefined();
  });

  it("has a policy in which Google's evaluator finds nothing, and would find a fault", () => {
    const findings = (policy: string) => new CspEvaluator(new CspParser(policy).csp).evaluate();
    expect(findings(deskPolicy('t0ZY-j7AzezUuZcz2WEsG3vo'))).toEqual([]);
    expect(findings(deskPolicy('a').replace("'strict-dynamic'", "'self' https:")).length).toBeGreaterThan(0);
  });
});
