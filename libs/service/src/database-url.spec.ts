import { inspect } from 'node:util';
import { stdSerializers } from 'pino';
import { readSettings } from './configuration.js';
import { withoutPassword } from './database-url.js';
import { logAt } from './log.js';
import { startService } from './service.js';

/** Nobody listens there. */
const NOWHERE = '127.0.0.1:1/stet';

describe("a password in a database's address", () => {
  it.each([
    ['a slash', 'Qx/Zy'],
    ['a slash behind digits', '97/Zy'],
    ['a question mark', 'Qx?Zy'],
    ['a question mark behind digits', '97?Zy'],
    ['a hash', 'Qx#Zy'],
    ['a hash behind digits', '97#Zy'],
    ['a slash and an at sign', 'Qx/Z@y9'],
    ['a question mark, and a word', 'Qx?password=Zy'],
    ['a percent sign', 'Qx%Zy'],
    ['all of them', '/@:%?#'],
  ])('is not told, not a part of it, where it has %s, and the setting is refused', (_what, password) => {
    const refusal = refusalOf(`postgres://stet:${password}@db-1:5432/stet`);
    expect(refusal).toMatch(/^DATABASE_URL is "postgres:\/\/[^"]*…[^"]*"; it wants .*percent-encoded/);
    for (const part of password.split(/\W+/).filter((text) => text !== '' && text !== 'password'))
      expect(refusal).not.toContain(part);
  });

  it.each([
    ['among the query', 'postgres://db-1:5432/stet?password=secret', 'postgres://db-1:5432/stet?…'],
    ['among the query, with an at sign', 'postgres://db-1:5432/stet?password=se@cret', 'postgres://…'],
    ['with the host forgotten', 'postgres://stet:secret', 'postgres://stet:…'],
    ['with the host forgotten, and a slash', 'postgres://stet:se/cret', 'postgres://stet:…'],
    ['for another database', 'mysql://stet:secret@db-1/stet', 'mysql://stet:…@db-1/stet'],
    ['in words', 'host=db-1 password=secret', '…'],
    ['without a scheme', 'stet:secret@db-1:5432', '…'],
  ])('is not told where it stands %s', (_where, url, told) =>
    expect(refusalOf(url)).toContain(`is "${told}"; it wants`),
  );

  it.each(['sec@ret', 'sec:ret', 'sec%2Fret', 'sec%40%3A%25%3F%23ret', ''])(
    'may be %s: it is in nothing that is said when the database cannot be reached',
    async (password) => {
      const settings = readSettings({ DATABASE_URL: `postgres://stet:${password}@${NOWHERE}`, PORT: '0' });
      const error: unknown = await startService(settings, { http: true, projector: false }, logAt('silent')).catch(
        (failed: unknown) => failed,
      );
      const said = inspect(error, { depth: 9, showHidden: true }) + JSON.stringify(stdSerializers.err(error as Error));
      expect(said).toContain('ECONNREFUSED');
      expect(said).not.toMatch(/sec|ret@/);
    },
  );
});

describe('an address of a database', () => {
  it.each([
    'postgres://db-1/stet',
    'postgresql://stet@db-1:5432/stet?sslmode=require',
    'postgres://stet:secret@db-1:5432,db-2:5433/stet',
    'postgres://stet:secret@[::1]:5432/stet',
    'postgres:///stet',
  ])('may be %s', (url) => expect(readSettings({ DATABASE_URL: url }).databaseUrl).toBe(url));

  it.each([
    ['127.0.0.1', '127.0.0.1'],
    ['http://127.0.0.1', 'http://127.0.0.1'],
    ['mysql://stet:secret@[::1]:5432,db:1/stet', 'mysql://stet:…@[::1]:5432,db:1/stet'],
  ])('%s is told as %s', (value, told) => expect(withoutPassword(value)).toBe(told));
});

function refusalOf(url: string): string {
  try {
    readSettings({ DATABASE_URL: url });
    return 'no refusal';
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
}
