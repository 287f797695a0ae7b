import { InvalidOffsets, Offsets } from './offsets.js';

describe('offsets by name', () => {
  it('are one each, or several in a row, and written so again', () => {
    const offsets = Offsets.parse(['2:17', '2:18-19', '0:4', '2:30', '2:17']);
    expect(offsets.texts).toEqual(['2:17-19', '2:30', '0:4']);
    expect([offsets.has(2, 18), offsets.has(2, 20), offsets.has(1, 18)]).toEqual([true, false, false]);
  });

  it.each(['', '2', '2:', ':3', '2:-1', '2:5-4', '2:1-', '2:1,2:2', 'two:1', '2: 1', '2:0-9999999999'])(
    'are not %p, which is refused with what is wanted',
    (text) => {
      expect(() => Offsets.parse([text])).toThrow(InvalidOffsets);
      expect(() => Offsets.parse([text])).toThrow(/such as 2:17, or 2:17-20/);
    },
  );
});
