/** One sentence in as many ways as papers print it. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { question } from '../ask.js';
import { UtteranceTable } from '../claim/utterance-table.js';
import { toldDifferently } from '../claim/utterances.js';
import { sayDate } from '../dates/edtf.js';
import { StanceMark, stanceInWords } from '../marks/stance-mark.js';
import { inWords } from '../words.js';
import type { OnTheBoard } from './board.js';

export function UtteranceCard({ claim }: { claim: OnTheBoard }) {
  const { data } = useQuery(question('/v1/claims/{id}', { id: claim.claimId, query: { limit: 500 } }));
  const [utterance] = data ? toldDifferently(data.statements) : [];
  const [first] = Object.values(utterance?.outlets[0]?.places ?? {}).flat();
  const { data: attribution } = useQuery({
    ...question('/v1/claims/{id}/attribution', {
      id: claim.claimId,
      query: { statement: first?.statementId ?? '', limit: 1 },
    }),
    enabled: first !== undefined,
  });
  if (!utterance) return <div className="card card-wide card-empty" />;
  const [counted] = attribution?.holders ?? [];
  // Of a claim of more statements than are asked for here others may have printed it, too.
  const atLeast = data?.next === null ? '' : 'at least ';
  return (
    <article className="card card-wide">
      <p className="kicker">One utterance, told differently · on “{claim.proposition}”</p>
      <h2 className="sentence">
        <Link to="/claims/$id" params={{ id: claim.claimId }} search={{}}>
          {`${atLeast}${inWords(utterance.outlets.length, 'paper')} printed what ${utterance.holder} said${utterance.saidAt ? ` on ${sayDate(utterance.saidAt)}` : ''} in ${inWords(utterance.ways, 'way')}`}
        </Link>
      </h2>
      <UtteranceTable claimId={claim.claimId} utterance={utterance} />
      <p className="card-foot">
        <span className="quiet">~ the outlet’s own reading: shown, never counted.</span>
        {counted?.stance && (
          <span>
            {'However many print it, it counts once: '}
            <StanceMark stance={counted.stance} lean={counted.lean} />{' '}
            <strong>{stanceInWords({ stance: counted.stance, lean: counted.lean })}</strong>
          </span>
        )}
      </p>
    </article>
  );
}
