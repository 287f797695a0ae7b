/**
 * The feed: what the desk put on record, newest first, a page after the other; all of it, or what came behind a position of
 * the log. `m` begins it here: whoever comes back by that address, or is sent it, sees what has come since.
 */
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { FeedItem } from '#client';
import { pages } from '../ask.js';
import { sayDate } from '../dates/edtf.js';
import { ColumnHeads } from '../frame/column-heads.js';
import { useKeys } from '../frame/keys.js';
import { Coming, Failed, NotRenewed } from '../frame/told.js';
import { News } from '../live/news.js';
import { StatusWord } from '../marks/status-mark.js';
import { commandInWords } from '../words.js';
import '../frame/screen.css';

const A_PAGE = 100;

const route = getRouteApi('/feed');

export function FeedScreen() {
  const { after } = route.useSearch();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    pages('/v1/feed', { query: { limit: A_PAGE, ...(after !== undefined && { after }) } }),
  );
  useEffect(() => {
    document.title = 'The feed – Stet';
  }, []);
  if (error && !data) return <Failed error={error} again={() => void refetch()} />;
  if (!data) return <Coming what="The feed is coming" />;
  const isEmpty = data.pages.every(({ changes }) => changes.length === 0);
  return (
    <main className="page" id="content">
      <NotRenewed error={error} again={() => void refetch()} />
      <News concerns={() => true} apply={() => void refetch()} />
      <h1>The feed</h1>
      <Begins after={after} asOf={data.pages[0]?.asOf} />
      {isEmpty && (
        <p className="told">{after === undefined ? 'Nothing is on record yet.' : 'Nothing has come since.'}</p>
      )}
      <div className="list-box section" role="region" aria-label="Commits" tabIndex={0} hidden={isEmpty}>
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

/** What of it is shown, and the ways to all of it, or to what comes from here on. */
function Begins({ after, asOf }: { after: string | undefined; asOf: string | undefined }) {
  const navigate = useNavigate();
  const begin = () => asOf && void navigate({ to: '/feed', search: { after: asOf } });
  useKeys({ m: begin });
  return (
    <p className="feed-begins">
      <span className="quiet">
        {`What the desk put on record${after === undefined ? '' : ` behind position ${after} of the log`}, newest first.`}
      </span>{' '}
      {after !== undefined && (
        <Link className="button" to="/feed" search={{}}>
          All of it
        </Link>
      )}{' '}
      <button className="button" type="button" onClick={begin} disabled={!asOf || asOf === after}>
        From here on <kbd>m</kbd>
      </button>
    </p>
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
