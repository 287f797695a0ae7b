import { formatPosition, InvalidPosition, parsePosition, reaches } from './position.js';

describe('a position as text', () => {
  it('names the partitions in which something stands', () =>
    expect(formatPosition([123, 0, 0, 0, 0, 77])).toBe('0:123,5:77'));

  it('is read as it was written', () => expect(formatPosition(parsePosition('0:123,5:77', 12))).toBe('0:123,5:77'));

  it('may be empty: nothing is wanted', () => expect(parsePosition('', 3)).toEqual([0, 0, 0]));

  it.each(['0', '0:', '12:1', '0:1;1:2', '-1:4', '0:1,', 'x:1', '0:1,0:2'])('is refused if it is %s', (text) =>
    expect(() => parsePosition(text, 12)).toThrow(InvalidPosition),
  );
});

describe('a position', () => {
  it('reaches another if it includes all of it', () => {
    expect(reaches([3, 5], [3, 4])).toBe(true);
    expect(reaches([3, 5], [4, 0])).toBe(false);
  });
});
