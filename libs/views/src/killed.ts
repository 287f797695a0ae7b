/**
 * What a kill hides: headline, quotes and passages of the killed report, in every answer but an auditor's, past ones
 * included. The log keeps its bytes.
 */
import type { Transaction } from '#postgres';

const HIDDEN = new Set(['headline', 'quote', 'passage']);

export async function killedReports(snapshot: Transaction): Promise<Set<string>> {
  const rows = await snapshot<{ id: string }[]>`select report_id as id from stet.reports where killed`;
  return new Set(rows.map(({ id }) => id));
}

/** Whatever stands beside the id of a killed report is of it. */
export function withoutKilled<T>(answer: T, killed: Set<string>): T {
  return killed.size === 0 ? answer : (without(answer, killed) as T);
}

function without(value: unknown, killed: Set<string>): unknown {
  if (Array.isArray(value)) return value.map((item) => without(item, killed));
  if (typeof value !== 'object' || value === null) return value;
  const isKilled = 'reportId' in value && killed.has(String(value.reportId));
  const fields = Object.entries(value).filter(([field]) => !isKilled || !HIDDEN.has(field));
  return Object.fromEntries(fields.map(([field, inner]) => [field, without(inner, killed)]));
}
