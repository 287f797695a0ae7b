import { createHash } from 'node:crypto';
import { KeyRing } from './key-ring.js';
import type { Key } from './parse-keys.js';
import { cookieFor, sessionIn } from './session-cookie.js';
import { seal, SESSION_MS, unseal } from './session.js';

const hashOf = (secret: string) => createHash('sha256').update(secret).digest();
const key = (secret: string, more: Partial<Key> = {}): Key => ({
  role: 'editor',
  name: 'desk',
  sha256: hashOf(secret).toString('hex'),
  ...more,
});

describe('a session', () => {
  let now = Date.parse('2026-11-30T12:00Z');
  const ring = (...keys: Key[]) => new KeyRing(keys, () => now);
  const session = () => ring(key('a')).session('Bearer a');

  it('is its key’s, at every process that has the same keys', () =>
    expect(ring(key('b', { role: 'tool', name: 'wire' }), key('a')).askerOfSession(session())).toMatchObject({
      by: 'editor:desk',
      role: 'editor',
    }));

  it('does not hold the key for whoever finds it', () => {
    const found = Buffer.from(session().split('.')[1] ?? '', 'base64url').toString('latin1');
    expect(found).not.toContain('"key"');
    expect(session()).not.toBe(session());
  });

  it.each([
    ['its key was revoked', () => ring()],
    ['another key has its name', () => ring(key('c'))],
    ['its name has another role', () => ring(key('a', { role: 'auditor' }))],
  ])('is over once %s', (_why, keys) => expect(() => keys().askerOfSession(session())).toThrow('The session is over'));

  it('ends after a day, and when its key expires', () => {
    const begun = session();
    now += SESSION_MS - 1;
    expect(ring(key('a')).askerOfSession(begun).by).toBe('editor:desk');
    expect(() => ring(key('a', { expires: new Date(now).toISOString() })).askerOfSession(begun)).toThrow(/expired/);
    now += 1;
    expect(() => ring(key('a')).askerOfSession(begun)).toThrow('The session is over');
  });

  it('is made by nobody who has the keys’ file alone', () => {
    const forged = seal({ key: 'not the key', until: now + 1000 }, { by: 'editor:desk', hash: hashOf('a') });
    expect(() => ring(key('a')).askerOfSession(forged)).toThrow(/key that is on file/);
  });

  it.each([
    '',
    '.',
    'editor:desk',
    'editor:desk.',
    'editor:desk.AAAA',
    `editor:desk.${'A'.repeat(100)}`,
    'a'.repeat(9000),
  ])('is not %j', (said) => expect(() => ring(key('a')).askerOfSession(said)).toThrow('The session is over'));

  it('is refused with a byte of it changed, and under another name', () => {
    const [by = '', text = ''] = session().split('.');
    const bytes = Buffer.from(text, 'base64url');
    for (const at of [0, 12, bytes.length - 1]) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(unseal(`${by}.${changed.toString('base64url')}`, { by, hash: hashOf('a') })).toBeUndefined();
    }
    expect(unseal(`tool:desk.${text}`, { by: 'tool:desk', hash: hashOf('a') })).toBeUndefined();
  });
});

describe('its cookie', () => {
  it.each([
    ['127.0.0.1:4040', 'stet=s; Path=/; HttpOnly; SameSite=Strict'],
    ['localhost', 'stet=s; Path=/; HttpOnly; SameSite=Strict'],
    ['[::1]:4040', 'stet=s; Path=/; HttpOnly; SameSite=Strict'],
    ['desk.example', '__Host-stet=s; Path=/; HttpOnly; SameSite=Strict; Secure'],
    ['127.0.0.1.evil.example', '__Host-stet=s; Path=/; HttpOnly; SameSite=Strict; Secure'],
  ])('of %s is %s', (host, cookie) => expect(cookieFor('s', { host })).toBe(cookie));

  it('is found among others, by its whole name, and once', () => {
    const found = (cookie: string, host = '127.0.0.1:1') => sessionIn({ cookie, host });
    expect(found('a=1; stet=editor:desk.x; b=2')).toBe('editor:desk.x');
    expect(found('stet2=a; notstet=b')).toBeUndefined();
    expect(found('stet=a; stet=b')).toBeUndefined();
    expect(found('stet=a', 'desk.example')).toBeUndefined();
  });

  it('ends when it is made empty', () =>
    expect(cookieFor('', { host: 'localhost' })).toMatch(/^stet=; .*; Max-Age=0$/));
});
