/** A claim: how it stands and why, its course, who prints what, whose it is, its figures, and what became of it. */
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import type { Answer, FeedItem } from '#client';
import { question } from '../ask.js';
import { AsOfBar } from '../frame/as-of-bar.js';
import { useKeys } from '../frame/keys.js';
import { Coming, Failed, NotRenewed, NothingThen, PartComing } from '../frame/told.js';
import { News } from '../live/news.js';
import { useOnceOnFile } from '../live/once-on-file.js';
import type { ClaimWords } from '../search-words.js';
import { useSeen } from '../seen/seen.js';
import { type AllOfIt, publishedBy, useAllOfIt } from './all-of-it.js';
import { Cascades } from './cascade-section.js';
import { Compared, useCompareKey } from './compared.js';
import { type Change, type Course, courseOf } from './course.js';
import { Figures } from './figures.js';
import { Grid, useIsGridThere } from './grid.js';
import { History } from './history.js';
import { Origins } from './origins.js';
import { isTold, Standing } from './standing.js';
import { StatementPanel } from './statement-panel.js';
import { changesAfter, TimeBar } from './time-bar.js';
import type { Statement } from './utterances.js';
import { Utterances } from './utterance-section.js';
import './claim.css';

const route = getRouteApi('/claims/$id');
/** Of its statements, with how it stands: all of them come behind that. */
const A_LOOK = 50;
const NONE: Change[] = [];
const NOTHING: Statement[] = [];

type Claim = Answer<'/v1/claims/{id}'>;

export function ClaimScreen() {
  const { id } = route.useParams();
  const { at, known, vs, vsKnown, s } = route.useSearch();
  const asked = useMemo(() => ({ ...(at && { at }), ...(known && { known }) }), [at, known]);
  const answers = useQueryClient();
  const navigate = useNavigate();
  const isPast = at !== undefined || known !== undefined;
  const { data, error, refetch } = useQuery({
    ...question('/v1/claims/{id}', { id, query: { ...asked, limit: A_LOOK } }),
    placeholderData: keepPreviousData,
  });
  // The whole course, as the desk had it by then: the handle moves along it, and asks nothing.
  const all = useAllOfIt(id, known, useIsGridThere(id, asked));
  const recordedLater = useRecordedLater(id, data, known);
  const { changes = NONE } = all;
  const statements = useMemo(() => publishedBy(all.statements ?? NOTHING, at), [all.statements, at]);
  const course = useCourse(all);
  useSeen(isPast ? undefined : data);
  const knowThen = useKnownThen(at, known);
  const compare = useCompareKey(changes, { at, known, vs, vsKnown });
  useKeys({
    p: () => void navigate({ to: '/claims/$id/sheet', params: { id }, search: asked }),
  });
  useEffect(() => {
    if (data) document.title = `${data.proposition} – Stet`;
  }, [data]);
  const concerns = ({ claim }: FeedItem) => claim?.claimId === id;
  useOnceOnFile({ error, concerns, again: () => void refetch() });
  if (error && !data) return <Failed error={error} again={() => void refetch()} />;
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
            concerns={concerns}
            apply={() =>
              void answers.invalidateQueries({
                predicate: ({ queryKey }) => queryKey.some((part) => part === id || part === `claim-${id}`),
              })
            }
          />
        )}
        <NotRenewed error={error} again={() => void refetch()} />
        <Standing claim={data} />
        <p className="claim-ways">
          <Link className="button" to="/claims/$id/sheet" params={{ id }} search={asked}>
            Sheet to print <kbd>p</kbd>
          </Link>
        </p>
        {all.statements && course ? (
          <TimeBar
            {...{ course, changes, at, known, vs, knowThen, compare }}
            carried={data}
            statements={all.statements}
            isCompared={vs !== undefined || vsKnown !== undefined}
          />
        ) : (
          <PartComing title="Its course" error={all.error} again={all.again} className="course-coming" />
        )}
        <Compared id={id} {...{ at, known, vs, vsKnown }} />
        <Utterances claimId={id} statements={statements} isComing={all.isComing} />
        <Grid id={id} asked={asked} />
        <Origins {...{ id, asked, course, statements }} />
        <Figures id={id} asked={asked} />
        <Cascades statements={statements} isComing={all.isComing} asked={asked} />
        <History id={id} known={known} />
      </main>
      {s !== undefined && <StatementPanel claim={data} statementId={s} asked={asked} />}
    </div>
  );
}

/** The axis of what is drawn along time, whatever moment is asked for. */
function useCourse({ changes, statements }: AllOfIt): Course | undefined {
  return useMemo(
    () =>
      changes &&
      statements &&
      courseOf(
        changes,
        statements.map(({ publishedAt }) => publishedAt),
      ),
    [changes, statements],
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
        <h1 dir="auto">{data?.proposition ?? id}</h1>
        <NothingThen {...(at && { at })} {...(known && { known })} />
      </main>
    </div>
  );
}

/** `t`: what had been published by then, and of it what the desk had on record then; or again all that it has now. */
function useKnownThen(at: string | undefined, known: string | undefined): () => void {
  const navigate = useNavigate();
  const search = (said: object) => ({ ...said, known: known === undefined ? at : undefined });
  const knowThen = () => void navigate({ to: '.', search, replace: true, resetScroll: false });
  useKeys({ t: knowThen });
  return knowThen;
}

export type AskedAt = Pick<ClaimWords, 'at' | 'known'>;
