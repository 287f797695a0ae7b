/** Which claims an outlet carried by a moment of either clock, and who carried each first: from the claims' own events. */
import {
  carriersOf,
  type Claim,
  type ClaimStatement,
  earliest,
  type Event,
  isStatement,
  latest,
  stateInSteps,
} from '#newsroom';
import type { StandingCommit } from './claim-on-file.js';
import { isKnownBy } from './known.js';
import { publishedBy } from './moment.js';
import { type Asking, type Changes, type OutletFile, standingByPage } from './outlet-file.js';
import { type CarriedClaim, FIRST_TOLD } from './outlet-rows.js';
import type { Raw } from './reading.js';
import { inSlices } from './slices.js';

/** By id. */
export async function carriedThen(
  raw: Raw,
  { outlet }: OutletFile,
  { asked, reader }: Asking,
): Promise<Changes & { claims: CarriedClaim[] }> {
  const { id: outletId = '', known } = asked;
  const until = publishedBy(asked);
  const rows = await raw<{ claimId: string }[]>`
    select claim_id as "claimId" from carried where outlet_id = ${outletId}`;
  const found = { claims: [] as CarriedClaim[], moments: [] as number[], written: [] as StandingCommit[] };
  const claimIds = rows.map((row) => row.claimId).sort();
  for await (const { id: claimId, stream, all } of standingByPage(raw, 'claim', claimIds)) {
    if (known !== undefined) found.written.push(...printedSince(outletId, all));
    const claim = (await inSlices(stateInSteps(stream, all.filter(isKnownBy(known))), reader)) as Claim | undefined;
    if (!claim || !outlet) continue;
    found.moments.push(...momentsOf(claim.statements, outletId));
    const carried = carriedBy(claim.statements, { outletId, until });
    if (carried) found.claims.push({ claimId, ...carried });
  }
  return found;
}

/** What was put on file of who printed it and when, from the outlet's own first on. */
function printedSince(outletId: string, all: StandingCommit[]): StandingCommit[] {
  const first = all.findIndex(({ events }) =>
    events.some((event) => isStatement(event) && event.data.outletId === outletId),
  );
  return first < 0 ? [] : all.slice(first).filter(({ events }) => events.some(isOfPrint));
}

function isOfPrint(event: Event): boolean {
  const { changes = {} } = event.data as { changes?: object };
  return isStatement(event) || (event.type === 'StatementAmended' && 'publishedAt' in changes);
}

interface Whose {
  outletId: string;
  until: number;
}

/** Undefined if the outlet had not carried it by then. */
function carriedBy(
  statements: ClaimStatement[],
  { outletId, until }: Whose,
): Omit<CarriedClaim, 'claimId'> | undefined {
  const carriers = carriersOf(statements.filter(({ publishedAt }) => earliest(publishedAt) <= until));
  const own = carriers.get(outletId);
  if (!own) return undefined;
  const { statements: said, publishedAt, first, mayBeFirst } = own;
  const firsts = [...carriers.values()]
    .filter((one) => one.first || one.mayBeFirst)
    .map((one) => ({ outletId: one.outletId, publishedAt: one.publishedAt }))
    .sort((one, other) => (one.outletId < other.outletId ? -1 : 1));
  const firstBy = firsts.slice(0, FIRST_TOLD);
  return { statements: said, publishedAt, first, mayBeFirst, firstBy, firstByTotal: firsts.length };
}

/** When what is told of it changed: with each statement of its own, and where another turns out to be first, or perhaps. */
function momentsOf(statements: ClaimStatement[], outletId: string): number[] {
  const own = new Set(statements.filter((one) => one.outletId === outletId).map(printed));
  const since = Math.min(...own);
  const others = new Set(
    news(statements)
      .map(printed)
      .filter((moment) => moment > since && !own.has(moment)),
  );
  const toldBy = (until: number) => JSON.stringify(carriedBy(statements, { outletId, until }));
  return [...own, ...[...others].filter((moment) => toldBy(moment) !== toldBy(moment - 1))];
}

/** Of each outlet the first, and those by which it is surer when it had it: others change nothing for anybody else. */
function news(statements: ClaimStatement[]): ClaimStatement[] {
  const byThen = new Map<string, number>();
  return statements
    .toSorted((one, other) => printed(one) - printed(other))
    .filter(({ outletId, publishedAt }) => {
      const before = byThen.get(outletId);
      const by = latest(publishedAt);
      if (before !== undefined && by >= before) return false;
      byThen.set(outletId, by);
      return true;
    });
}

function printed({ publishedAt }: ClaimStatement): number {
  return earliest(publishedAt);
}
