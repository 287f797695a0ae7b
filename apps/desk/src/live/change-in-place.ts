/** What a commit changes of what is seen: the cells of a claim's row, and how a claim stands. Order and membership stay. */
import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { Answer, FeedItem } from '#client';

type Board = InfiniteData<Answer<'/v1/claims'>>;
type Row = Answer<'/v1/claims'>['claims'][number];
type Claim = Answer<'/v1/claims/{id}'>;

export function changeInPlace(answers: QueryClient, { claim, at, version }: FeedItem): void {
  if (!claim) return;
  const changed = (row: Row): Row => {
    const { status: was } = row;
    const segment = { at: claim.since ?? at, status: claim.status };
    const ribbon = was === claim.status ? row.ribbon : [...row.ribbon, segment];
    return { ...row, ...claim, ribbon, changedAt: at, version };
  };
  for (const [key, board] of answers.getQueriesData<Board>({ queryKey: ['board'] })) {
    if (!board || isOfThePast(key)) continue;
    const pages = board.pages.map((page) => ({
      ...page,
      claims: page.claims.map((row) => (row.claimId === claim.claimId ? changed(row) : row)),
    }));
    answers.setQueryData<Board>(key, { ...board, pages });
  }
  for (const [key, one] of answers.getQueriesData<Claim>({ queryKey: ['/v1/claims/{id}', claim.claimId] }))
    if (one && !isOfThePast(key)) answers.setQueryData<Claim>(key, { ...one, ...claim });
}

/** What is looked at as of a moment never moves. */
function isOfThePast(key: readonly unknown[]): boolean {
  return key.some((part) => typeof part === 'object' && part !== null && ('at' in part || 'known' in part));
}
