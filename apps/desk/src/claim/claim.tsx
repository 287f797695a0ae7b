/** A claim: how it stands and why, its course, who prints what, whose it is, its figures, and what became of it. */
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { Answer } from '#client';
import { question } from '../ask.js';
import { sayDate, sayKnown } from '../dates/edtf.js';
import { AsOfBar } from '../frame/as-of-bar.js';
import { useKeys } from '../frame/keys.js';
import { Coming, Failed } from '../frame/told.js';
import { News } from '../live/news.js';
import type { ClaimWords } from '../search-words.js';
import { useSeen } from '../seen/seen.js';
import { Cascades } from './cascade-section.js';
import { Compared, useCompareKey } from './compared.js';
import { Figures } from './figures.js';
import { Grid } from './grid.js';
import { History } from './history.js';
import { Origins } from './origins.js';
import { isTold, Standing } from './standing.js';
import { StatementPanel } from './statement-panel.js';
import { changesAfter, TimeBar } from './time-bar.js';
import { Utterances } from './utterance-section.js';
import './claim.css';

const route = getRouteApi('/claims/$id');
const A_PAGE = 500;

type Claim = Answer<'/v1/claims/{id}'>;

export function ClaimScreen() {
  const { id } = route.useParams();
  const { at, known, vs, vsKnown, s } = route.useSearch();
  const asked = { ...(at && { at }), ...(known && { known }) };
  const answers = useQueryClient();
  const navigate = useNavigate();
  const isPast = at !== undefined || known !== undefined;
  const { data, error, refetch } = useQuery({
    ...question('/v1/claims/{id}', { id, query: { ...asked, limit: A_PAGE } }),
    placeholderData: keepPreviousData,
  });
  // The whole course, as the desk had it by then: the handle moves along it, and asks nothing.
  const ofThatDesk = { ...(known && { known }), limit: A_PAGE };
  const { data: whole } = useQuery({
    ...question('/v1/claims/{id}', { id, query: ofThatDesk }),
    placeholderData: keepPreviousData,
  });
  const { data: timeline } = useQuery({
    ...question('/v1/claims/{id}/timeline', { id, query: ofThatDesk }),
    placeholderData: keepPreviousData,
  });
  const recordedLater = useRecordedLater(id, data, known);
  const changes = timeline?.changes ?? [];
  useSeen(isPast ? undefined : data);
  useKnownThen(at, known);
  useCompareKey(changes, { at, known, vs, vsKnown });
  useKeys({
    p: () => void navigate({ to: '/claims/$id/sheet', params: { id }, search: asked }),
  });
  useEffect(() => {
    if (data) document.title = `${data.proposition} – Stet`;
  }, [data]);
  if (error) return <Failed error={error} again={() => void refetch()} />;
  if (!data) return <Coming what="The claim is coming" />;
  if (!isTold(data)) return <NotYet id={id} {...asked} moment={data.moment} />;
  return (
    <div className={isPast ? 'past' : undefined}>
      {isPast && (
        <AsOfBar
          {...asked}
          moment={data.moment}
          changesLater={at ? changesAfter(changes, at) : 0}
          recordedLater={recordedLater}
          hasCourse
        />
      )}
      <main className="page" id="content">
        {!isPast && (
          <News
            concerns={({ claim }) => claim?.claimId === id}
            apply={() =>
              void answers.invalidateQueries({
                predicate: ({ queryKey }) => queryKey.some((part) => part === id || part === `claim-${id}`),
              })
            }
          />
        )}
        <Standing claim={data} />
        <p className="claim-ways">
          <Link className="button" to="/claims/$id/sheet" params={{ id }} search={asked}>
            Sheet to print <kbd>p</kbd>
          </Link>
        </p>
        {timeline && whole && <TimeBar {...{ changes, at, known, vs }} statements={whole.statements} />}
        <Compared id={id} {...{ at, known, vs, vsKnown }} />
        <Utterances claim={data} />
        <Grid id={id} asked={asked} />
        <Origins id={id} asked={asked} />
        <Figures id={id} asked={asked} />
        <Cascades claim={data} asked={asked} />
        <History id={id} known={known} />
      </main>
      {s !== undefined && <StatementPanel claim={data} statementId={s} />}
    </div>
  );
}

/** How many entries of its stream came behind those that the desk had by then. */
function useRecordedLater(id: string, data: Claim | undefined, known: string | undefined): number {
  const { data: today } = useQuery({
    ...question('/v1/claims/{id}', { id, query: { limit: 1 } }),
    enabled: Boolean(known),
  });
  return known && data && today ? today.version - data.version : 0;
}

function NotYet({ id, moment, at, known }: AskedAt & { id: string; moment: Claim['moment'] }) {
  const { data } = useQuery(question('/v1/claims/{id}', { id, query: { limit: 1 } }));
  return (
    <div className="past">
      <AsOfBar {...(at && { at })} {...(known && { known })} moment={moment} />
      <main className="page" id="content">
        <h1 dir="auto">{data?.proposition}</h1>
        <p className="told">
          {`The desk had nothing of this on record by ${known ? sayKnown(known) : sayDate(at ?? '')}.`}
        </p>
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
