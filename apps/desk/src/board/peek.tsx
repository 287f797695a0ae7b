/** A claim, looked at without leaving the board: how it stands, and because of whom. Space opens and closes it. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { question } from '../ask.js';
import { isTold, Standing } from '../claim/standing.js';

export function Peek({ claimId, at, known, close }: Peeked) {
  const asked = { ...(at !== undefined && { at }), ...(known !== undefined && { known }) };
  const { data, error } = useQuery(question('/v1/claims/{id}', { id: claimId, query: { ...asked, limit: 1 } }));
  return (
    <aside className="peek" aria-label="A look at the claim" aria-live="polite" aria-busy={!data && !error}>
      <button className="button peek-close" type="button" onClick={close}>
        Close <kbd>Space</kbd>
      </button>
      {error && <p role="alert">{error.message}</p>}
      {data && isTold(data) && <Standing claim={data} as="h2" />}
      {data && (
        <p>
          <Link className="button" to="/claims/$id" params={{ id: claimId }} search={asked}>
            Open it <kbd>Enter</kbd>
          </Link>
        </p>
      )}
    </aside>
  );
}

interface Peeked {
  claimId: string;
  at: string | undefined;
  known: string | undefined;
  close(): void;
}
