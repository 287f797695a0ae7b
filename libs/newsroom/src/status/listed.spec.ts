import { listed, mapped, together } from './listed.js';

const [many, few] = [listed(new Set(['a1', 'a2', 'a3', 'a4', 'a5'])), listed(new Set(['d1', 'd2']))];

describe('a long list', () => {
  it('tells how many there are, and the first of them', () => {
    expect(many.total).toBe(5);
    expect(many.first(2)).toEqual(['a1', 'a2']);
    expect(mapped(many, (item) => item.toUpperCase()).first(1)).toEqual(['A1']);
  });

  it('leaves out who is aside', () => {
    const without = listed(new Set(['a1', 'a2', 'a3']), new Set(['a1', 'a3']));
    expect([without.total, without.first(5)]).toEqual([1, ['a2']]);
  });

  it('crowds out no other list that is told with it', () => {
    expect(together([many, few]).total).toBe(7);
    expect(together([many, few]).first(4)).toEqual(['a1', 'a2', 'd1', 'd2']);
    expect(together([many, few]).first(6)).toEqual(['a1', 'a2', 'a3', 'a4', 'd1', 'd2']);
  });

  it('is told whole with the others, one after the other, if there is room', () =>
    expect(together([many, few]).first(20)).toEqual(['a1', 'a2', 'a3', 'a4', 'a5', 'd1', 'd2']));

  it('has nothing to tell of nobody', () => expect(together([]).first(20)).toEqual([]));
});
