/** What was taken back on a claim, and who still carries it. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { question } from '../ask.js';
import { sayDate, sayLength, spanOf } from '../dates/edtf.js';
import { useOutletNames } from '../outlet-names.js';
import { type Carrier, type Cascade, cascadesOf, type Retraction } from './cascade.js';
import type { AskedAt } from './claim.js';
import type { Statement } from './utterances.js';
import './cascade.css';

const WHY: Record<Retraction['why'], string> = {
  report_corrected: 'corrected it',
  report_withdrawn: 'withdrew its report',
  holder_retracted: 'reports that its holder took it back',
  misrendered: 'had rendered it wrongly, the desk says',
};

interface Shown {
  /** Of that moment. */
  statements: Statement[];
  isComing: boolean;
  asked: AskedAt;
}

export function Cascades({ statements, isComing, asked }: Shown) {
  const cascades = useMemo(() => {
    const moment = Math.min(asked.at === undefined ? Date.now() : spanOf(asked.at).to, Date.now());
    return cascadesOf(statements, moment);
  }, [statements, asked.at]);
  if (cascades.length === 0) return null;
  return (
    <section className="section" id="cascade" aria-labelledby="cascade-title">
      <div className="section-head">
        <h2 id="cascade-title">What was taken back, and who still carries it</h2>
        {isComing && <span className="quiet">of those statements that are here so far</span>}
      </div>
      {cascades.map((cascade) => (
        <CascadeShown key={`${cascade.by.reportId} ${cascade.by.publishedAt}`} {...{ cascade, asked }} />
      ))}
    </section>
  );
}

function CascadeShown({ cascade, asked }: { cascade: Cascade; asked: AskedAt }) {
  const { by, outletId, takenBack, carriers } = cascade;
  const nameOf = useOutletNames();
  const { data } = useQuery(question('/v1/reports/{id}', { id: by.reportId, query: asked }));
  const told = [...(data?.corrections ?? []), ...(data?.withdrawal ? [data.withdrawal] : [])];
  const note = told.find(({ publishedAt }) => publishedAt === by.publishedAt)?.note;
  return (
    <div className="cascade">
      <p className="cascade-head">
        <span className="when">{sayDate(by.publishedAt)}</span>{' '}
        <Link to="/reports/$id" params={{ id: by.reportId }} search={asked}>
          {nameOf(outletId)}
        </Link>{' '}
        <strong>{WHY[by.why]}</strong>
        {': '}
        {takenBack.map(({ statementId, holder }, place) => (
          <span key={statementId}>
            {place > 0 && ', '}
            <Link to="." search={(said: object) => ({ ...said, s: statementId })} resetScroll={false}>
              {holder.name}
            </Link>
          </span>
        ))}
      </p>
      {note !== undefined && (
        <p className="words" dir="auto">
          “{note}”
        </p>
      )}
      {carriers.length === 0 && <p className="quiet">Nobody had it from there.</p>}
      <ul>
        {carriers.map((carrier) => (
          <CarrierShown key={carrier.statement.statementId} {...{ carrier, by, from: nameOf(outletId) }} />
        ))}
      </ul>
    </div>
  );
}

function CarrierShown({ carrier, by, from }: { carrier: Carrier; by: Retraction; from: string }) {
  const { statement, ended, upForMs } = carrier;
  const nameOf = useOutletNames();
  return (
    <li className="cascade-carrier">
      <Link to="." search={(said: object) => ({ ...said, s: statement.statementId })} resetScroll={false}>
        {nameOf(statement.outletId)}
      </Link>
      <ol className="cascade-steps">
        <li>{`printed ${sayDate(statement.publishedAt)}`}</li>
        <li>{`${from} took it back ${sayDate(by.publishedAt)}`}</li>
        {ended ? (
          <li>{`${ended.why === 'report_withdrawn' ? 'withdrawn' : 'corrected'} ${sayDate(ended.publishedAt)}`}</li>
        ) : (
          <li className="cascade-up">{`still up, ${sayLength(upForMs)}`}</li>
        )}
      </ol>
    </li>
  );
}
