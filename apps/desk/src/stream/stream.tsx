/**
 * A stream, commit by commit, as it is in the log: what was decided on what, by whom, and what stands; of a claim's also how
 * it stood before and after each. `[` and `]` step; void commits are shown on demand.
 */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useAllPages } from '../all-pages.js';
import type { FeedItem } from '#client';
import type { Commit } from '../claim/commits-by.js';
import { MAY_SEE_VOID, streamPages } from '../claim/history.js';
import { useKeys } from '../frame/keys.js';
import { Coming, Failed, NotRenewed } from '../frame/told.js';
import { News } from '../live/news.js';
import { useOnceOnFile } from '../live/once-on-file.js';
import { whoQuery } from '../session/session.js';
import { plural } from '../words.js';
import { CommitShown } from './commit-shown.js';
import '../frame/screen.css';

const route = getRouteApi('/streams/$id');

export function StreamScreen() {
  const { id } = route.useParams();
  const { v } = route.useSearch();
  const stream = useInfiniteQuery(streamPages(id));
  const { data, error, refetch, hasNextPage, fetchNextPage } = stream;
  const last = data?.pages.flatMap(({ commits }) => commits).findLast(({ stands }) => stands)?.version ?? 0;
  // The commit that the address opens, and the one behind it: whatever page they are on.
  useAllPages(stream, v !== undefined && v >= last);
  useEffect(() => {
    document.title = `${id} – Stet`;
  }, [id]);
  const concerns = ({ stream: of }: FeedItem) => of === id;
  useOnceOnFile({ error, concerns, again: () => void refetch() });
  if (error && !data) return <Failed error={error} again={() => void refetch()} />;
  if (!data) return <Coming what="The stream is coming" />;
  return (
    <main className="page" id="content">
      <NotRenewed error={error} again={() => void refetch()} />
      <News concerns={concerns} apply={() => void refetch()} />
      <p className="kicker">A stream of the log</p>
      <h1>{id}</h1>
      <Commits stream={id} commits={data.pages.flatMap(({ commits }) => commits)} hasMore={hasNextPage} />
      {hasNextPage && (
        <button className="button" type="button" onClick={() => void fetchNextPage()}>
          More
        </button>
      )}
    </main>
  );
}

function Commits({ stream, commits, hasMore }: { stream: string; commits: Commit[]; hasMore: boolean }) {
  const { data: who } = useQuery(whoQuery);
  const [isVoidShown, setVoidShown] = useState(true);
  const standing = commits.filter(({ stands }) => stands);
  const lost = commits.length - standing.length;
  return (
    <>
      <p className="quiet">{`${plural(standing.length, 'commit')}${hasMore ? ' so far' : ''}, version ${standing.at(-1)?.version ?? 0}`}</p>
      <p className="stream-ways">
        <Steps standing={standing} />
        {lost > 0 && MAY_SEE_VOID.has(who?.role ?? '') && (
          <label>
            <input type="checkbox" checked={isVoidShown} onChange={() => setVoidShown(!isVoidShown)} />
            {` with ${plural(lost, 'void one')}, which changed nothing`}
          </label>
        )}
      </p>
      <ol className="section">
        {(isVoidShown ? commits : standing).map((commit) => (
          <CommitShown key={`${commit.partition}:${commit.offset}`} stream={stream} commit={commit} />
        ))}
      </ol>
    </>
  );
}

/** To the commit before the one that is open, and the next. */
function Steps({ standing }: { standing: Commit[] }) {
  const { v } = route.useSearch();
  const navigate = useNavigate();
  const place = standing.findIndex(({ version }) => version === v);
  const goTo = (next: number) => {
    const commit = standing[Math.max(0, Math.min(standing.length - 1, next))];
    const search = { v: commit?.version ?? undefined };
    void navigate({ to: '.', search, replace: true, resetScroll: false });
  };
  const before = () => goTo(place < 0 ? standing.length - 1 : place - 1);
  const next = () => goTo(place + 1);
  useKeys({ '[': before, ']': next });
  return (
    <>
      <button className="button" type="button" onClick={before} disabled={place === 0}>
        Commit before <kbd>[</kbd>
      </button>
      <button className="button" type="button" onClick={next} disabled={place === standing.length - 1}>
        Next commit <kbd>]</kbd>
      </button>
    </>
  );
}
