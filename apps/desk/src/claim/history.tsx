/** How the claim came to be on file: its stream, commit by commit; those that are void are shown on demand, to auditors. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { pages } from '../ask.js';
import { sayDate } from '../dates/edtf.js';
import { whoQuery } from '../session/session.js';
import { commandInWords, plural } from '../words.js';
import { type Commit, commitsBy } from './commits-by.js';
import './history.css';

const A_PAGE = 200;
/** Whom the door tells what is in a void commit; on loopback without keys whoever asks. */
export const MAY_SEE_VOID = new Set(['auditor', 'local']);

export function streamPages(stream: string) {
  return pages('/v1/streams/{id}', { id: stream, query: { limit: A_PAGE } });
}

export function History({ id, known }: { id: string; known: string | undefined }) {
  const [isOpen, setOpen] = useState(false);
  const stream = `claim-${id}`;
  return (
    <section className="section" id="history" aria-labelledby="history-title">
      <details open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>
          <h2 id="history-title">Its history on record</h2>
        </summary>
        {isOpen && <Commits stream={stream} known={known} />}
      </details>
    </section>
  );
}

function Commits({ stream, known }: { stream: string; known: string | undefined }) {
  const { data, error, hasNextPage, fetchNextPage } = useInfiniteQuery(streamPages(stream));
  const { data: who } = useQuery(whoQuery);
  const [isVoidShown, setVoidShown] = useState(false);
  if (error) return <p role="alert">{error.message}</p>;
  if (!data) return <p aria-busy="true">It is coming …</p>;
  const commits = commitsBy(
    data.pages.flatMap((page) => page.commits),
    known,
  );
  const standing = commits.filter(({ stands }) => stands);
  const lost = commits.length - standing.length;
  return (
    <>
      <p className="history-head">
        <span className="quiet">{`${plural(standing.length, 'commit')}${hasNextPage ? ' so far' : ''}`}</span>
        {lost > 0 && MAY_SEE_VOID.has(who?.role ?? '') && (
          <label>
            <input type="checkbox" checked={isVoidShown} onChange={() => setVoidShown(!isVoidShown)} />
            {` with ${plural(lost, 'void one')}, which changed nothing`}
          </label>
        )}
        <Link to="/streams/$id" params={{ id: stream }} search={{}}>
          The stream, step by step
        </Link>
      </p>
      <ol>
        {(isVoidShown ? commits : standing).map((commit) => (
          <CommitLine key={`${commit.partition}:${commit.offset}`} stream={stream} commit={commit} />
        ))}
      </ol>
      {hasNextPage && (
        <button className="button" type="button" onClick={() => void fetchNextPage()}>
          More
        </button>
      )}
    </>
  );
}

function CommitLine({ stream, commit }: { stream: string; commit: Commit }) {
  const { id, at, by, command, version, stands, partition, offset, events } = commit;
  const statement = events.map(({ data }) => data.statementId).find((one) => typeof one === 'string');
  return (
    <li className={stands ? 'commit' : 'commit commit-void'}>
      <span className="quiet nowrap">{sayDate(at)}</span>
      <Link to="/streams/$id" params={{ id: stream }} search={{ v: version ?? undefined }} title={id}>
        {stands ? `version ${version}` : 'void'}
      </Link>
      <span>
        {commandInWords(command)}
        {statement !== undefined && (
          <>
            {' '}
            <Link to="." search={(said: object) => ({ ...said, s: statement })} resetScroll={false}>
              {statement}
            </Link>
          </>
        )}
        {!stands && <span className="quiet"> lost a race, or repeats</span>}
      </span>
      <span className="quiet">{`${by} · ${partition}:${offset}`}</span>
    </li>
  );
}
