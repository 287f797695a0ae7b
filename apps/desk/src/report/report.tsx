/** A report as its outlet keeps it: its headlines one after the other, what it took back, and what it says of which claims. */
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { Answer } from '#client';
import { question } from '../ask.js';
import { sayDate } from '../dates/edtf.js';
import { OutsideLink } from '../frame/outside-link.js';
import { SaidLine } from '../frame/said.js';
import { Screen } from '../frame/screen.js';
import { plural } from '../words.js';
import { wordDiff } from './word-diff.js';

type Report = Answer<'/v1/reports/{id}'>;

const route = getRouteApi('/reports/$id');

export function ReportScreen() {
  const { id } = route.useParams();
  return (
    <Screen
      asks={question('/v1/reports/{id}', { id })}
      title={({ headline, reportId }) => headline ?? reportId}
      concerns={({ events }) => events.some(({ data }) => data.reportId === id)}
    >
      {(report) => (
        <>
          <Head report={report} />
          <Revisions report={report} />
          <Ends report={report} />
          <Statements id={id} />
        </>
      )}
    </Screen>
  );
}

function Head({ report }: { report: Report }) {
  const { reportId, headline, outletId, outlet, publishedAt, life, url, authors = [], language } = report;
  return (
    <header>
      <p className="kicker">
        {outletId !== undefined && (
          <Link to="/outlets/$id" params={{ id: outletId }}>
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

function Revisions({ report: { revisions, language } }: { report: Report }) {
  if (revisions.length === 0) return null;
  const headlines = revisions.map(({ headline }) => headline);
  return (
    <section className="section" aria-labelledby="revisions-title">
      <h2 id="revisions-title">{plural(revisions.length, 'revision')}</h2>
      <table className="list">
        <thead>
          <tr>
            {['When', 'Headline', 'What the outlet said of it'].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {revisions.map(({ publishedAt, headline, noted, note }, place) => (
            <tr key={`${publishedAt} ${place}`}>
              <td className="nowrap">{sayDate(publishedAt)}</td>
              <td dir="auto" lang={language}>
                <Headline
                  before={headlines.slice(0, place).findLast((one) => one !== undefined)}
                  after={headline}
                  language={language}
                />
              </td>
              <td dir="auto">{noted ? (note ?? 'noted') : `in silence${note === undefined ? '' : `: ${note}`}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface Compared {
  before: string | undefined;
  after: string | undefined;
  language: string | undefined;
}

function Headline({ before, after, language }: Compared) {
  if (after === undefined) return <span className="quiet">as before</span>;
  if (before === undefined) return after;
  return wordDiff(before, after, language).map(({ text, is }, place) => {
    if (is === 'added') return <ins key={place}>{text}</ins>;
    return is === 'taken' ? <del key={place}>{text}</del> : <span key={place}>{text}</span>;
  });
}

/** What it corrected, held or withdrew, and how far each has come. */
function Ends({ report: { corrections, withdrawal, holds, notes } }: { report: Report }) {
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
                  <Link to="/claims/$id" params={{ id: claimId }} search={{ s: statementId }}>
                    {holder ?? statementId}
                  </Link>
                  {` on ${claimId}: ${progress.replaceAll('_', ' ')}`}
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

function Statements({ id }: { id: string }) {
  const { data } = useQuery(question('/v1/reports/{id}/statements', { id, query: { limit: 500 } }));
  if (!data) return null;
  return (
    <section className="section" aria-labelledby="said-title">
      <h2 id="said-title">{`What it said: ${plural(data.statements.length, 'statement')}`}</h2>
      <ul>
        {data.statements.map((said) => (
          <SaidLine key={said.statementId} said={said} />
        ))}
      </ul>
    </section>
  );
}
