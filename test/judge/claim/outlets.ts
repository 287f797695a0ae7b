/** An outlet's record at a moment of both clocks, as docs and design have it: a record, never a score. */
import { earliest, latest } from './dates.js';
import { speakerOf } from './holders.js';
import { type OnFile, type Said, type Written } from './on-file.js';

export interface Carried {
  claimId: string;
  statements: number;
  first: boolean;
  mayBeFirst: boolean;
}

/** Of the claims by their ids. First: nobody can have had it before; late: another had it before all of its own. */
export function carriedBy(outletId: string, files: Map<string, OnFile>, until: number): Carried[] {
  return [...files].flatMap(([claimId, { said }]) => {
    const printed = said.filter(({ publishedAt }) => earliest(publishedAt) <= until);
    const own = printed.filter((one) => one.outletId === outletId);
    const others = printed.filter((one) => one.outletId !== outletId);
    if (own.length === 0) return [];
    const isSurelyBefore = (one: Said, other: Said) => latest(one.publishedAt) <= earliest(other.publishedAt);
    const first = others.every((other) => own.some((one) => isSurelyBefore(one, other)));
    const late = others.some((other) => own.every((one) => latest(other.publishedAt) < earliest(one.publishedAt)));
    return [{ claimId, statements: own.length, first, mayBeFirst: !first && !late }];
  });
}

interface ReportEvent {
  type: string;
  data: { publishedAt?: string; outletId?: string; noted?: boolean; relations?: { kind: string }[] };
}

/** In figures, of reports each by what stands in its stream. */
export function recordOf(reports: Written[][], carried: Carried[], until: number): Record<string, number> {
  const out = reports.map((commits) => happened(commits, until)).filter((events) => events.some(isOf('Published')));
  const count = (isMeant: (events: ReportEvent[]) => boolean) => out.filter(isMeant).length;
  return {
    reports: out.length,
    revised: count((events) => events.some(isOf('Revised'))),
    revisedInSilence: count((events) => events.some((one) => isOf('Revised')(one) && one.data.noted === false)),
    corrected: count((events) => events.some(isOf('Corrected'))),
    withdrawn: count((events) => events.some(isOf('Withdrawn'))),
    copies: count((events) => events.some(({ data }) => data.relations?.some(({ kind }) => kind === 'copy_of'))),
    first: carried.filter(({ first }) => first).length,
    mayBeFirst: carried.filter(({ mayBeFirst }) => mayBeFirst).length,
    late: carried.filter(({ first, mayBeFirst }) => !first && !mayBeFirst).length,
  };
}

function happened(commits: Written[], until: number): ReportEvent[] {
  const events = commits.flatMap((commit) => commit.events) as ReportEvent[];
  return events.filter(({ data }) => data.publishedAt !== undefined && earliest(data.publishedAt) <= until);
}

function isOf(what: string): (event: ReportEvent) => boolean {
  return ({ type }) => type === `Report${what}`;
}

/** The statements of a holder on file, each as its claim and itself; whom names mean is what was known then. */
export function saidBy(holderId: string, files: Map<string, OnFile>, until: number): string[] {
  return [...files]
    .flatMap(([claimId, file]) =>
      file.said
        .filter((said) => earliest(said.publishedAt) <= until && speakerOf(said, file) === `#${holderId}`)
        .map(({ statementId }) => `${claimId} ${statementId}`),
    )
    .toSorted();
}

/** The name and what else a stream of few events comes to. */
export function nameIn(commits: Written[]): string | null {
  const names = commits.flatMap(({ events }) => events.flatMap(({ data }) => (data.name as string | undefined) ?? []));
  return names.at(-1) ?? null;
}
