/** A report that says more than a courier carries at once, on several claims; and what the log holds of its end. */
import { type Commit, type Ledger, scan, Verdicts } from '#ledger';

export const reportId = 'long-read';
export const claimIds = ['bridge-closed', 'bridge-unsafe', 'bridge-warned'];
export const withdrawal = { reportId, note: 'Its one source took all of it back.', publishedAt: '2026-03-02' };

export function statementIds(claimId: string, count: number): string[] {
  return Array.from({ length: count }, (_, n) => `${claimId}-${String(n).padStart(4, '0')}`);
}

/** Lines of a bulk post: all that the report says, `count` statements on each claim. */
export function longReport(count: number): string {
  const outletId = 'vale-times';
  const lines = [
    { command: 'register-outlet', body: { outletId, name: 'The Vale Times' } },
    ...claimIds.map((claimId) => ({
      command: 'register-claim',
      body: { claimId, proposition: `What ${claimId} says` },
    })),
    { command: 'publish-report', body: { reportId, outletId, publishedAt: '2026-03-01' } },
    ...claimIds.flatMap((claimId) =>
      statementIds(claimId, count).map((statementId) => statement(claimId, statementId)),
    ),
  ];
  return lines.map((line) => JSON.stringify(line)).join('\n');
}

/** What couriers have written, judged by the rule: the statements that stand retracted, and how often more it was said. */
export async function carriedIn(ledger: Ledger): Promise<{ retracted: string[]; saidAgain: number }> {
  const verdicts = new Verdicts(ledger.partitions);
  const carried: { commit: Commit; isStanding: boolean }[] = [];
  for await (const record of scan(ledger)) {
    const { commit, verdict } = verdicts.on(record);
    if (commit?.by === 'stet:courier') carried.push({ commit, isStanding: verdict.stands });
  }
  const standing = carried.filter(({ isStanding }) => isStanding).flatMap(({ commit }) => commit.events);
  return {
    retracted: standing.map(({ data }) => (data as { statementId: string }).statementId).sort(),
    saidAgain: carried.filter(({ isStanding }) => !isStanding).length,
  };
}

function statement(claimId: string, statementId: string) {
  const body = {
    claimId,
    statementId,
    reportId,
    holder: { name: 'an engineer', role: 'expert' },
    act: 'states',
    basis: 'named',
    framing: { headline: 'reports', body: 'reports' },
  };
  return { command: 'assert-claim', body };
}
