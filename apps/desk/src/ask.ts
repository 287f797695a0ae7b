/** What the page asks the doors, through the client, and keeps: an answer that came stays until a newer one is there. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { type Answer, type Path, type Query, Refused, Stet } from '#client';

export const stet = new Stet({ url: location.origin });

/** As of the first answer, for the feed to go on behind it. */
let answered: ((position: string) => void) | undefined;
export const firstAnswer = new Promise<string>((resolve) => (answered = resolve));

/** Takes note of how far an answer goes; what says that nothing is on file has no other word of it than its refusal. */
export function noted<T>(answer: T): T {
  const { asOf } = answer as { asOf?: string };
  if (asOf !== undefined) answered?.(asOf);
  return answer;
}

function notedRefusal(error: unknown): never {
  if (error instanceof Refused && error.position !== undefined) answered?.(error.position);
  throw error;
}

/** Whether a question has an id is known to whoever writes its path, and not here. */
type AskAny = (path: Path, question: object) => Promise<unknown>;

function ask<P extends Path>(path: P, asked: Asked<P> & { signal: AbortSignal }): Promise<Answer<P>> {
  return ((stet.ask.bind(stet) as AskAny)(path, asked) as Promise<Answer<P>>).then(noted, notedRefusal);
}

interface Asked<P extends Path> {
  id?: string;
  query?: Query<P>;
}

/** For `useQuery`: it goes on asking while the door is away, and throws what it refuses. */
export function question<P extends Path>(path: P, of: Asked<P> = {}) {
  const { id, query } = of;
  return queryOptions({
    queryKey: [path, id ?? null, query ?? null] as const,
    queryFn: ({ signal }): Promise<Answer<P>> => ask(path, { ...of, signal }),
  });
}

/** For `useInfiniteQuery`: a list page by page, each behind the one before. */
export function pages<P extends ListPath>(path: P, of: Asked<P> = {}) {
  const { id, query } = of;
  return infiniteQueryOptions({
    queryKey: ['pages', path, id ?? null, query ?? null] as const,
    queryFn: ({ pageParam, signal }): Promise<Answer<P>> => {
      const asked = pageParam === undefined ? query : { ...query, cursor: pageParam };
      return ask(path, { ...of, query: asked as Query<P>, signal });
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => (last as Page).next ?? undefined,
  });
}

/** For `useQuery`: a list to its end, as one answer, where a part of it would be taken for all. `list` names its items. */
export function whole<P extends ListPath>(path: P, list: keyof Answer<P>, of: Asked<P> = {}) {
  const { id, query } = of;
  return queryOptions({
    queryKey: [path, id ?? null, query ?? null, 'whole'] as const,
    queryFn: async ({ signal }): Promise<Answer<P>> => {
      let cursor: string | undefined;
      const come: Answer<P>[] = [];
      do {
        const asked = { limit: MOST, ...query, ...(cursor !== undefined && { cursor }) };
        const page = await ask(path, { ...of, query: asked as Query<P>, signal });
        come.push(page);
        cursor = (page as Page).next ?? undefined;
      } while (cursor !== undefined);
      const items = come.flatMap((page) => page[list] as unknown[]);
      return { ...(come[0] as Answer<P>), [list]: items, next: null };
    },
  });
}

/** That the doors give at once. */
const MOST = 500;

interface Page {
  next: string | null;
}

type ListPath = { [P in Path]: Answer<P> extends Page ? P : never }[Path];
