/**
 * Which reports are killed, and which statements were made from which: what `killed.ts` hides by. It is in the log's
 * index, and so it is there whatever becomes of the read models.
 */
import { inStreamName, isOnFile, isStatement, killOf, kindOf, type Report } from '#newsroom';
import type { Transaction } from '#postgres';
import { isId, namesAnybody, NAMES_PRINTED, type Told, writeNamesPrinted } from './names-printed.js';
import type { JudgedCommit, JudgedRecord } from './view.js';
import { writeRows } from './write-rows.js';

export const KILLED = `
  create table killed_reports (report_id text primary key);
  create table report_statements (claim_id text, statement_id text, report_id text, primary key (claim_id, statement_id, report_id));
  ${NAMES_PRINTED}`;

interface ReportStatement {
  claim_id: string;
  statement_id: string;
  report_id: string;
}

/** What stands of statements, and what names somebody. */
export interface OfStatements {
  rows: ReportStatement[];
  told: Told[];
}

/** A statement that names several claims or reports is of each of them: rather too much is hidden than too little. */
export function statementsIn(records: Pick<JudgedRecord, 'commit' | 'stands'>[]): OfStatements {
  const rows = new Map<string, ReportStatement>();
  const told: Told[] = [];
  for (const { commit, stands } of records) {
    if (!commit || !stands) continue;
    const { category, id: ofStream } = inStreamName(commit.stream);
    if (category !== 'claim') continue;
    for (const event of commit.events) {
      const { statementId, reportId, claimId } = { ...event.data } as Partial<Record<string, unknown>>;
      const claimIds = [...new Set([claimId, ofStream])].filter(isId);
      if (namesAnybody(event)) told.push({ claimIds, event });
      if (!isStatement(event) || !isId(statementId) || !isId(reportId)) continue;
      for (const claim of claimIds)
        rows.set([claim, statementId, reportId].join(' '), {
          claim_id: claim,
          statement_id: statementId,
          report_id: reportId,
        });
    }
  }
  return { rows: [...rows.values()], told };
}

export async function writeReportStatements(sql: Transaction, records: JudgedRecord[]): Promise<void> {
  const { rows, told } = statementsIn(records);
  await writeRows(sql, 'report_statements', { key: ['claim_id', 'statement_id', 'report_id'], rows });
  await writeNamesPrinted(sql, told);
}

/** What may change whether a report is killed. */
const OF_KILLS = new Set(['ReportKilled', 'KillLifted', 'ReportWithdrawn']);

/** By all that stands in the reports' streams, these records among it: they are written already. */
export async function writeKilledReports(sql: Transaction, records: JudgedRecord[]): Promise<void> {
  const streams = records.flatMap(({ commit, stands }) =>
    commit && stands && isOfAKill(commit) ? [commit.stream] : [],
  );
  if (streams.length === 0) return;
  const rows = await sql<{ stream: string; events: { type: string; data: object }[] }[]>`
    select stream, events from commits where stream = any (${streams}) and stands order by stream, version`;
  const byStream = new Map<string, { type: string; data: object }[]>();
  for (const { stream, events } of rows) byStream.set(stream, [...(byStream.get(stream) ?? []), ...events]);
  const told = [...byStream].map(([stream, events]) => ({
    report_id: inStreamName(stream).id,
    isKilled: isKilled(stream, events),
  }));
  await sql`delete from killed_reports where report_id = any (${told.map(({ report_id }) => report_id)})`;
  const killed = told.flatMap(({ report_id, isKilled: is }) => (is ? [{ report_id }] : []));
  await writeRows(sql, 'killed_reports', { key: ['report_id'], rows: killed });
}

function isOfAKill({ stream, events }: JudgedCommit): boolean {
  return inStreamName(stream).category === 'report' && events.some(({ type }) => OF_KILLS.has(type));
}

/** What cannot be told is hidden. */
export function isKilled(stream: string, events: { type: string; data: object }[]): boolean {
  try {
    const kind = kindOf(stream);
    const report = kind?.fold(kind.initial, { stream, events });
    return isOnFile(stream, report) && killOf(report as Report) !== undefined;
  } catch {
    return true;
  }
}
