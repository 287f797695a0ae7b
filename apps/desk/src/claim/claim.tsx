/** A claim: how it stands and why, its course, who prints what, whose it is, its figures, and what became of it. */
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { Answer } from '#client';
import { question } from '../ask.js';
import { sayDate } from '../dates/edtf.js';
import { AsOfBar } from '../frame/as-of-bar.js';
import { useKeys } from '../frame/keys.js';
import { Coming, Failed } from '../frame/told.js';
import { News } from '../live/news.js';
import type { ClaimWords } from '../search-words.js';
import type { Status } from '../words.js';
import { Figures } from './figures.js';
import { Grid } from './grid.js';
import { Origins } from './origins.js';
import { Standing } from './standing.js';
import { StatementPanel } from './statement-panel.js';
import { changesAfter, TimeBar } from './time-bar.js';
import { Utterances } from './utterance-section.js';
import './claim.css';

const route = getRouteApi('/claims/$id');
const A_PAGE = 500;

type Claim = Answer<'/v1/claims/{id}'>;
/** One of which there was something by then. */
export type ToldClaim = Claim & { proposition: string; status: Status };

function isTold(claim: Claim): claim is ToldClaim {
  return claim.proposition !== null && claim.status !== null;
}

export function ClaimScreen() {
  const { id } = route.useParams();
  const { at, known, s } = route.useSearch();
  const asked = { ...(at && { at }), ...(known && { known }) };
  const answers = useQueryClient();
  const isPast = at !== undefined || known !== undefined;
  const { data, error, refetch } = useQuery({
    ...question('/v1/claims/{id}', { id, query: { ...asked, limit: A_PAGE } }),
    placeholderData: keepPreviousData,
  });
  const { data: whole } = useQuery(question('/v1/claims/{id}', { id, query: { limit: A_PAGE } }));
  const { data: timeline } = useQuery(question('/v1/claims/{id}/timeline', { id, query: { limit: A_PAGE } }));
  useKnownThen(at, known);
  useEffect(() => {
    if (data) document.title = `${data.proposition} – Stet`;
  }, [data]);
  if (error) return <Failed error={error} again={() => void refetch()} />;
  if (!data) return <Coming what="The claim is coming" />;
  if (!isTold(data)) return <NotYet claim={whole ?? data} {...asked} />;
  return (
    <div className={isPast ? 'past' : undefined}>
      {isPast && <AsOfBar {...asked} changesLater={at ? changesAfter(timeline?.changes ?? [], at) : 0} />}
      <main className="page" id="content">
        {!isPast && (
          <News
            concerns={({ claim }) => claim?.claimId === id}
            apply={() => void answers.invalidateQueries({ predicate: ({ queryKey }) => queryKey.includes(id) })}
          />
        )}
        <Standing claim={data} />
        {timeline && whole && <TimeBar changes={timeline.changes} statements={whole.statements} at={at} />}
        <Utterances claim={data} />
        <Grid id={id} asked={asked} />
        <Origins id={id} asked={asked} />
        <Figures id={id} asked={asked} />
      </main>
      {s !== undefined && <StatementPanel claim={data} statementId={s} />}
    </div>
  );
}

function NotYet({ claim, ...asked }: AskedAt & { claim: Claim }) {
  return (
    <div className="past">
      <AsOfBar {...asked} />
      <main className="page" id="content">
        <h1 dir="auto">{claim.proposition}</h1>
        <p className="told">{`The desk had nothing of this on record by ${sayDate(asked.known ?? asked.at ?? '')}.`}</p>
      </main>
    </div>
  );
}

/** `t`: what had been published by then, and of it what the desk had on record then; or again all that it has now. */
function useKnownThen(at: string | undefined, known: string | undefined): void {
  const navigate = useNavigate();
  const search = (said: object) => ({ ...said, known: known === undefined ? at : undefined });
  useKeys({ t: () => void navigate({ to: '.', search, replace: true, resetScroll: false }) });
}

export type AskedAt = Pick<ClaimWords, 'at' | 'known'>;
