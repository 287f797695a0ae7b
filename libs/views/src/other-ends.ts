/** How the claims at the other ends of links stand: each by itself, now, at a moment, or as the desk knew it. */
import { type Static, Type } from '@sinclair/typebox';
import { inStreamName, statusInSteps, streamName } from '#newsroom';
import type { Transaction } from '#postgres';
import { nullable, PASSED_OVER, STATUS, VERDICT } from './answer.js';
import { claimsAt } from './board.js';
import { claimOnFile } from './claim-on-file.js';
import { markedIfPassedOver } from './passed-over.js';
import type { ParameterValues, Reader } from './question.js';
import type { Snapshot } from './reading.js';
import { inSlices } from './slices.js';

/** Null where it is not told: it was not on file by then, or its past is too large to be read beside another's. */
export const OTHER_END = Type.Object(
  {
    claimId: Type.String(),
    proposition: nullable(Type.String()),
    status: nullable(STATUS),
    since: nullable(Type.String()),
    verdict: nullable(VERDICT),
    passedOver: PASSED_OVER,
  },
  { $id: 'OtherEnd' },
);
type OtherEnd = Static<typeof OTHER_END>;

/** A claim of more events is asked for by itself, where only so many are read at once. */
const MOST_EVENTS = 500;

interface Asking {
  ids: string[];
  asked: ParameterValues;
  reader: Reader;
}

export async function otherEnds(snapshot: Snapshot, asking: Asking): Promise<Map<string, OtherEnd>> {
  const { ids, asked } = asking;
  const told = asked.known === undefined ? await fromRows(snapshot, ids, asked.at) : await asKnown(snapshot, asking);
  const known = new Map(told.map((end) => [end.claimId, end]));
  const ends = ids.map((claimId) => known.get(claimId) ?? { claimId, ...NOT_TOLD });
  const marked = await markedIfPassedOver(snapshot, ends, ({ claimId }) => streamName('claim', claimId));
  return new Map(marked.map((end) => [end.claimId, end]));
}

const NOT_TOLD = { proposition: null, status: null, since: null, verdict: null };

async function fromRows(snapshot: Transaction, ids: string[], at: string | undefined): Promise<OtherEnd[]> {
  return snapshot<OtherEnd[]>`
    select claim_id as "claimId", proposition, status, since, verdict from (${claimsAt(snapshot, at)}) c where claim_id = any (${ids})`;
}

/** One after the other: of each the events are read. */
async function asKnown(snapshot: Snapshot, { ids, asked: { at, known }, reader }: Asking): Promise<OtherEnd[]> {
  const small = await snapshot<{ stream: string }[]>`
    select stream from streams
    where stream = any (${ids.map((id) => streamName('claim', id))}) and version <= ${MOST_EVENTS}`;
  const ends: OtherEnd[] = [];
  for (const { stream } of small) {
    const { id } = inStreamName(stream);
    const end = await snapshot.folded(id, async (raw) => {
      const onFile = await claimOnFile(raw, { id, known }, reader);
      if (!onFile?.onFile) return undefined;
      const { claimId, proposition, verdict = null } = onFile.claim;
      const { status, since } = await inSlices(statusInSteps(onFile.claim, at), reader);
      return { claimId, proposition, status, since, verdict };
    });
    if (end) ends.push(end);
  }
  return ends;
}
