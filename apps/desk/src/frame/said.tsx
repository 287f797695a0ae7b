/** A statement as a line: who says what of which claim, where, when, and in what words. */
import { Link } from '@tanstack/react-router';
import type { Answer } from '#client';
import { sayDate } from '../dates/edtf.js';
import { StanceMark } from '../marks/stance-mark.js';
import { useOutletNames } from '../outlet-names.js';
import type { MomentWords } from '../search-words.js';
import { actInWords, PLACE_WORDS } from '../words.js';

type Said = Answer<'/v1/reports/{id}/statements'>['statements'][number];

interface Shown {
  said: Said;
  withOutlet?: boolean;
  /** The moment of the screen, which goes along. */
  asked?: MomentWords;
}

export function SaidLine({ said, withOutlet = false, asked = {} }: Shown) {
  const nameOf = useOutletNames();
  const { holder, stance, lean, inferred, place, claimId, statementId, quote, passage, publishedAt, notCounted } = said;
  const words = quote?.exact ?? passage;
  return (
    <li className="said">
      <StanceMark stance={stance} lean={lean} inferred={inferred} />
      <div className="said-by">
        <Link to="/claims/$id" params={{ id: claimId }} search={{ ...asked, s: statementId }}>
          {`${holder.name} ${actInWords(said)}`}
        </Link>
        <span className="quiet">{` · ${withOutlet ? `${nameOf(said.outletId)}, ` : ''}in the ${PLACE_WORDS[place]} · `}</span>
        <span className="quiet" dir="auto">
          {said.proposition ?? claimId}
        </span>
        {words !== undefined && (
          <p className="words" dir="auto" lang={quote?.language}>
            “{words}”
          </p>
        )}
        {notCounted !== undefined && <p className="small quiet">{`not counted: ${notCounted}`}</p>}
      </div>
      <span className="quiet nowrap">{sayDate(publishedAt)}</span>
    </li>
  );
}
