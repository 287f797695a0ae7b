import { array, assert, integer, property, record } from 'fast-check';
import { formatPosition, reaches } from '#ledger';
import { isKnownBy } from './known.js';

const commit = { at: '2026-11-22T08:00:00.000Z', partition: 5, offset: 76 };

describe('what the desk knew', () => {
  it('was all of it, when nobody asks by when', () => expect(isKnownBy(undefined)(commit)).toBe(true));

  it.each([
    ['2026-11-22T08:00Z', true],
    ['2026-11-22T07:59Z', false],
    ['2026-11-22', true],
    ['2026-11-21', false],
    ['2026-11', true],
    ['2026-11-22T09:00+01:00', true],
    ['2026-11-22T08:59+01:00', false],
  ])('by %s: a day or a month means its end, and a minute that minute', (known, isKnown) =>
    expect(isKnownBy(known)(commit)).toBe(isKnown),
  );

  it.each([
    ['5:77', true],
    ['0:123,5:77', true],
    ['5:76', false],
    ['4:77', false],
  ])('at position %s is so many records of each partition, and none of one that is left out', (known, isKnown) =>
    expect(isKnownBy(known)(commit)).toBe(isKnown),
  );

  it('takes an offset as Postgres gives it', () => expect(isKnownBy('5:100')({ ...commit, offset: '9' })).toBe(true));

  it('at a position is what that position reaches, whatever the position', () => {
    const counts = array(integer({ min: 0, max: 4 }), { minLength: 12, maxLength: 12 }).filter((all) =>
      all.some(Boolean),
    );
    const place = record({ partition: integer({ min: 0, max: 11 }), offset: integer({ min: 0, max: 4 }) });
    assert(
      property(counts, place, (position, { partition, offset }) => {
        const wanted = position.map((_, n) => (n === partition ? offset + 1 : 0));
        const isKnown = isKnownBy(formatPosition(position))({ ...commit, partition, offset });
        expect(isKnown).toBe(reaches(position, wanted));
      }),
    );
  });
});
