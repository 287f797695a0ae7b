/**
 * What a kill hides: every text that came from the killed report or speaks about it, names and figures too, in every
 * answer but an auditor's, past ones included. The log keeps its bytes.
 *
 * What is shown of it is named here, field by field, so that a field which nobody thought of is hidden.
 */
import type { Transaction } from '#postgres';

/** In the place of a name, which an answer cannot go without. */
export const KILLED = '[killed]';

const SHOWN = new Set(
  [
    'reportId claimId statementId outletId outlet outlets utterance version',
    'act basis certainty did flag inferred isOrigin kind lean life noted notCounted place progress role stance status why',
    'at from publishedAt recordedAt recordedBy reportPublishedAt saidAt since until',
    'corrected corrections due ends holds kill killed kills notes reaches retraction revisions suspensions withdrawal',
    'because becauseTotal outletsTotal changes claims framing framings holder of printed relations repeats statements through via',
  ].flatMap((fields) => fields.split(' ')),
);
/** Those whose own fields are the newsroom's words: a framing's `headline` is no headline. */
const OF_WORDS = new Set(['framing', 'framings']);
/** Those among what is shown that say a name where they are no more than a text. */
const NAMES = new Set(['holder', 'name']);

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

/**
 * Whatever stands beside the id of a killed report, or of a statement made from it, is of it, and so is what stands
 * within, but for statements of others that are named there. A statement's claim is the one that it is told of under.
 */
export function withoutKilled<T>(answer: T, killed: Killed): T {
  return killed.reports.size === 0 ? answer : (shown(answer, { killed, isKilled: false }) as T);
}

interface Place {
  killed: Killed;
  isKilled: boolean;
  /** The claim under which it stands. */
  claimId?: unknown;
}

function shown(value: unknown, place: Place): unknown {
  if (Array.isArray(value)) return value.map((item) => shown(item, place));
  if (typeof value !== 'object' || value === null) return value;
  const here = placeOf(value, place);
  const fields = here.isKilled ? Object.entries(value).flatMap(ofKilled) : Object.entries(value);
  return Object.fromEntries(fields.map(([field, inner]) => [field, OF_WORDS.has(field) ? inner : shown(inner, here)]));
}

function placeOf(value: object, { killed, isKilled, claimId: above }: Place): Place {
  const { claimId = above, statementId, reportId } = value as Record<string, unknown>;
  const isNamed = killed.reports.has(idOf(reportId)) || killed.statements.has(statementKey({ claimId, statementId }));
  return { killed, claimId, isKilled: isNamed || (isKilled && statementId === undefined) };
}

function ofKilled([field, value]: [string, unknown]): [string, unknown][] {
  if (NAMES.has(field) && typeof value === 'string') return [[field, KILLED]];
  return SHOWN.has(field) ? [[field, value]] : [];
}

function statementKey({ claimId, statementId }: { claimId: unknown; statementId: unknown }): string {
  return `${idOf(claimId)}/${idOf(statementId)}`;
}

/** Events are shown as they stand in the log, where an id may be anything. */
function idOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
