/**
 * A claim on paper: how it stands and why, its course, who prints what, its figures; with the link that shows the same, both
 * clocks, the position of the log and the commits that it rests on. A sheet of now is pinned to that position.
 */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { Answer } from '#client';
import { useAllPages } from '../all-pages.js';
import { question, whole } from '../ask.js';
import { useFigures } from '../claim/all-figures.js';
import { courseOf } from '../claim/course.js';
import { eventsOf } from '../claim/course-events.js';
import { CoursePicture } from '../claim/course-picture.js';
import { sayFigure } from '../claim/figure-panels.js';
import { commitsBy } from '../claim/commits-by.js';
import { streamPages } from '../claim/history.js';
import { isTold, Standing } from '../claim/standing.js';
import { sayDate, sayKnown } from '../dates/edtf.js';
import { Coming, Failed, PartComing } from '../frame/told.js';
import { StanceMark, stanceInWords } from '../marks/stance-mark.js';
import { StatusWord } from '../marks/status-mark.js';
import { useOutletNames } from '../outlet-names.js';
import type { ClaimWords } from '../search-words.js';
import { actInWords, PLACE_WORDS, plural } from '../words.js';
import { Exports } from './exports.js';
import '../claim/time-bar.css';
import './sheet.css';

type Claim = Answer<'/v1/claims/{id}'>;
type Asked = Pick<ClaimWords, 'at' | 'known'>;

const route = getRouteApi('/claims/$id/sheet');
const A_PAGE = 500;
/** As wide as A4 is between its margins, in CSS pixels. */
const PAPER_PX = 660;

export function SheetScreen() {
  const { id } = route.useParams();
  const { at, known } = route.useSearch();
  const asked: Asked = { ...(at !== undefined && { at }), ...(known !== undefined && { known }) };
  const { data, error, refetch } = useQuery(question('/v1/claims/{id}', { id, query: { ...asked, limit: A_PAGE } }));
  const proposition = data?.proposition;
  useEffect(() => {
    if (proposition) document.title = `${proposition} – a sheet of Stet`;
  }, [proposition]);
  if (error) return <Failed error={error} again={() => void refetch()} />;
  if (!data) return <Coming what="The sheet is coming" />;
  return (
    <main className="page sheet" id="content">
      <p className="sheet-ways">
        <button className="button" type="button" onClick={() => print()}>
          Print
        </button>{' '}
        <Link className="button" to="/claims/$id" params={{ id }} search={asked}>
          Back to the claim
        </Link>{' '}
        <Exports id={id} asked={asked} />
      </p>
      {isTold(data) ? (
        <>
          <Standing claim={data} />
          <Course id={id} known={known} claim={data} at={at} />
          <Figures id={id} asked={asked} />
          <Statements claim={data} />
        </>
      ) : (
        <p>Nothing of this was on record by then.</p>
      )}
      <Provenance claim={data} asked={asked} />
    </main>
  );
}

