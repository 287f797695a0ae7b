import { IDEMPOTENCY_KEY, IF_MATCH } from './headers.js';

describe('a header', () => {
  it.each(['a', '.a', '..a', '...', '-', '/', '~', 'x'.repeat(200), `.${'x'.repeat(199)}`, `..${'x'.repeat(198)}`])(
    'takes a key as long as it says: once none of 199 or 200 characters was one: %s',
    (key) => expect(IDEMPOTENCY_KEY.fits(key)).toBe(true),
  );

  it.each(['', '.', '..', ' ', 'a b', 'é', 'a\t', 'x'.repeat(201), `.${'x'.repeat(200)}`, `..${'x'.repeat(199)}`])(
    'takes no other key: %j',
    (key) => expect(IDEMPOTENCY_KEY.fits(key)).toBe(false),
  );

  it.each([
    ['"0"', true],
    ['"1"', true],
    ['"999999999"', true],
    ['"01"', false],
    ['"-1"', false],
    ['"1", "2"', false],
    ['W/"1"', false],
    ['*', false],
    ['1', false],
    ['""', false],
  ])('names a version in the one way in which an ETag does: %s', (said, isOne) =>
    expect(IF_MATCH.fits(said)).toBe(isOne),
  );
});
