/** All statements of a claim and all changes of its course, a page after the other once there is time: what is drawn is of all. */
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useAllPages } from '../all-pages.js';
import { pages } from '../ask.js';
import { spanOf } from '../dates/edtf.js';
import { type Change, momentOf } from './course.js';
import type { Statement } from './utterances.js';

const A_PAGE = 500;

export interface AllOfIt {
  /** Undefined until the course is whole: of a part of it nobody can say how the claim stands. */
  changes: Change[] | undefined;
  /** Those of the first page until all are there: of ten thousand they are drawn twice, and not with every page. */
  statements: Statement[] | undefined;
  /** There are more statements than have come. */
  isComing: boolean;
  /** Why the course, or the first statements, have not come. */
  error: Error | null;
  again(): void;
}

/** As the desk had them by `known`. The statements behind the first page come once it is their turn. */
export function useAllOfIt(id: string, known: string | undefined, isTurn: boolean): AllOfIt {
  const asked = { id, query: { ...(known !== undefined && { known }), limit: A_PAGE } };
  const placeholderData = keepPreviousData;
  const claim = useInfiniteQuery({ ...pages('/v1/claims/{id}', asked), placeholderData });
  const course = useInfiniteQuery({ ...pages('/v1/claims/{id}/timeline', asked), placeholderData });
  useAllPages(claim, isTurn);
  useAllPages(course);
  const isComing = claim.hasNextPage;
  const come = isComing ? claim.data?.pages[0] : claim.data?.pages;
  const statements = useMemo(() => come && [come].flat().flatMap((page) => page.statements), [come]);
  const whole = course.hasNextPage ? undefined : course.data?.pages;
  const changes = useMemo(() => whole?.flatMap((page) => page.changes), [whole]);
  const failed = [claim, course].filter(({ error }) => error !== null);
  const again = () => failed.forEach(({ refetch }) => void refetch());
  return { changes, statements, isComing, error: failed[0]?.error ?? null, again };
}

/** Those that had been published by then, and what had been taken back of them. */
export function publishedBy(statements: Statement[], at: string | undefined): Statement[] {
  if (at === undefined) return statements;
  const moment = spanOf(at).to;
  return statements
    .filter(({ publishedAt }) => momentOf(publishedAt) <= moment)
    .map(({ retraction, ...statement }) =>
      retraction && momentOf(retraction.publishedAt) <= moment ? { ...statement, retraction } : statement,
    );
}
