import { type Commit, commitsBy } from './commits-by.js';

const commit = (partition: number, offset: number, at: string) => ({ partition, offset, at }) as Commit;
const commits = [
  commit(0, 0, '2026-03-01T09:00:00.000Z'),
  commit(0, 1, '2026-03-01T10:00:00.500Z'),
  commit(5, 7, '2026-03-02T10:00:00.000Z'),
];
const by = (known?: string) => commitsBy(commits, known).map(({ partition, offset }) => `${partition}:${offset}`);

describe('the commits on record', () => {
  it('by a position once had one too many: it says how many there are, not which is the last', () => {
    expect(by('0:1')).toEqual(['0:0']);
    expect(by('0:2,5:8')).toEqual(['0:0', '0:1', '5:7']);
    expect(by('5:7')).toEqual([]);
  });

  it('by a moment are those up to its end', () => {
    expect(by('2026-03-01')).toEqual(['0:0', '0:1']);
    expect(by('2026-03-01T10:00Z')).toEqual(['0:0', '0:1']);
    expect(by('2026-03-01T09:59Z')).toEqual(['0:0']);
    expect(by()).toHaveLength(3);
  });
});
