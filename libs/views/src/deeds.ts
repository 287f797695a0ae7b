/**
 * What a desk did to a large claim beside putting statements on file. Of thousands of commits that is little: what it made
 * of the statements that it touched is folded of these alone.
 */
import { streamName } from '#newsroom';
import { endInViews, type StandingCommit } from './claim-on-file.js';
import { knownIn } from './desk-clock.js';
import type { Raw } from './reading.js';

export interface Deed {
  version: number;
  /** Ids of the statements that it did something to. */
  data: string[];
}

/** They are gone through; where there are more, all of the claim is folded. */
const MOST_DEEDS = 2000;

/** In their order. Undefined where there are too many. */
export async function deedsOf(raw: Raw, claimId: string): Promise<Deed[] | undefined> {
  const deeds = await raw<Deed[]>`
    select version, data from deeds where claim_id = ${claimId} order by version limit ${MOST_DEEDS + 1}`;
  return deeds.length > MOST_DEEDS ? undefined : deeds;
}

/** The claim's version as the desk knew it by then; undefined if it was not on file. */
export async function versionKnown(raw: Raw, claimId: string, known: string): Promise<number | undefined> {
  const stream = streamName('claim', claimId);
  const [last] = await raw<{ version: number }[]>`
    select version from commits
    where stream = ${stream} and stands and "offset" < ${endInViews(raw, stream)} and ${knownIn(raw, known)}
    order by version desc limit 1`;
  return last?.version;
}

/** Of what was done by a version, and of those statements to which something was done since: as they were put on file. */
export async function commitsBy(raw: Raw, claimId: string, { deeds, version }: { deeds: Deed[]; version: number }) {
  const ids = new Set(deeds.flatMap((deed) => (deed.version > version ? deed.data : [])));
  const putOnFile =
    ids.size === 0
      ? []
      : await raw<{ version: number }[]>`
          select version from statements where claim_id = ${claimId} and statement_id = any(${[...ids]}::text[]) and version <= ${version}`;
  return commitsOf(raw, claimId, [...deeds.filter((deed) => deed.version <= version), ...putOnFile]);
}

/** In their order. */
export async function commitsOf(raw: Raw, claimId: string, of: { version: number }[]): Promise<StandingCommit[]> {
  const versions = of.map(({ version }) => version);
  return raw<StandingCommit[]>`
    select at, "by", version, partition, "offset", events from commits
    where stream = ${streamName('claim', claimId)} and stands and version = any(${versions}::int[]) order by version`;
}
