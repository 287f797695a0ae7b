/** The board's own changes, of whichever claim: on the published clock those of all timelines as they stand, on the desk's all that was put on file. */
import { streamName } from '#newsroom';
import type { Transaction } from '#postgres';
import { around } from './desk-clock.js';
import { aroundMoment, inBigint, publishedBy, type Shown } from './moment.js';
import type { ParameterValues } from './question.js';

export async function aroundTheBoard(snapshot: Transaction, asked: ParameterValues): Promise<Shown> {
  const published = asked.at === undefined ? undefined : await publishedAround(snapshot, asked);
  const ofClaims = snapshot`stands and starts_with(stream, ${streamName('claim', '')})`;
  const recorded = asked.known === undefined ? undefined : await around(snapshot, ofClaims, asked.known);
  return { onFile: true, published, recorded };
}

async function publishedAround(snapshot: Transaction, asked: ParameterValues) {
  const until = snapshot`${String(inBigint(publishedBy(asked)))}::bigint`;
  const [row] = await snapshot<Record<'shown' | 'before' | 'after', string | null>[]>`
    select shown, (select max(moment)::text from changes where moment < shown::bigint) as before,
      (select min(moment)::text from changes where moment > ${until}) as after
    from (select max(moment)::text as shown from changes where moment <= ${until}) s`;
  const moments = Object.values(row ?? {}).flatMap((moment) => (moment === null ? [] : Number(moment)));
  return aroundMoment(moments, publishedBy(asked));
}
