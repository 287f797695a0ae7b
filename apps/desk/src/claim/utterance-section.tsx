/** The utterances that papers tell differently, each with the words that they print. */
import type { Answer } from '#client';
import { sayDate } from '../dates/edtf.js';
import { inWords } from '../words.js';
import { UtteranceTable } from './utterance-table.js';
import { toldDifferently } from './utterances.js';

export function Utterances({ claim }: { claim: Answer<'/v1/claims/{id}'> }) {
  const [first, ...others] = toldDifferently(claim.statements);
  if (!first) return null;
  const section = (utterance: typeof first) => (
    <section className="section" key={utterance.id} aria-label={`What ${utterance.holder} said`}>
      <div className="section-head">
        <h2>{`What ${utterance.holder} said${utterance.saidAt ? ` on ${sayDate(utterance.saidAt)}` : ''}`}</h2>
        <span className="quiet">
          {`one utterance, told by ${inWords(utterance.outlets.length, 'outlet')} in ${inWords(utterance.ways, 'way')} · ~ is the outlet’s own reading, and never counts`}
        </span>
      </div>
      <UtteranceTable claimId={claim.claimId} utterance={utterance} inFull />
    </section>
  );
  return (
    <>
      {[first].map(section)}
      {others.length > 0 && (
        <details className="more">
          <summary>{`${inWords(others.length, 'other utterance')} told differently`}</summary>
          {others.slice(0, 20).map(section)}
        </details>
      )}
    </>
  );
}
