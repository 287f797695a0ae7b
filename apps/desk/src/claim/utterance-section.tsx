/** The utterances that papers tell differently, each with the words that they print. */
import { useMemo } from 'react';
import { sayDate } from '../dates/edtf.js';
import { inWords } from '../words.js';
import { UtteranceTable } from './utterance-table.js';
import { type Statement, toldDifferently } from './utterances.js';

interface Shown {
  claimId: string;
  statements: Statement[];
  /** There are more than have come: what is counted is of these. */
  isComing: boolean;
}

export function Utterances({ claimId, statements, isComing }: Shown) {
  const [first, ...others] = useMemo(() => toldDifferently(statements), [statements]);
  if (!first) return null;
  const section = (utterance: typeof first) => (
    <section className="section" key={utterance.id} aria-label={`What ${utterance.holder} said`}>
      <div className="section-head">
        <h2>{`What ${utterance.holder} said${utterance.saidAt ? ` on ${sayDate(utterance.saidAt)}` : ''}`}</h2>
        <span className="quiet">
          {`one utterance, told by ${inWords(utterance.outlets.length, 'outlet')} in ${inWords(utterance.ways, 'way')}${isComing ? ' so far' : ''} · ~ is the outlet’s own reading, and never counts`}
        </span>
      </div>
      <UtteranceTable claimId={claimId} utterance={utterance} inFull />
    </section>
  );
  return (
    <>
      {[first].map(section)}
      {others.length > 0 && (
        <details className="more">
          <summary>{`${inWords(others.length, 'other utterance')} told differently${isComing ? ' so far' : ''}`}</summary>
          {others.slice(0, 20).map(section)}
        </details>
      )}
    </>
  );
}
