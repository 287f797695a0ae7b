/** A report as its outlet keeps it: its headlines one after the other, what it took back, and what it says of which claims. */
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { Answer } from '#client';
import { question, whole } from '../ask.js';
import { sayDate } from '../dates/edtf.js';
import { OutsideLink } from '../frame/outside-link.js';
import { SaidLine } from '../frame/said.js';
import { MomentFields } from '../frame/moment-field.js';
import { Screen } from '../frame/screen.js';
import { momentWords, type MomentWords } from '../search-words.js';
import { plural } from '../words.js';
import { Revisions } from './revisions.js';

type Report = Answer<'/v1/reports/{id}'>;

const route = getRouteApi('/reports/$id');

export function ReportScreen() {
  const { id } = route.useParams();
  const { at, known, rev } = route.useSearch();
  const asked = momentWords({ at, known });
  return (
    <Screen
      asks={question('/v1/reports/{id}', { id, query: asked })}
      asOf={asked}
      title={({ headline, reportId }) => headline ?? reportId}
      concerns={({ events }) => events.some(({ data }) => data.reportId === id)}
    >
      {(report) => (
        <>
          <Head report={report} asked={asked} />
          <MomentFields at={at} known={known} />
          <Revisions report={report} rev={rev} />
          <Ends report={report} asked={asked} />
          <Statements id={id} asked={asked} />
        </>
      )}
    </Screen>
  );
}

function Head({ report, asked }: { report: Report; asked: MomentWords }) {
  const { reportId, headline, outletId, outlet, publishedAt, life, url, authors = [], language } = report;
  return (
    <header>
      <p className="kicker">
        {outletId !== undefined && (
          <Link to="/outlets/$id" params={{ id: outletId }} search={asked}>
            {outlet ?? outletId}
          </Link>
        )}
        {publishedAt !== undefined && ` · ${sayDate(publishedAt)}`}
        {life !== 'published' && ` · ${life}`}
      </p>
      <h1 dir="auto" lang={language}>
        {headline ?? reportId}
      </h1>
      <p className="quiet">
        {authors.join(', ')}
        {url !== undefined && <OutsideLink url={url} />}
      </p>
      {report.killed && <p className="misfit">Killed: its texts are hidden.</p>}
    </header>
  );
}

/** What it corrected, held or withdrew, and how far each has come. */
function Ends({ report, asked }: { report: Report; asked: MomentWords }) {
  const { reportId, corrections, withdrawal, holds, notes } = report;
  const propositionOf = usePropositions(reportId, asked);
  const ends = [
    ...corrections.map((one) => ({ ...one, what: 'corrected' })),
    ...holds.map(({ from, ...one }) => ({ ...one, publishedAt: from, what: 'held' })),
    ...notes.map((one) => ({ ...one, what: 'noted', reaches: [] })),
    ...(withdrawal ? [{ ...withdrawal, what: 'withdrawn' }] : []),
  ];
  if (ends.length === 0) return null;
  return (
    <section className="section" aria-labelledby="ends-title">
      <h2 id="ends-title">What became of it</h2>
      <ul>
        {ends.map(({ what, publishedAt, note, reaches }) => (
          <li key={`${what} ${publishedAt}`} className="said">
            <strong>{what}</strong>
            <div className="said-by">
              <span dir="auto">{note}</span>
              {reaches.map(({ claimId, statementId, holder, progress }) => (
                <p key={statementId} className="small">
                  <Link to="/claims/$id" params={{ id: claimId }} search={{ ...asked, s: statementId }}>
                    {holder ?? statementId}
                  </Link>
                  {` on “${propositionOf(claimId)}”: ${progress.replaceAll('_', ' ')}`}
                </p>
              ))}
            </div>
            <span className="quiet nowrap">{sayDate(publishedAt)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function statementsQuestion(id: string, asked: MomentWords) {
  return whole('/v1/reports/{id}/statements', 'statements', { id, query: asked });
}

/** As its statements have them; the id of a claim on which it says nothing any more. */
function usePropositions(reportId: string, asked: MomentWords): (claimId: string) => string {
  const { data } = useQuery(statementsQuestion(reportId, asked));
  const propositions = new Map(data?.statements.map(({ claimId, proposition }) => [claimId, proposition]));
  return (claimId) => propositions.get(claimId) ?? claimId;
}

function Statements({ id, asked }: { id: string; asked: MomentWords }) {
  const { data } = useQuery(statementsQuestion(id, asked));
  if (!data) return null;
  return (
    <section className="section" aria-labelledby="said-title">
      <h2 id="said-title">{`What it said: ${plural(data.statements.length, 'statement')}`}</h2>
      <ul>
        {data.statements.map((said) => (
          <SaidLine key={said.statementId} said={said} asked={asked} />
        ))}
      </ul>
    </section>
  );
}
