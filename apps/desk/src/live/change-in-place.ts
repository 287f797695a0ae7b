/**
 * What a commit changes of what is seen: the cells of a claim's row, and how a claim stands. Order and membership stay. An
 * answer that was under way meanwhile may be older than what was told, and a page that comes brings those before it as they
 * were when it was asked for: what was told is put into each.
 */
import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { Answer, FeedItem } from '#client';

type Board = InfiniteData<Answer<'/v1/claims'>>;
type Row = Answer<'/v1/claims'>['claims'][number];
type Claim = Answer<'/v1/claims/{id}'>;
type Told = FeedItem & { claim: NonNullable<FeedItem['claim']> };

const BOARD = 'board';
const CLAIM = '/v1/claims/{id}';
/** Of more claims the first told are forgotten: no answer is under way for so long. */
const MOST = 2000;

/** Takes each commit that is told. */
export function changesIn(answers: QueryClient): (item: FeedItem) => void {
  const told = new Map<string, Told>();
  answers.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'success' || told.size === 0) return;
    put(answers, event.query.queryKey, told);
  });
  return (item) => {
    if (!isOfAClaim(item)) return;
    const { claimId } = item.claim;
    told.delete(claimId);
    told.set(claimId, item);
    for (const [first] of [...told].slice(0, Math.max(0, told.size - MOST))) told.delete(first);
    const it = new Map([[claimId, item]]);
    for (const { queryKey } of answers.getQueryCache().getAll()) put(answers, queryKey, it);
  };
}

function isOfAClaim(item: FeedItem): item is Told {
  return item.claim !== null;
}

function put(answers: QueryClient, key: readonly unknown[], told: ReadonlyMap<string, Told>): void {
  if (isOfThePast(key)) return;
  const answer = answers.getQueryData(key);
  if (!answer) return;
  const item = key[0] === CLAIM ? told.get(String(key[1])) : undefined;
  const changed = key[0] === BOARD ? boardWith(answer as Board, told) : claimWith(answer as Claim, item);
  if (changed !== answer) answers.setQueryData(key, changed);
}

function claimWith(claim: Claim, item: Told | undefined): Claim {
  return item && isOlder(claim, item) ? { ...claim, ...item.claim, version: item.version } : claim;
}

/** The very same, where nothing of it is older. */
function boardWith(board: Board, told: ReadonlyMap<string, Told>): Board {
  const isStale = (row: Row) => isOlder(row, told.get(row.claimId));
  if (!board.pages.some(({ claims }) => claims.some(isStale))) return board;
  const changed = (row: Row) => (isStale(row) ? rowWith(row, told.get(row.claimId) as Told) : row);
  const pages = board.pages.map((page) =>
    page.claims.some(isStale) ? { ...page, claims: page.claims.map(changed) } : page,
  );
  return { ...board, pages };
}

function isOlder({ version }: { version: number }, item: Told | undefined): boolean {
  return item !== undefined && version < item.version;
}

function rowWith(row: Row, { claim, at, version }: Told): Row {
  const segment = { at: claim.since ?? at, status: claim.status };
  const ribbon = row.status === claim.status ? row.ribbon : [...row.ribbon, segment];
  return { ...row, ...claim, ribbon, changedAt: at, version };
}

/** What is looked at as of a moment never moves. */
function isOfThePast(key: readonly unknown[]): boolean {
  return key.some((part) => typeof part === 'object' && part !== null && ('at' in part || 'known' in part));
}
