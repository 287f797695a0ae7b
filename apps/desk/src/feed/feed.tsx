/** The feed: what the desk put on record, newest first, a page after the other. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { FeedItem } from '#client';
import { pages } from '../ask.js';
import { sayDate } from '../dates/edtf.js';
import { ColumnHeads } from '../frame/column-heads.js';
import { Coming, Failed, NotRenewed } from '../frame/told.js';
import { News } from '../live/news.js';
import { StatusWord } from '../marks/status-mark.js';
import { commandInWords } from '../words.js';
import '../frame/screen.css';

const A_PAGE = 100;

export function FeedScreen() {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    pages('/v1/feed', { query: { limit: A_PAGE } }),
  );
  useEffect(() => {
    document.title = 'The feed – Stet';
  }, []);
  if (error && !data) return <Failed error={error} again={() => void refetch()} />;
  if (!data) return <Coming what="The feed is coming" />;
  return (
    <main className="page" id="content">
      <NotRenewed error={error} again={() => void refetch()} />
      <News concerns={() => true} apply={() => void refetch()} />
      <h1>The feed</h1>
      <p className="quiet">What the desk put on record, newest first.</p>
      <div className="list-box section" role="region" aria-label="Commits" tabIndex={0}>
        <table className="list list-stacked">
          <ColumnHeads titles={['On record', 'By', 'What', 'Of', 'The claim now']} />
          <tbody>
            {data.pages.flatMap(({ changes }) =>
              changes.map((item) => <Item key={`${item.partition}:${item.offset}`} item={item} />),
            )}
          </tbody>
        </table>
      </div>
      {hasNextPage && (
        <p className="section-more">
          <button className="button" type="button" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Older
          </button>
        </p>
      )}
    </main>
  );
}

function Item({ item: { at, by, command, stream, version, claim } }: { item: FeedItem }) {
  return (
    <tr>
      <td className="nowrap">{sayDate(at)}</td>
      <td className="nowrap">{by}</td>
      <td className="nowrap">{commandInWords(command)}</td>
      <td>
        <Link to="/streams/$id" params={{ id: stream }} search={{ v: version }}>
          {`${stream} · ${version}`}
        </Link>
      </td>
      <td className="list-main">
        {claim && (
          <>
            <StatusWord status={claim.status} />{' '}
            <Link to="/claims/$id" params={{ id: claim.claimId }} search={{}} dir="auto">
              {claim.proposition}
            </Link>
          </>
        )}
      </td>
    </tr>
  );
}
