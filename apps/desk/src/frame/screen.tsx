/** A screen that asks one question: it comes, or fails, or is shown; with its title, and what is new on it. */
import { type QueryKey, useQuery, useQueryClient, type UseQueryOptions } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import type { Answer, FeedItem } from '#client';
import { News } from '../live/news.js';
import { useOnceOnFile } from '../live/once-on-file.js';
import type { MomentWords } from '../search-words.js';
import { AsOfBar } from './as-of-bar.js';
import { MomentFields } from './moment-field.js';
import { Coming, Failed, NotRenewed, NothingThen } from './told.js';
import './screen.css';

type OfAMoment = Pick<Answer<'/v1/claims'>, 'moment'>;

interface Shown<T, Key extends QueryKey> {
  asks: UseQueryOptions<T, Error, T, Key>;
  title(answer: T): string;
  concerns?(item: FeedItem): boolean;
  /** The moment that it is asked as of; of one that cannot be asked so, nothing. */
  asOf?: MomentWords;
  children(answer: T): ReactNode;
}

const nothing = () => false;

export function Screen<T, Key extends QueryKey>({ asks, title, concerns, asOf = {}, children }: Shown<T, Key>) {
  const { data, error, refetch } = useQuery(asks);
  const answers = useQueryClient();
  const [, id] = asks.queryKey;
  // With the lists beside it, where it is about one thing.
  const renew = () =>
    void (id ? answers.invalidateQueries({ predicate: ({ queryKey }) => queryKey.includes(id) }) : refetch());
  const said = data === undefined ? undefined : title(data);
  useEffect(() => {
    if (said !== undefined) document.title = `${said} – Stet`;
  }, [said]);
  useOnceOnFile({ error, concerns: concerns ?? nothing, again: () => void refetch() });
  if (error && data === undefined) return <Failed error={error} again={() => void refetch()} />;
  if (data === undefined) return <Coming what="It is coming" />;
  const isPast = asOf.at !== undefined || asOf.known !== undefined;
  const { moment } = data as OfAMoment;
  return (
    <div className={isPast ? 'past' : undefined}>
      {isPast && <AsOfBar {...asOf} moment={moment} />}
      <main className="page" id="content">
        {concerns && !isPast && <News concerns={concerns} apply={renew} />}
        <NotRenewed error={error} again={() => void refetch()} />
        {moment?.onFile === false ? (
          <>
            <h1 dir="auto">{said}</h1>
            <MomentFields at={asOf.at} known={asOf.known} />
            <NothingThen {...asOf} />
          </>
        ) : (
          children(data)
        )}
      </main>
    </div>
  );
}
