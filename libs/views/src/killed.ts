/**
 * What a kill hides: headline, quotes and passages of the killed report, in every answer but an auditor's, past ones
 * included. The log keeps its bytes.
 */
import type { Transaction } from '#postgres';

const HIDDEN = new Set(['headline', 'quote', 'passage']);

export interface Killed {
  /** By id. */
  reports: Set<string>;
  /** Made from them: an amendment names its statement, and no report. */
  statements: Set<string>;
}

export async function killedIn(snapshot: Transaction): Promise<Killed> {
  const rows = await snapshot<{ reportId: string; statements: { claimId: string; statementId: string }[] }[]>`
    select report_id as "reportId", coalesce((
      select json_agg(json_build_object('claimId', claim_id, 'statementId', statement_id))
      from stet.statements s where s.report_id = r.report_id), '[]') as statements
    from stet.reports r where killed`;
  return {
    reports: new Set(rows.map(({ reportId }) => reportId)),
    statements: new Set(rows.flatMap(({ statements }) => statements).map(statementKey)),
  };
}

/** Whatever stands beside the id of a killed report, or of a statement made from it, is of it. */
export function withoutKilled<T>(answer: T, killed: Killed): T {
  return killed.reports.size === 0 ? answer : (without(answer, killed, false) as T);
}

function without(value: unknown, killed: Killed, isOfKilled: boolean): unknown {
  if (Array.isArray(value)) return value.map((item) => without(item, killed, false));
  if (typeof value !== 'object' || value === null) return value;
  const isKilled = isOfKilled || isNamed(value, killed);
  const fields = Object.entries(value).filter(([field]) => !isKilled || !HIDDEN.has(field));
  return Object.fromEntries(
    fields.map(([field, inner]) => [field, without(inner, killed, isKilled && field === 'changes')]),
  );
}

function isNamed(value: object, { reports, statements }: Killed): boolean {
  if ('reportId' in value && reports.has(String(value.reportId))) return true;
  return 'claimId' in value && 'statementId' in value && statements.has(statementKey(value));
}

function statementKey({ claimId, statementId }: { claimId: unknown; statementId: unknown }): string {
  return `${String(claimId)}/${String(statementId)}`;
}
