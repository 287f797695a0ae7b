/**
 * The timeline as the desk knew it, by the rules that tell it now. Of a large claim it is read from the rows of now, up to
 * the first moment that what came since may have told otherwise: only who asks for what is beyond has all of it folded.
 */
import {
  type Claim,
  earliest,
  kindOf,
  noClaim,
  stateInSteps,
  type Steps,
  streamName,
  timelineInSteps,
  toRetell,
} from '#newsroom';
import { claimOnFile, type StandingCommit } from './claim-on-file.js';
import { pastOf, storedAround } from './claim-past.js';
import { commitsBy, commitsOf, deedsOf, versionKnown } from './deeds.js';
import { recordedAround } from './desk-clock.js';
import { inBigint, publishedBy, type Shown } from './moment.js';
import { pageOf } from './page.js';
import { LARGE } from './past-told.js';
import type { ParameterValues, Reader } from './question.js';
import type { Raw, Snapshot } from './reading.js';
import { inSlices } from './slices.js';
import { type Changes, storedChanges } from './stored-changes.js';

type Told = Changes & { shown: Shown };

/** Undefined if the claim is not on file. */
export async function foldedTimeline(
  snapshot: Snapshot,
  asked: ParameterValues,
  reader: Reader,
): Promise<Told | undefined> {
  return snapshot.folded(asked.id ?? '', async (raw) => {
    const onFile = await claimOnFile(raw, asked, reader);
    if (!onFile) return undefined;
    const all = await inSlices(timelineInSteps(onFile.claim), reader);
    const placed = all.map((change, ordinal) => ({ change, ordinal, moment: inBigint(earliest(change.at)) }));
    const until = inBigint(publishedBy(asked));
    const { after } = reader;
    const wanted = placed.filter(({ moment, ordinal }) => moment <= until && ordinal > Number(after?.ordinal ?? -1));
    const { page, next } = pageOf(wanted, asked, ({ moment, ordinal }) => ({ moment, ordinal }));
    const { shown } = await pastOf(raw, onFile, { asked, reader });
    return { changes: page.map(({ change }) => change), next, shown };
  });
}

/** Undefined where it is to be folded. */
export async function settledTimeline(
  snapshot: Snapshot,
  asked: ParameterValues,
  reader: Reader,
): Promise<Told | undefined> {
  const { id = '' } = asked;
  const told = await snapshot.folded(id, async (raw) => {
    const until = await settledUntil(raw, asked, reader);
    if (until === undefined) return undefined;
    const recorded = await recordedAround(raw, [streamName('claim', id)], asked);
    return { until, shown: { onFile: true, published: await storedAround(raw, id, asked), recorded } };
  });
  if (!told) return undefined;
  const { until, shown } = told;
  const page = await storedChanges(snapshot, asked, { ...reader, end: until });
  const isToldBy = (moment: number) => until === Infinity || moment < until;
  const isWhole = page.next !== null || isToldBy(publishedBy(asked));
  const { after } = shown.published;
  const isBeside = asked.at === undefined || isToldBy(after === null ? Infinity : earliest(after));
  return isWhole && isBeside ? { ...page, shown } : undefined;
}

/**
 * The moment up to which a large claim was told as it is now, though more of it is on file since. Undefined where that may
 * be told otherwise at any moment: since then it was said whom a name means, or who repeats whom.
 */
async function settledUntil(raw: Raw, asked: ParameterValues, reader: Reader): Promise<number | undefined> {
  const { id = '', known = '' } = asked;
  const version = await versionKnown(raw, id, known);
  if (version === undefined || version <= LARGE) return undefined;
  const deeds = await deedsOf(raw, id);
  if (!deeds) return undefined;
  const deedsSince = deeds.filter((deed) => deed.version > version);
  const since = await commitsOf(raw, id, deedsSince);
  const done = since.reduce((all, { events }) => all + events.length, 0);
  const [put] = await raw<{ isAll: boolean; published: string | null }[]>`
    select count(s.version) = c.version - ${version + done} as "isAll", min(s.published)::text as published
    from claims c left join statements s
      on s.claim_id = c.claim_id and s.version > ${version} and s.version <> all(${deedsSince.map((deed) => deed.version)}::int[])
    where c.claim_id = ${id} group by c.version`;
  if (!put?.isAll) return undefined;
  const before = await commitsBy(raw, id, { deeds, version });
  const touched = await inSlices(touchedFrom(id, { before, since }), reader);
  return touched === undefined ? undefined : Math.min(touched, Number(put.published ?? Infinity));
}

/** By what was done since. What a dependence is about depends on all the names of the claim, at every moment. */
function* touchedFrom(
  claimId: string,
  { before, since }: Record<'before' | 'since', StandingCommit[]>,
): Steps<number | undefined> {
  const stream = streamName('claim', claimId);
  const was = ((yield* stateInSteps(stream, before)) ?? noClaim) as Claim;
  let is = was;
  for (const { events } of since) {
    is = kindOf(stream)?.fold(is, { stream, events }) as Claim;
    yield;
  }
  if (is.identifications !== was.identifications || is.dependences.length > 0) return undefined;
  return toRetell(was, is)?.from;
}
