import { groupsOf, type Row } from './grid-groups.js';

/** `whose`: the origins that it carries, most of it first. */
const row = (outletId: string, day: number, ...whose: (string | [name: string, statementId: string])[]): Row => ({
  outletId,
  name: outletId,
  statementsTotal: whose.length,
  cells: [{ at: `2026-03-0${day}`, reportId: outletId, framings: [], statements: [] }],
  origins: whose.map((one) => {
    const [holder, statementId] = typeof one === 'string' ? [one, `of ${one}`] : one;
    return { holder, statementId, statements: 1 };
  }),
  originsTotal: whose.length,
});
const named = (groups: ReturnType<typeof groupsOf>) =>
  groups.map(({ origin, rows }) => [origin?.holder, rows.map(({ outletId }) => outletId)]);

describe('the rows of a grid', () => {
  it('stand together by whose word they carry, the first printed first, and those of no origin last', () => {
    const rows = [row('idle', 1), row('third', 3, 'HUR'), row('second', 2, 'HUR', 'Seoul'), row('other', 2, 'Seoul')];
    expect(named(groupsOf(rows))).toEqual([
      ['HUR', ['second', 'third']],
      ['Seoul', ['other']],
      [undefined, ['idle']],
    ]);
  });

  it('once were one group where two bear one name: an unnamed official of one paper is not the other’s', () => {
    const rows = [row('ap', 1, ['a US official', 'ap-1']), row('fox', 2, ['a US official', 'ap-1'])];
    expect(named(groupsOf([...rows, row('post', 3, ['a US official', 'post-1'])]))).toEqual([
      ['a US official', ['ap', 'fox']],
      ['a US official', ['post']],
    ]);
  });

  it('are not a title above each row, where many carry an origin each that no other carries: they are one group', () => {
    const alone = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => row(`paper-${id}`, 2, `Speaker ${id}`));
    const groups = groupsOf([row('idle', 1), row('one', 3, 'HUR'), row('two', 3, 'HUR'), ...alone]);
    expect(named(groups)).toEqual([
      ['HUR', ['one', 'two']],
      [undefined, alone.map(({ outletId }) => outletId)],
      [undefined, ['idle']],
    ]);
    expect(groups.map(({ isEachOfItsOwn }) => isEachOfItsOwn)).toEqual([false, true, false]);
    expect(groupsOf(alone.slice(1)).map(({ rows: those }) => those)).toEqual(alone.slice(1).map((one) => [one]));
  });
});
