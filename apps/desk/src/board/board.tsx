/** The board: which claims there are, and how each stands. */
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Answer, FeedItem } from '#client';
import { useAllPages } from '../all-pages.js';
import { noted, question, stet } from '../ask.js';
import { AsOfBar } from '../frame/as-of-bar.js';
import { MomentFields } from '../frame/moment-field.js';
import { Coming, Failed, NotRenewed } from '../frame/told.js';
import { News } from '../live/news.js';
import type { BoardWords } from '../search-words.js';
import { allSeen } from '../seen/seen.js';
import { Views } from '../views/views.js';
import { plural } from '../words.js';
import { BoardTable } from './board-table.js';
import { inOrder } from './changed-since-you-looked.js';
import { Filters } from './filters.js';
import { FrontPage } from './front-page.js';
import './board.css';

export type OnTheBoard = Answer<'/v1/claims'>['claims'][number];

const route = getRouteApi('/claims');
const A_PAGE = 500;

export function Board() {
  const { row, ...words } = route.useSearch();
  const board = useInfiniteQuery(pages(words));
  const { data, error, refetch, hasNextPage } = board;
  const [reading, setReading] = useState(0);
  const { sort: _sort, ...counted } = words;
  const { data: totals, refetch: recount } = useQuery({
    ...question('/v1/board/totals', { query: counted }),
    placeholderData: keepPreviousData,
  });
  useEffect(() => {
    document.title = 'Stet: the board';
  }, []);
  useAllPages(board);
  const claims = useClaims(data?.pages ?? NONE, words, reading);
  const isNews = useIsNews(claims, hasNextPage);
  if (error && !data) return <Failed error={error} again={() => void refetch()} />;
  if (!data) return <Coming what="The board is coming" />;
  const isPast = words.at !== undefined || words.known !== undefined;
  const isFiltered = Boolean(words.q ?? words.status ?? words.flag) || isPast;
  const [first] = data.pages;
  return (
    <div className={isPast ? 'past' : undefined}>
      {isPast && <AsOfBar at={words.at} known={words.known} moment={first?.moment} />}
      <main className="page" id="content">
        <h1 className="out-of-sight">The board</h1>
        {!isPast && (
          <News
            concerns={isNews}
            apply={() => void Promise.all([refetch(), recount()]).then(() => setReading((times) => times + 1))}
            by={({ claim }) => claim?.claimId ?? ''}
          />
        )}
        <NotRenewed error={error} again={() => void refetch()} />
        {!isFiltered && first && <FrontPage key={reading} claims={first.claims} />}
        <section aria-label="Claims">
          <div className="section-head board-head">
            <h2>{isFiltered ? 'Claims found' : 'All claims'}</h2>
            <span className="quiet">
              {totals && !totals.isMore
                ? plural(totals.total, 'claim')
                : `${plural(claims.length, 'claim')}${hasNextPage ? ' so far' : ''}`}
            </span>
            <Filters words={words} totals={totals} />
          </div>
          <div className="board-views">
            <Views words={words} />
            <MomentFields at={words.at} known={words.known} />
          </div>
          <BoardTable claims={claims} words={words} row={row} />
        </section>
      </main>
    </div>
  );
}

const NONE: { claims: OnTheBoard[] }[] = [];

/** As the door has them, where one asked for an order; else what changed since one looked comes first. */
function useClaims(found: { claims: OnTheBoard[] }[], words: BoardWords, reading: number): OnTheBoard[] {
  const { q, sort, at, known } = words;
  const isOrdered = q !== undefined || sort !== undefined || at !== undefined || known !== undefined;
  const asked = `${reading} ${JSON.stringify(words)}`;
  const order = useRef({ asked, reading: { wasUnseen: new Map<string, boolean>() } });
  if (order.current.asked !== asked) order.current = { asked, reading: { wasUnseen: new Map() } };
  return useMemo(
    () => (isOrdered ? found.flatMap(({ claims }) => claims) : inOrder(found, order.current.reading, allSeen())),
    [found, isOrdered, asked],
  );
}

/** Is it of a claim that is not here? Of one on a page that has still to come nobody can say. */
function useIsNews(claims: OnTheBoard[], isComing: boolean): (item: FeedItem) => boolean {
  const shown = useMemo(() => new Set(claims.map(({ claimId }) => claimId)), [claims]);
  return ({ claim }) => !isComing && claim !== null && !shown.has(claim.claimId);
}

/** The first at once, the others when there is time. */
function pages({ sort = 'changed', ...words }: BoardWords) {
  return {
    queryKey: ['board', sort, words] as const,
    queryFn: ({ pageParam, signal }: { pageParam: string | undefined; signal: AbortSignal }) => {
      const isSearched = words.q !== undefined;
      const query = { ...words, sort: isSearched && sort === 'changed' ? ('rank' as const) : sort, limit: A_PAGE };
      return stet
        .ask('/v1/claims', { query: pageParam === undefined ? query : { ...query, cursor: pageParam }, signal })
        .then(noted);
    },
    // What one types in stays where it is, and so does what one sees, until the answer is there.
    placeholderData: keepPreviousData,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }: Answer<'/v1/claims'>) => next ?? undefined,
  };
}
