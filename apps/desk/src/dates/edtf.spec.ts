import { sayDate, sayRecent, sayShort, spanOf } from './edtf.js';

const day = (text: string) => Date.parse(`${text}T00:00Z`);

describe('a date on the page', () => {
  it.each([
    ['2024-10-24', '24 Oct 2024'],
    ['2024-10', 'Oct 2024'],
    ['2024', '2024'],
    ['2024-10-24/..', '24 Oct 2024 or later'],
    ['../2024-10-23', '23 Oct 2024 or earlier'],
    ['2024-10-24/2024-10-25', '24 – 25 Oct 2024'],
    ['2024-09-30/2024-10-02', '30 Sept 2024 – 2 Oct 2024'],
    ['2024-10-25T14:14Z', '25 Oct 2024, 14:14 UTC'],
    ['2024-10-25T10:14-04:00', '25 Oct 2024, 14:14 UTC'],
  ])('%s is said as surely as it is known: %s', (text, said) => expect(sayDate(text)).toBe(said));

  it('is short where the year is said elsewhere', () => expect(sayShort('2024-10-24/2024-10-25')).toBe('24 – 25 Oct'));

  it('allows each moment of the span that it names, and no other', () => {
    expect(spanOf('2024-10-24')).toEqual({ from: day('2024-10-24'), to: day('2024-10-25') - 1 });
    expect(spanOf('2024-02')).toEqual({ from: day('2024-02-01'), to: day('2024-03-01') - 1 });
    expect(spanOf('2024')).toEqual({ from: day('2024-01-01'), to: day('2025-01-01') - 1 });
    expect(spanOf('../2024-10-23')).toEqual({ from: -Infinity, to: day('2024-10-24') - 1 });
    expect(spanOf('2024-10-24/..')).toEqual({ from: day('2024-10-24'), to: Infinity });
    expect(spanOf('2024-10-25T14:14Z').to - spanOf('2024-10-25T14:14Z').from).toBe(59_999);
  });

  it('is said to the minute where it is of this year and there is little room, and else with its year', () => {
    const now = Date.parse('2026-11-30T19:00:00Z');
    expect(['2026-11-30T14:14:09.120Z', '2025-12-31T23:59:59Z'].map((text) => sayRecent(text, now))).toEqual([
      '30 Nov, 14:14',
      '31 Dec 2025',
    ]);
  });
});
