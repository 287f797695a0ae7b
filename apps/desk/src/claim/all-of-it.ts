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
  changes: Change[];
  statements: Statement[];
  /** There are more statements than have come. */
  isComing: boolean;
}

/** As the desk had them by `known`; undefined until the first of each are there. */
export function useAllOfIt(id: string, known: string | undefined): AllOfIt | undefined {
  const asked = { id, query: { ...(known !== undefined && { known }), limit: A_PAGE } };
  const placeholderData = keepPreviousData;
  const claim = useInfiniteQuery({ ...pages('/v1/claims/{id}', asked), placeholderData });
  const course = useInfiniteQuery({ ...pages('/v1/claims/{id}/timeline', asked), placeholderData });
  useAllPages(claim);
  useAllPages(course);
  const statements = useMemo(() => claim.data?.pages.flatMap((page) => page.statements), [claim.data]);
  const changes = useMemo(() => course.data?.pages.flatMap((page) => page.changes), [course.data]);
  const isComing = claim.hasNextPage;
  return useMemo(
    () => (statements && changes ? { changes, statements, isComing } : undefined),
    [statements, changes, isComing],
  );
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
