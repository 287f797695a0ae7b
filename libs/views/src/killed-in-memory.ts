/** What is killed, told from commits that are held in memory as the index tells it: for whoever reads the log itself. */
import { inStreamName } from '#newsroom';
import { type Killed, nameKey, statementKey, withoutKilled } from './killed.js';
import { isKilled, statementsIn } from './killed-reports.js';
import { namesPrintedIn } from './names-printed.js';
import type { JudgedCommit } from './view.js';

type Standing = Pick<JudgedCommit, 'stream' | 'events'>;

/** By all that stands in the streams of reports and of claims that are told of, each in its order. */
export function killedAmong(commits: JudgedCommit[]): Killed {
  const reports = killedReports(commits);
  const { rows, told } = statementsIn(commits.map((commit) => ({ commit, stands: true })));
  const statements = new Map(
    rows.flatMap(({ claim_id: claimId, statement_id: statementId, report_id }): [string, string][] =>
      reports.has(report_id) ? [[statementKey({ claimId, statementId }), report_id]] : [],
    ),
  );
  const printed = new Map<string, Set<string>>();
  for (const { claim_id: claimId, name_key: key, report_id, statement_id } of namesPrintedIn(told)) {
    const ofStatement = (row: (typeof rows)[number]) => row.claim_id === claimId && row.statement_id === statement_id;
    const by = report_id === null ? rows.filter(ofStatement).map((row) => row.report_id) : [report_id];
    const name = nameKey({ claimId, key });
    printed.set(name, new Set([...(printed.get(name) ?? []), ...by]));
  }
  const names = [...printed].flatMap(([name, by]): [string, string][] => {
    const [first] = [...by].toSorted();
    return first !== undefined && [...by].every((report) => reports.has(report)) ? [[name, first]] : [];
  });
  return { reports, statements, names: new Map(names) };
}

/** Does it say a word of what is killed? */
export function saysKilled({ stream, events }: Standing, killed: Killed): boolean {
  const told = withoutKilled({ stream, events }, killed, { claimId: undefined, hide: () => undefined });
  return JSON.stringify(told) !== JSON.stringify({ stream, events });
}

function killedReports(commits: Standing[]): Set<string> {
  const byStream = new Map<string, Standing['events']>();
  for (const { stream, events } of commits)
    if (inStreamName(stream).category === 'report') byStream.set(stream, [...(byStream.get(stream) ?? []), ...events]);
  return new Set(
    [...byStream].flatMap(([stream, events]) => (isKilled(stream, events) ? [inStreamName(stream).id] : [])),
  );
}