function Course({
  id,
  known,
  at,
  claim,
}: { id: string; claim: Claim } & { [Word in keyof Asked]: Asked[Word] | undefined }) {
  const asked = { ...(at !== undefined && { at }), ...(known !== undefined && { known }) };
  const { data } = useQuery(whole('/v1/claims/{id}/timeline', 'changes', { id, query: asked }));
  if (!data || data.changes.length === 0) return null;
  const { changes } = data;
  // Of more statements than are printed here a part would be taken for all that was printed then.
  const statements = claim.next === null ? claim.statements : [];
  const course = courseOf(
    changes,
    statements.map(({ publishedAt }) => publishedAt),
  );
  return (
    <section className="section">
      <h2>Its course</h2>
      <CoursePicture
        course={course}
        statements={statements}
        events={eventsOf(statements)}
        width={PAPER_PX}
        moment={course.to}
      />
      <table className="sheet-table">
        <tbody>
          {changes.map((change, place) => (
            <tr key={`${change.at} ${place}`}>
              <td className="nowrap">{sayDate(change.at)}</td>
              <td>
                <StatusWord status={change.status} />
              </td>
              <td>{[...new Set(change.cause.map(({ holder, did }) => `${did}: ${holder}`))].slice(0, 4).join('; ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Figures({ id, asked }: { id: string; asked: Asked }) {
  const { panels, error, again } = useFigures(id, asked);
  const nameOf = useOutletNames();
  if (error) return <PartComing title="The figures" {...{ error, again }} />;
  if (panels.length === 0) return null;
  return (
    <section className="section">
      <h2>The figures</h2>
      <table className="sheet-table">
        <tbody>
          {panels.flatMap(({ claimId, measure, unit, rows }) =>
            rows.flatMap(({ holder, marks }) =>
              marks.map((mark) => (
                <tr key={`${claimId} ${measure} ${mark.statementId}`}>
                  <td>{measure.replaceAll('_', ' ')}</td>
                  <td>{holder}</td>
                  <td>{`${sayFigure(mark)} ${unit}${mark.isMisfit ? ' ≠' : ''}`}</td>
                  <td>{mark.outlets.map(nameOf).join(', ')}</td>
                </tr>
              )),
            ),
          )}
        </tbody>
      </table>
    </section>
  );
}

function Statements({ claim: { statements, next } }: { claim: Claim }) {
  const nameOf = useOutletNames();
  return (
    <section className="section">
      <h2>{`Who prints what: ${plural(statements.length, 'statement')}${next === null ? '' : ', the first'}`}</h2>
      <table className="sheet-table">
        <tbody>
          {statements.map((statement) => {
            const { statementId, outletId, publishedAt, holder, stance, lean, inferred, place, notCounted } = statement;
            return (
              <tr key={statementId}>
                <td>{nameOf(outletId)}</td>
                <td>{sayDate(publishedAt)}</td>
                <td>
                  <StanceMark stance={stance} lean={lean} inferred={inferred} size={12} /> {holder.name}
                  {` ${stanceInWords({ stance, lean })} (${actInWords(statement)}), in the ${PLACE_WORDS[place]}`}
                  {notCounted !== undefined && <span className="quiet">{`; not counted: ${notCounted}`}</span>}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

/** Whoever has the paper finds the same again, and can hold it against the log. */
function Provenance({ claim, asked }: { claim: Claim; asked: Asked }) {
  const { claimId, asOf } = claim;
  const known = asked.known ?? asOf;
  const stream = useInfiniteQuery(streamPages(`claim-${claimId}`));
  const { data, hasNextPage } = stream;
  useAllPages(stream);
  const all = data?.pages.flatMap(({ commits }) => commits) ?? [];
  const commits = commitsBy(all, known).filter(({ stands }) => stands);
  const words = new URLSearchParams([...(asked.at === undefined ? [] : [['at', asked.at]]), ['known', known]]);
  return (
    <section className="section sheet-provenance" aria-label="What it rests on" aria-busy={!data || hasNextPage}>
      <h2>What it rests on</h2>
      <dl className="facts">
        <dt>Link</dt>
        <dd className="sheet-link">{`${location.origin}/claims/${encodeURIComponent(claimId)}/sheet?${words}`}</dd>
        <dt>Published</dt>
        <dd>{asked.at === undefined ? 'all that is on record' : `by ${sayDate(asked.at)}`}</dd>
        <dt>On record</dt>
        <dd>{asked.known === undefined ? 'all of it' : `by ${sayKnown(asked.known)}`}</dd>
        {asked.known !== asOf && (
          <>
            <dt>Log</dt>
            <dd>{`answered at position ${asOf}`}</dd>
          </>
        )}
        <dt>{plural(commits.length, 'commit')}</dt>
        <dd className="sheet-commits">
          {commits.map(({ id, version, partition, offset }) => (
            <span key={`${partition}:${offset}`}>{`${version} ${id}`} </span>
          ))}
        </dd>
      </dl>
    </section>
  );
}
