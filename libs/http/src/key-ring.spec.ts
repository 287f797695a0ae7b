import { createHash } from 'node:crypto';
import { KeyRing } from './key-ring.js';
import type { Key } from './parse-keys.js';

const DAY = '2026-11-30T00:00:00Z';
const bearer = (secret: string) => `Bearer ${secret}`;
const key = (secret: string, more: Partial<Key> = {}): Key => ({
  role: 'editor',
  name: 'desk',
  sha256: createHash('sha256').update(secret).digest('hex'),
  ...more,
});

describe('the keys on file', () => {
  let now: number;
  const ring = (...keys: Key[]) => new KeyRing(keys, () => now);

  beforeEach(() => {
    now = Date.parse(DAY) - 1;
  });

  it('say who asks', () =>
    expect(ring(key('a'), key('b', { role: 'tool', name: 'wire' })).asker(bearer('b'))).toMatchObject({
      by: 'tool:wire',
      role: 'tool',
    }));

  it.each([undefined, '', 'Bearer', 'Bearer ', 'Bearer b', 'Basic a', 'a', 'Bearer a b'])(
    'let nobody in who sends %j',
    (header) => expect(() => ring(key('a')).asker(header)).toThrow(/^Send a key that is on file/),
  );

  it('are asked for by a scheme of any case (RFC 9110, 11.1)', () =>
    expect(ring(key('a')).asker('bearer a').by).toBe('editor:desk'));

  it('once held for ever, whatever `expires` said', () => {
    const keys = ring(key('a', { expires: DAY }));
    const { revoked } = keys.asker(bearer('a'));
    keys.endExpired();
    expect(revoked.aborted).toBe(false);
    now += 1;
    expect(() => keys.asker(bearer('a'))).toThrow(`The key editor:desk expired at ${DAY}: ask for a new one.`);
    keys.endExpired();
    expect(revoked.aborted).toBe(true);
  });

  it('once held until a restart, though they were taken out', () => {
    const keys = ring(key('a'), key('b', { name: 'night' }));
    const [desk, night] = ['a', 'b'].map((secret) => keys.asker(bearer(secret)).revoked);
    keys.replace([key('b', { name: 'night' }), key('c', { name: 'day' })]);
    expect(() => keys.asker(bearer('a'))).toThrow('Send a key');
    expect(['b', 'c'].map((secret) => keys.asker(bearer(secret)).by)).toEqual(['editor:night', 'editor:day']);
    expect([desk?.aborted, night?.aborted]).toEqual([true, false]);
  });

  it.each([
    ['role', { role: 'auditor' as const }],
    ['name', { name: 'night' }],
  ])('end what is open for a key that comes back under another %s', (_, more) => {
    const keys = ring(key('a'));
    const { revoked } = keys.asker(bearer('a'));
    keys.replace([key('a', more)]);
    expect(revoked.aborted).toBe(true);
    expect(keys.asker(bearer('a'))).toMatchObject({ by: expect.not.stringMatching(/^editor:desk$/) as string });
  });

  it('let what is open go on when a key is given more time', () => {
    const keys = ring(key('a', { expires: DAY }));
    const { revoked } = keys.asker(bearer('a'));
    keys.replace([key('a')]);
    now += 1;
    keys.endExpired();
    expect(revoked.aborted).toBe(false);
    keys.replace([]);
    expect(revoked.aborted).toBe(true);
  });

  it('are good again once a key that had expired is given more time', () => {
    const keys = ring(key('a', { expires: DAY }));
    now += 1;
    keys.endExpired();
    keys.replace([key('a')]);
    expect(keys.asker(bearer('a')).revoked.aborted).toBe(false);
  });
});
