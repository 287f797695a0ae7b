/**
 * Which reports print a name on a claim, or name somebody on file there: whom it means is told of by an event that names no
 * report, and is hidden with the reports.
 */
import { isStatement, sameName } from '#newsroom';
import type { RecordedEvent } from '#ledger';
import type { Transaction } from '#postgres';
import { keyOfId, keyOfName } from './name-key.js';
import { ID } from './question.js';
import { writeRows } from './write-rows.js';

export const NAMES_PRINTED = `
  create table names_printed (claim_id text, name_key text, report_id text, primary key (claim_id, name_key, report_id));`;

/** What an event tells of a statement: by its report, or by its id alone. */
export interface Told {
  claimIds: string[];
  event: RecordedEvent;
}

export interface NamePrinted {
  claim_id: string;
  name_key: string;
  /** Null where it was amended: that of its statement prints it. */
  report_id: string | null;
  statement_id: string | null;
}

export function namesPrintedIn(told: Told[]): NamePrinted[] {
  return told.flatMap(({ claimIds, event }) => {
    const { reportId, statementId } = event.data as Record<string, unknown>;
    return claimIds.flatMap((claim_id) =>
      keysIn(event).map((key) => ({
        claim_id,
        name_key: key,
        report_id: isId(reportId) ? reportId : null,
        statement_id: isId(statementId) ? statementId : null,
      })),
    );
  });
}

/** Behind the reports of the same statements. A name that was amended was printed as far as anybody knows. */
export async function writeNamesPrinted(sql: Transaction, told: Told[]): Promise<void> {
  const printed = namesPrintedIn(told);
  if (printed.length === 0) return;
  const whole = printed.filter(({ report_id }) => report_id !== null);
  const rows = new Map(
    whole.map(({ claim_id, name_key, report_id }) => [
      [claim_id, name_key, report_id].join(' '),
      { claim_id, name_key, report_id },
    ]),
  );
  await writeRows(sql, 'names_printed', { key: ['claim_id', 'name_key', 'report_id'], rows: [...rows.values()] });
  const amended = printed.filter(({ report_id }) => report_id === null);
  if (amended.length === 0) return;
  await sql`
    insert into names_printed
    select distinct claim_id, name_key, s.report_id
    from json_to_recordset(${JSON.stringify(amended)}::text::json) as a (claim_id text, name_key text, statement_id text)
    join report_statements s using (claim_id, statement_id)
    on conflict do nothing`;
}

export function namesAnybody(event: RecordedEvent): boolean {
  return keysIn(event).length > 0;
}

function keysIn(event: RecordedEvent): string[] {
  const data = { ...event.data } as { holder?: unknown; changes?: { holder?: unknown } };
  const holder = isStatement(event)
    ? data.holder
    : event.type === 'StatementAmended'
      ? data.changes?.holder
      : undefined;
  const { name, for: house, id, forId } = { ...(holder as object) } as Partial<Record<string, unknown>>;
  return [
    ...[name, house].flatMap((one) => (typeof one === 'string' ? keyOfName(sameName(one)) : [])),
    ...[id, forId].flatMap((one) => (isId(one) ? keyOfId(one) : [])),
  ];
}

/** Of a name or id on a claim, as an event tells whom it means; undefined if it tells none. */
export function keyIdentified({ name, id }: Partial<Record<string, unknown>>): string | undefined {
  if (typeof name === 'string') return keyOfName(sameName(name));
  return isId(id) ? keyOfId(id) : undefined;
}

/** Whoever writes to the log around the commands may write anything. */
export function isId(id: unknown): id is string {
  return typeof id === 'string' && ID.fits(id);
}
