import { CannotTake } from './cannot-take.js';
import { whyNotTaken } from './why-not-taken.js';

describe('why the views cannot take a commit', () => {
  it('is told with the view that could not, and without a word of what it holds', () => {
    const failure = Object.assign(new Error('null value in row (what nobody is shown)'), { code: '23502' });
    expect(whyNotTaken(new CannotTake('board', failure))).toBe('the view board: Error 23502');
    expect(whyNotTaken('what nobody is shown')).toBe('string was thrown');
  });
});
