import { columnsOf } from './grid-columns.js';

const DAY_MS = 86_400_000;
const printed = (...dates: string[]) => [
  {
    outletId: 'kbs',
    name: 'KBS',
    statementsTotal: 0,
    origins: [],
    originsTotal: 0,
    cells: dates.map((at) => ({ at, reportId: at, framings: [], statements: [] })),
  },
];

describe('the columns of a grid', () => {
  it('are its dates by time, and the hours of a day as they lie in it', () =>
    expect(columnsOf(printed('2026-03-02', '2026-03-01T09:00Z', '2026-03-01')).map(({ at }) => at)).toEqual([
      '2026-03-01',
      '2026-03-01T09:00Z',
      '2026-03-02',
    ]));

  it('fold more than two days without a word, and no less', () =>
    expect(columnsOf(printed('2026-03-01', '2026-03-03', '2026-03-09')).map(({ gapMs }) => gapMs / DAY_MS)).toEqual([
      0, 0, 6,
    ]));
});
