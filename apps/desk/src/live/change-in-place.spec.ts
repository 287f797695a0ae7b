import { InfiniteQueryObserver, QueryClient } from '@tanstack/react-query';
import type { FeedItem } from '#client';
import { changesIn } from './change-in-place.js';

const row = (claimId: string, version: number) => ({
  claimId,
  proposition: `${claimId} ${version}`,
  version,
  ribbon: [],
});
const told = (claimId: string, version: number) =>
  ({ claim: { claimId, proposition: `${claimId} ${version}` }, at: '2026-03-01', version }) as unknown as FeedItem;

interface Page {
  claims: ReturnType<typeof row>[];
}

describe('what is told while an answer is under way', () => {
  it('once was lost when a page came behind it: those before came again as they were when it was asked for', async () => {
    const answers = new QueryClient();
    const take = changesIn(answers);
    let come: ((page: Page) => void) | undefined;
    const next = new Promise<Page>((resolve) => (come = resolve));
    const board = new InfiniteQueryObserver(answers, {
      queryKey: ['board', 'changed', {}],
      queryFn: ({ pageParam }) => (pageParam === 0 ? { claims: [row('a', 1)] } : next),
      initialPageParam: 0,
      getNextPageParam: () => 1,
      retry: false,
    });
    const propositions = () =>
      board.getCurrentResult().data?.pages.flatMap(({ claims }) => claims.map(({ proposition }) => proposition));
    const stop = board.subscribe(() => undefined);
    await board.refetch();
    const coming = board.fetchNextPage();
    take(told('a', 2));
    expect(propositions()).toEqual(['a 2']);
    take(told('b', 9));
    come?.({ claims: [row('b', 8), row('c', 1)] });
    await coming;
    expect(propositions()).toEqual(['a 2', 'b 9', 'c 1']);
    stop();
    answers.clear();
  });

  it('once ended all that is live with the first commit on a claim: it was as old as before, and so was told it without end', () => {
    const answers = new QueryClient();
    const take = changesIn(answers);
    const key = ['/v1/claims/{id}', 'a', {}];
    answers.setQueryData(key, row('a', 1));
    for (const version of [2, 3]) take(told('a', version));
    expect(answers.getQueryData(key)).toMatchObject({ version: 3, proposition: 'a 3' });
    answers.clear();
  });

  it('does not undo what an answer already has, and nothing of the past', async () => {
    const answers = new QueryClient();
    const take = changesIn(answers);
    const key = (words: object) => ['board', 'changed', words];
    for (const words of [{}, { at: '2026' }]) answers.setQueryData(key(words), { pages: [{ claims: [row('a', 3)] }] });
    take(told('a', 2));
    take(told('a', 4));
    const seen = (words: object) => answers.getQueryData<{ pages: Page[] }>(key(words))?.pages[0]?.claims[0]?.version;
    expect([seen({}), seen({ at: '2026' })]).toEqual([4, 3]);
    answers.clear();
  });
});
