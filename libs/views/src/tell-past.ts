/**
 * Tells the pasts of large claims on, a few commits at a time, each with how far it is told: what is killed goes on from
 * there. It reads nothing but what the views have taken already.
 */
import { type Claim, inStreamName, noClaim, stateInSteps, streamName } from '#newsroom';
import type { Transaction } from '#postgres';
import { untoldSince } from './kept-pictures.js';
import { inBigint } from './moment.js';
import { LARGE, pastInSteps } from './past-told.js';
import { inSlices } from './slices.js';
import type { JudgedRecord, StandingCommit } from './view.js';
import { writeRows } from './write-rows.js';

/** Commits that are told at once. */
const AT_ONCE = 64;
/** Claims stay folded while they have no more statements than that together; the one that is told does in any case. */
const KEPT = 50_000;

/** `elsewhere`: somebody else is about it. */
export type Telling = 'told' | 'more' | 'elsewhere';

/** Those of which the views have more than is told. Only what has more events than a large claim has statements may be one. */
export async function untoldClaims(sql: Transaction, partitions: number[]): Promise<string[]> {
  const rows = await sql<{ claimId: string }[]>`
    select claim_id as "claimId" from claims c left join pasts_told t using (claim_id)
    where c.version > ${LARGE} and c.partition = any(${partitions}::int[]) and c.version > coalesce(t.version, 0)
    order by claim_id`;
  return rows.map(({ claimId }) => claimId);
}

/** Claims that have more since these records, and may be large. */
export function largeIn(records: JudgedRecord[]): string[] {
  const streams = new Set(
    records.flatMap(({ commit, stands, version }) =>
      commit && stands && mayBeLarge(version ?? 0) ? [commit.stream] : [],
    ),
  );
  return [...streams].map(inStreamName).flatMap(({ category, id }) => (category === 'claim' ? [id] : []));
}

/** Up to which version of its stream each past is told. */
export async function toldPasts(sql: Transaction): Promise<Map<string, number>> {
  const rows = await sql<{ claimId: string; version: number }[]>`
    select claim_id as "claimId", version from pasts_told order by claim_id`;
  return new Map(rows.map(({ claimId, version }) => [claimId, version]));
}

interface Folded {
  version: number;
  claim: Claim;
}

/** Of several tellers each claim is told by one at a time. */
export class PastTeller {
  /** The one that was told last is the last. */
  private readonly folded = new Map<string, Folded>();

  /** Some more of it, at most up to that version. */
  async tell(sql: Transaction, claimId: string, until = Infinity): Promise<Telling> {
    const [known] = await sql<{ version: number }[]>`select version from claims where claim_id = ${claimId}`;
    const end = Math.min(known?.version ?? 0, until);
    if (!mayBeLarge(end)) return 'told';
    await sql`insert into pasts_told values (${claimId}, 0) on conflict do nothing`;
    const [told] = await sql<{ version: number }[]>`
      select version from pasts_told where claim_id = ${claimId} for update skip locked`;
    if (!told) return 'elsewhere';
    if (told.version >= end) return 'told';
    const before = await this.foldedUpTo(sql, claimId, told.version);
    const stream = streamName('claim', claimId);
    const commits = await sql<StandingCommit[]>`
      select version, events from commits
      where stream = ${stream} and stands and version > ${told.version} and version <= ${end}
      order by version limit ${AT_ONCE}`;
    const { claim, from, rows } = await inSlices(
      pastInSteps({ stream, before, commits }, await untoldSince(sql, claimId)),
    );
    await sql`
      delete from pasts where claim_id = ${claimId} and clock = 'at' and place >= ${String(inBigint(from))}::bigint`;
    await writeRows(sql, 'pasts', { key: ['claim_id', 'clock', 'place'], rows });
    const version = commits.at(-1)?.version ?? end;
    await sql`update pasts_told set version = ${version} where claim_id = ${claimId}`;
    this.keep(claimId, { version, claim });
    return version < end ? 'more' : 'told';
  }

  private async foldedUpTo(sql: Transaction, claimId: string, version: number): Promise<Claim> {
    const known = this.folded.get(claimId);
    // Whatever it was told on by may have been taken back, or another has told on.
    if (known?.version === version) return known.claim;
    this.folded.delete(claimId);
    const stream = streamName('claim', claimId);
    const commits = await sql<StandingCommit[]>`
      select events from commits where stream = ${stream} and stands and version <= ${version} order by version`;
    return ((await inSlices(stateInSteps(stream, commits))) as Claim | undefined) ?? noClaim;
  }

  private keep(claimId: string, folded: Folded): void {
    this.folded.delete(claimId);
    this.folded.set(claimId, folded);
    let statements = 0;
    for (const [id, { claim }] of [...this.folded].toReversed()) {
      statements += claim.statements.length;
      if (id !== claimId && statements > KEPT) this.folded.delete(id);
    }
  }
}

function mayBeLarge(version: number): boolean {
  return version > LARGE;
}
