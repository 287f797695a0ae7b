import { csvOf } from './csv.js';

describe('rows as CSV', () => {
  it('quote what would end a cell', () =>
    expect(
      csvOf([
        ['a', 1, undefined],
        ['say "no"', 'one, two', 'line\nbreak'],
      ]),
    ).toBe('a,1,\r\n"say ""no""","one, two","line\nbreak"\r\n'));

  it('once would have been a formula, printed by whoever likes', () =>
    expect(csvOf([['=HYPERLINK("https://evil.example")', '@SUM(A1)', '-1+1', '+1', -1]])).toBe(
      `"'=HYPERLINK(""https://evil.example"")",'@SUM(A1),'-1+1,'+1,-1\r\n`,
    ));
});
