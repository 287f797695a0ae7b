/** Which claims of the board are asked for. */
import { FLAGS, STATUSES, VERDICTS } from '#newsroom';
import type { Transaction } from '#postgres';
import { changedSince } from './changed-since.js';
import { isShown } from './holder.js';
import { inBigint, publishedBy } from './moment.js';
import { dateOrPosition, ID, oneOf, type ParameterValues, text, type Visibility } from './question.js';
import { searched } from './search.js';

export const FILTERS = {
  status: oneOf('Only claims of this status.', STATUSES),
  verdict: oneOf('Only claims with this verdict.', VERDICTS),
  outlet: { ...ID, means: 'Only claims that this outlet has a statement on.' },
  holder: { ...ID, means: 'Only claims on which this holder on file has said something.' },
  flag: oneOf('Only claims with this flag.', FLAGS),
  topic: text('Only claims on this topic.'),
  since: dateOrPosition(
    'Only claims that the desk has changed since then; a bare date is the beginning of that day. With the `asOf` of a list: what its pages may have missed.',
  ),
  q: searched(
    'Only claims that have these words in their proposition or topic, in a headline, or in the name of a holder or an outlet.',
  ),
};

/** A condition is there where it is asked for: then the plan goes by an index, whoever makes it and when. */
export async function wantedIn(snapshot: Transaction, asked: ParameterValues, { ofKilled }: Visibility) {
  const { status, verdict, outlet, holder, flag, topic, since } = asked;
  const until = snapshot`${String(inBigint(publishedBy(asked)))}::bigint`;
  return [
    snapshot`true`,
    ...(status ? [snapshot`and status = ${status}`] : []),
    ...(topic === undefined ? [] : [snapshot`and topic = ${topic}`]),
    ...(verdict ? [snapshot`and verdict->>'verdict' = ${verdict}`] : []),
    ...(flag ? [snapshot`and flags ? ${flag}`] : []),
    ...(outlet
      ? [
          snapshot`and exists (select from carried k where k.claim_id = told.claim_id and k.outlet_id = ${outlet} and k.moment <= ${until})`,
        ]
      : []),
    ...(holder
      ? [
          snapshot`and exists (select from spoken s where s.claim_id = told.claim_id and s.holder_id = ${holder} and s.published <= ${until} and ${isShown(snapshot, ofKilled)})`,
        ]
      : []),
    ...(since ? [snapshot`and ${await changedSince(snapshot, since)}`] : []),
  ];
}
