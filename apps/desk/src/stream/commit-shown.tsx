/** A commit: what it decided, on what, and where it lies in the log; one that is open also how its claim stood before and after. */
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { question } from '../ask.js';
import { Between } from '../claim/compared.js';
import type { Commit } from '../claim/commits-by.js';
import { sayDate } from '../dates/edtf.js';
import { commandInWords } from '../words.js';

const route = getRouteApi('/streams/$id');
const CLAIM = 'claim-';

export function CommitShown({ stream, commit }: { stream: string; commit: Commit }) {
  const { v } = route.useSearch();
  const { id, at, by, command, after, version, stands, hash, events, partition, offset } = commit;
  const isOpen = stands && version === v;
  const line = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isOpen) line.current?.scrollIntoView({ block: 'nearest' });
  }, [isOpen]);
  return (
    <li className={stands ? 'said' : 'said commit-void'} ref={line} aria-current={isOpen || undefined}>
      <details className="said-by" open={isOpen}>
        <summary>
          <strong>{stands ? `${after} → ${version}` : 'void'}</strong>
          {` ${commandInWords(command)} `}
          <span className="quiet">{`by ${by}`}</span>
        </summary>
        {!stands && <p>It lost a race, or repeats: it stays in the log and changed nothing.</p>}
        {isOpen && stream.startsWith(CLAIM) && <BeforeAndAfter claimId={stream.slice(CLAIM.length)} commit={commit} />}
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

/** As the desk knew the claim without this commit, and with it. */
function BeforeAndAfter({ claimId, commit: { partition, offset, after } }: { claimId: string; commit: Commit }) {
  const query = { fromKnown: `${partition}:${offset}`, toKnown: `${partition}:${offset + 1}`, limit: 20 };
  const { data, error } = useQuery({
    ...question('/v1/claims/{id}/diff', { id: claimId, query }),
    enabled: after > 0,
  });
  if (error) return <p role="alert">{error.message}</p>;
  if (!data) return null;
  return (
    <div className="compared" role="group" aria-label="Before and after">
      <Between diff={data} names={['Before', 'After']} />
    </div>
  );
}
