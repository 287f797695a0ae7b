import { groupsOf, type Holder, type Row } from './grid-groups.js';

const row = (outletId: string, day: number, ...said: [id: string, holder: string, notCounted?: string][]): Row => ({
  outletId,
  name: outletId,
  statementsTotal: said.length,
  cells: [
    {
      at: `2026-03-0${day}`,
      reportId: outletId,
      framings: [],
      statements: said.map(([statementId, name, notCounted]) => ({
        statementId,
        holder: { name, role: 'witness' },
        act: 'states',
        stance: 'asserts',
        place: 'body',
        basis: 'named',
        ...(notCounted !== undefined && { notCounted }),
      })),
    },
  ],
});
const origin = (holder: string, ...statementIds: string[]): Holder => ({
  holder,
  statementId: statementIds[0] ?? '',
  role: 'witness',
  stance: 'asserts',
  isOrigin: true,
  repeats: [],
  repeatsTotal: 0,
  printed: statementIds.map((statementId) => ({
    statementId,
    outletId: 'x',
    reportId: 'x',
    publishedAt: '2026-03-01',
    through: [],
  })),
  printedTotal: statementIds.length,
});
const named = (groups: ReturnType<typeof groupsOf>) =>
  groups.map(({ origin: one, rows }) => [one, rows.map(({ outletId }) => outletId)]);

describe('the rows of a grid', () => {
  it('stand together by whose word they carry, the first printed first, and those of no origin last', () => {
    const rows = [
      row('idle', 1, ['i', 'Nobody']),
      row('third', 3, ['c', 'HUR']),
      row('second', 2, ['b', 'HUR']),
      row('other', 2, ['d', 'Seoul']),
    ];
    expect(named(groupsOf(rows, [origin('HUR', 'b', 'c'), origin('Seoul', 'd')]))).toEqual([
      ['HUR', ['second', 'third']],
      ['Seoul', ['other']],
      [undefined, ['idle']],
    ]);
  });

  it('are an origin’s by the name, too, where it is printed oftener than is told', () => {
    const rows = [row('first', 1, ['a', 'HUR']), row('last', 2, ['z', 'HUR'])];
    expect(named(groupsOf(rows, [origin('HUR', 'a')]))).toEqual([['HUR', ['first', 'last']]]);
  });

  it('are of whom they carry most, and of nobody by what does not count', () => {
    const rows = [row('both', 1, ['a', 'HUR'], ['b', 'Seoul'], ['c', 'Seoul']), row('copy', 2, ['d', 'HUR', 'satire'])];
    expect(named(groupsOf(rows, [origin('HUR', 'a', 'd'), origin('Seoul', 'b', 'c')]))).toEqual([
      ['Seoul', ['both']],
      [undefined, ['copy']],
    ]);
  });

  it('are not a title above each row, where many carry an origin each that no other carries: they are one group', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
    const alone = ids.map((id) => row(`paper-${id}`, 2, [id, `Speaker ${id}`]));
    const rows = [row('idle', 1, ['i', 'Nobody']), row('one', 3, ['x', 'HUR']), row('two', 3, ['y', 'HUR']), ...alone];
    const origins = [origin('HUR', 'x', 'y'), ...ids.map((id) => origin(`Speaker ${id}`, id))];
    const groups = groupsOf(rows, origins);
    expect(named(groups)).toEqual([
      ['HUR', ['one', 'two']],
      [undefined, alone.map(({ outletId }) => outletId)],
      [undefined, ['idle']],
    ]);
    expect(groups.map(({ isEachOfItsOwn }) => isEachOfItsOwn)).toEqual([false, true, false]);
    expect(groupsOf(alone.slice(1), origins).map(({ rows: those }) => those)).toEqual(
      alone.slice(1).map((one) => [one]),
    );
  });
});
