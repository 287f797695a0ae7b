/** A screen that asks one question: it comes, or fails, or is shown; with its title, and what is new on it. */
import { type QueryKey, useQuery, type UseQueryOptions } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import type { FeedItem } from '#client';
import { News } from '../live/news.js';
import { Coming, Failed } from './told.js';
import './screen.css';

interface Shown<T, Key extends QueryKey> {
  asks: UseQueryOptions<T, Error, T, Key>;
  title(answer: T): string;
  concerns?(item: FeedItem): boolean;
  children(answer: T): ReactNode;
}

export function Screen<T, Key extends QueryKey>({ asks, title, concerns, children }: Shown<T, Key>) {
  const { data, error, refetch } = useQuery(asks);
  const said = data === undefined ? undefined : title(data);
  useEffect(() => {
    if (said !== undefined) document.title = `${said} – Stet`;
  }, [said]);
  if (error && data === undefined) return <Failed error={error} again={() => void refetch()} />;
  if (data === undefined) return <Coming what="It is coming" />;
  return (
    <main className="page" id="content">
      {concerns && <News concerns={concerns} apply={() => void refetch()} />}
      {children(data)}
    </main>
  );
}
