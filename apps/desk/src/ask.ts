/** What the page asks the doors, through the client, and keeps: an answer that came stays until a newer one is there. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { type Answer, type Path, type Query, Stet } from '#client';

export const stet = new Stet({ url: location.origin });

/** As of the first answer, for the feed to go on behind it. */
let answered: ((position: string) => void) | undefined;
export const firstAnswer = new Promise<string>((resolve) => (answered = resolve));

/** Takes note of how far an answer goes. */
export function noted<T>(answer: T): T {
  const { asOf } = answer as { asOf?: string };
  if (asOf !== undefined) answered?.(asOf);
  return answer;
}

/** Whether a question has an id is known to whoever writes its path, and not here. */
type AskAny = (path: Path, question: object) => Promise<unknown>;

interface Asked<P extends Path> {
  id?: string;
  query?: Query<P>;
}

/** For `useQuery`: it goes on asking while the door is away, and throws what it refuses. */
export function question<P extends Path>(path: P, { id, query }: Asked<P> = {}) {
  return queryOptions({
    queryKey: [path, id ?? null, query ?? null] as const,
    queryFn: ({ signal }): Promise<Answer<P>> =>
      ((stet.ask.bind(stet) as AskAny)(path, { id, query, signal }) as Promise<Answer<P>>).then(noted),
  });
}

/** For `useInfiniteQuery`: a list page by page, each behind the one before. */
export function pages<P extends ListPath>(path: P, { id, query }: Asked<P> = {}) {
  return infiniteQueryOptions({
    queryKey: ['pages', path, id ?? null, query ?? null] as const,
    queryFn: ({ pageParam, signal }): Promise<Answer<P>> => {
      const asked = pageParam === undefined ? query : { ...query, cursor: pageParam };
      return ((stet.ask.bind(stet) as AskAny)(path, { id, query: asked, signal }) as Promise<Answer<P>>).then(noted);
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => (last as Page).next ?? undefined,
  });
}

interface Page {
  next: string | null;
}

type ListPath = { [P in Path]: Answer<P> extends Page ? P : never }[Path];
