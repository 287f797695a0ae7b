/** A stream, commit by commit, as it is in the log: what was decided on what, by whom, and what stands. */
import { getRouteApi, Link } from '@tanstack/react-router';
import type { Answer } from '#client';
import { question } from '../ask.js';
import { sayDate } from '../dates/edtf.js';
import { Screen } from '../frame/screen.js';
import { plural } from '../words.js';

type Commit = Answer<'/v1/streams/{id}'>['commits'][number];

const route = getRouteApi('/streams/$id');

export function StreamScreen() {
  const { id } = route.useParams();
  const { v } = route.useSearch();
  return (
    <Screen
      asks={question('/v1/streams/{id}', { id, query: { limit: 500 } })}
      title={({ stream }) => stream}
      concerns={({ stream }) => stream === id}
    >
      {({ stream, version, commits }) => (
        <>
          <p className="kicker">A stream of the log</p>
          <h1>{stream}</h1>
          <p className="quiet">{`${plural(commits.length, 'commit')}, version ${version}`}</p>
          <ol className="section">
            {commits.map((commit) => (
              <CommitShown key={`${commit.partition}:${commit.offset}`} commit={commit} isOpen={commit.version === v} />
            ))}
          </ol>
        </>
      )}
    </Screen>
  );
}

function CommitShown({ commit, isOpen }: { commit: Commit; isOpen: boolean }) {
  const { id, at, by, command, after, version, stands, hash, events, partition, offset } = commit;
  return (
    <li className={stands ? 'said' : 'said commit-void'}>
      <details className="said-by" open={isOpen}>
        <summary>
          <strong>{stands ? `${after} → ${version}` : 'void'}</strong>
          {` ${command} `}
          <span className="quiet">{`by ${by}`}</span>
        </summary>
        {!stands && <p>It lost a race, or repeats: it stays in the log and changed nothing.</p>}
        <p className="small quiet">{`${id} · partition ${partition}, offset ${offset} · ${hash}`}</p>
        <pre className="events" tabIndex={0}>
          {JSON.stringify(events, null, 2)}
        </pre>
        <p className="small">
          <Link to="." search={(said: object) => ({ ...said, v: version ?? undefined })} resetScroll={false}>
            A link to it
          </Link>
        </p>
      </details>
      <span className="quiet nowrap">{sayDate(at)}</span>
    </li>
  );
}
