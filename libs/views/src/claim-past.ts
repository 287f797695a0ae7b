/** Where a moment stands in a claim's story: since when it was so, by what, and which changes are beside it on either clock. */
import { earliest, type StatusChange, streamName, timelineInSteps } from '#newsroom';
import type { Transaction } from '#postgres';
import { type ClaimOnFile, claimOnFile } from './claim-on-file.js';
import { recordedAround } from './desk-clock.js';
import { aroundMoment, inBigint, isPast, type Neighbours, publishedBy, type Shown } from './moment.js';
import type { ParameterValues, Reader } from './question.js';
import type { Raw, Snapshot } from './reading.js';
import { inSlices } from './slices.js';

export interface Past {
  /** As far as they are needed to tell since when a status has lasted, and what caused it. */
  changes: Pick<StatusChange, 'at' | 'status' | 'cause' | 'causeTotal'>[];
  shown: Shown;
}

interface Asking {
  asked: ParameterValues;
  reader: Reader;
}

export async function pastOf(raw: Raw, onFile: ClaimOnFile, { asked, reader }: Asking): Promise<Past> {
  const { claim } = onFile;
  const recorded = await recordedAround(raw, [streamName('claim', claim.claimId)], asked);
  const { changes, published } =
    asked.known === undefined ? await storedPast(raw, claim.claimId, asked) : await told(onFile, asked, reader);
  return { changes, shown: { onFile: onFile.onFile, published, recorded } };
}

/** Where nothing but the neighbours is asked for: of now there is nothing to say. */
export async function shownOf(raw: Raw, onFile: ClaimOnFile, { asked, reader }: Asking): Promise<Shown> {
  return isPast(asked) ? (await pastOf(raw, onFile, { asked, reader })).shown : { onFile: true };
}

/** The same of a claim of which nothing else is folded. Undefined if it is not on file. */
export async function shownIn(snapshot: Snapshot, asked: ParameterValues, reader: Reader): Promise<Shown | undefined> {
  if (!isPast(asked)) {
    const rows = await snapshot`select from claims where claim_id = ${asked.id ?? ''}`;
    return rows.length > 0 ? { onFile: true } : undefined;
  }
  return snapshot.folded(asked.id ?? '', async (raw) => {
    const onFile = await claimOnFile(raw, asked, reader);
    return onFile && shownOf(raw, onFile, { asked, reader });
  });
}

type InStory = Pick<Past, 'changes'> & { published: Neighbours };

async function told({ claim }: ClaimOnFile, asked: ParameterValues, reader: Reader): Promise<InStory> {
  const changes = await inSlices(timelineInSteps(claim), reader);
  const moments = changes.map(({ at }) => earliest(at));
  return { changes, published: aroundMoment(moments, publishedBy(asked)) };
}

/** As the timeline keeps it. */
export async function storedPast(raw: Transaction, claimId: string, asked: ParameterValues): Promise<InStory> {
  const [shown] = await raw<(Past['changes'][number] & { since: string })[]>`
    select at, since, status, cause, cause_total as "causeTotal" from changes
    where claim_id = ${claimId} and moment <= ${until(asked)}::bigint order by moment desc, ordinal desc limit 1`;
  const published = await storedAround(raw, claimId, asked);
  if (!shown) return { changes: [], published };
  const { since, ...last } = shown;
  return { changes: [{ ...last, at: since }, last], published };
}

/** The changes of a claim's timeline, as it stands. */
export async function storedAround(sql: Transaction, claimId: string, asked: ParameterValues): Promise<Neighbours> {
  const rows = await sql<{ moment: string }[]>`
    (select moment::text from changes where claim_id = ${claimId} and moment <= ${until(asked)}::bigint order by changes.moment desc limit 2)
    union all
    (select moment::text from changes where claim_id = ${claimId} and moment > ${until(asked)}::bigint order by changes.moment limit 1)`;
  return aroundMoment(
    rows.map(({ moment }) => Number(moment)),
    publishedBy(asked),
  );
}

function until(asked: ParameterValues): string {
  return String(inBigint(publishedBy(asked)));
}
