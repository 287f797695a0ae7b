import type { Position } from '#ledger';
import type { FeedPage } from '#views';
import { FeedPages } from './feed-pages.js';

const NOTHING = { forAll: [], forAuditors: [] };

describe('the pages of the feed', () => {
  let read: Position[];
  let answers: ((page: FeedPage) => void)[];
  let pages: FeedPages;

  beforeEach(() => {
    [read, answers] = [[], []];
    pages = new FeedPages(2, (position) => {
      read.push(position);
      return new Promise((answer) => answers.push(answer));
    });
  });

  it('are read once for all two thousand who stand at one place, while it is read and after', async () => {
    const asked = Array.from({ length: 2000 }, () => pages.behind('0:3'));
    answers[0]?.({ ...NOTHING, end: [4, 0], isLast: true });
    const [first] = await Promise.all(asked);
    expect(await pages.behind('0:3')).toBe(first);
    expect(read).toHaveLength(1);
  });

  it('are read anew for each once something is new', async () => {
    const before = pages.behind('0:3');
    answers[0]?.({ ...NOTHING, end: [3, 0], isLast: true });
    await before;
    pages.forget();
    void pages.behind('0:3');
    expect(read).toHaveLength(2);
  });

  it('keep nobody who has seen all waiting for those who are behind, of whom two are read for at once', async () => {
    const front = pages.behind('0:9');
    answers[0]?.({ ...NOTHING, end: [9, 0], isLast: true });
    await front;
    pages.forget();
    for (const behind of ['0:1', '0:2', '0:3', '0:4']) void pages.behind(behind);
    void pages.behind('0:9');
    expect(read.slice(1).map(([end]) => end)).toEqual([1, 2, 9]);
  });
});
