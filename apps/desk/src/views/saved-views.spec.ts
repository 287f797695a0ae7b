import { isSameView, nameOfView } from './saved-views.js';

describe('a saved view', () => {
  it('is named by what it shows', () => {
    expect(nameOfView({})).toBe('all claims');
    expect(nameOfView({ status: 'contested', flag: 'holder_figures_differ', q: 'troops' })).toBe(
      '“troops”, contested, figure misplaced?',
    );
    expect(nameOfView({ sort: 'outlets', at: '2024-10-24' })).toBe('by outlets, as of 24 Oct 2024');
  });

  it('is the same in whatever order its words stand', () => {
    expect(isSameView({ q: 'a', sort: 'since' }, { sort: 'since', q: 'a' })).toBe(true);
    expect(isSameView({ q: 'a' }, { q: 'b' })).toBe(false);
  });
});
