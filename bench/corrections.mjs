/** A history full of corrections: of each three statements of a claim one is amended, held, retracted or of an utterance that others render, too. */
import { claimEvents } from './coverage.mjs';

export function* corrections(claimId, statements) {
  let n = 0;
  for (const { type, data } of claimEvents(claimId, statements)) {
    if (type === 'ClaimRegistered') yield { type, data };
    else {
      const { statementId, publishedAt } = data;
      yield { type, data: n % 2 === 0 ? { ...data, utterance: `u-${n % 6}` } : data };
      const about = { claimId, statementId, publishedAt };
      if (n % 6 === 1)
        yield {
          type: 'StatementAmended',
          data: { claimId, statementId, changes: { note: 'Heard again.' }, reason: 'It was misheard.' },
        };
      if (n % 6 === 3) {
        yield { type: 'StatementSuspended', data: about };
        yield { type: 'StatementResumed', data: about };
      }
      if (n % 3 === 2)
        yield {
          type: 'StatementRetracted',
          data: { ...about, why: n % 2 === 0 ? 'report_corrected' : 'holder_retracted' },
        };
      n += 1;
    }
  }
}
