import { latestOf } from '#client';

describe('the latest of positions', () => {
  it('includes all that each of them does', () =>
    expect(latestOf(['0:3,10:1', '2:7', '0:5', ''])).toBe('0:5,2:7,10:1'));

  it('of none is none', () => expect(latestOf([])).toBe(''));
});
