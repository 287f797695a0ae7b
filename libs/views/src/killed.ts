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
    // A page's last row, as its cursor has it.
    'moment ordinal sorted',
    'at from publishedAt recordedAt recordedBy reportPublishedAt saidAt since until',
    'corrected corrections due ends holds kill killed kills notes passedOver reaches retraction revisions suspensions withdrawal',
    'because becauseTotal outletsTotal printedTotal repeatsTotal statementsTotal changes claims framing framings holder of printed relations repeats statements through unread via',
  ].flatMap((fields) => fields.split(' ')),
);
/** Those whose own fields are the newsroom's words: a framing's `headline` is no headline. */
const OF_WORDS = new Set(['framing', 'framings']);
/** Those among what is shown that say a name where they are no more than a text. */
const NAMES = new Set(['holder', 'name']);

export interface Killed {
  /** By id. */
  reports: Set<string>;
  /** Made from them, with the report of each: an amendment names its statement, and no report. */
  statements: Map<string, string>;
}

/** What of an answer is killed, or void: whom it was shown to is put on record. */
export interface Disclosed {
  /** The killed reports, those of the statements among them. */
  reports: string[];
  statements: { claimId: string; statementId: string }[];
  voids: { partition: number; offset: number }[];
}

/** What an answer names of killed reports: it reads no more than that. */
export async function killedIn(snapshot: Transaction, answer: unknown): Promise<Killed> {
  const none = { reports: new Set<string>(), statements: new Map<string, string>() };
  const [any] = await snapshot`select 1 from killed_reports limit 1`;
  if (!any) return none;
  const named: Named = { reports: new Set(), statements: new Map() };
  collect(answer, named);
  const pairs = [...named.statements.values()];
  const rows = await snapshot<Killing[]>`
    select report_id as "reportId", null as "claimId", null as "statementId"
    from killed_reports where report_id = any(${[...named.reports]}::text[])
    union all
    select r.report_id, s.claim_id, s.statement_id
    from unnest(${pairs.map(({ claimId }) => claimId)}::text[], ${pairs.map(({ statementId }) => statementId)}::text[])
      as n (claim_id, statement_id)
    join report_statements s using (claim_id, statement_id) join killed_reports r on r.report_id = s.report_id`;
  return rows.reduce(withKilling, none);
}

interface Named {
  reports: Set<string>;
  statements: Map<string, { claimId: string; statementId: string }>;
}

interface Killing {
  reportId: string;
  claimId: string | null;
  statementId: string | null;
}

function withKilling(killed: Killed, { reportId, claimId, statementId }: Killing): Killed {
  if (statementId === null) killed.reports.add(reportId);
  else killed.statements.set(statementKey({ claimId, statementId }), reportId);
  return killed;
}

function collect(value: unknown, named: Named, above?: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  const { claimId = above, statementId, reportId } = value as Record<string, unknown>;
  const [report, claim, statement] = [reportId, claimId, statementId].map(idOf);
  if (report) named.reports.add(report);
  if (claim && statement)
    named.statements.set(statementKey({ claimId, statementId }), { claimId: claim, statementId: statement });
  for (const inner of Object.values(value)) collect(inner, named, claimId);
}

/**
 * Whatever stands beside the id of a killed report, or of a statement made from it, is of it, and so is what stands
 * within, but for statements of others that are named there. A statement's claim is the one that it is told of under.
 */
export function withoutKilled<T>(answer: T, killed: Killed): T {
  if (killed.reports.size + killed.statements.size === 0) return answer;
  return shown(answer, { killed, tell: () => undefined }) as T;
}

/** What `withoutKilled` would leave out, and what void commits say; undefined if nothing is. */
export function disclosedIn(answer: unknown, killed: Killed): Disclosed | undefined {
  const told = new Map<string, Of>();
  shown(answer, { killed, tell: (of) => told.set(`${of.reportId} ${of.statement && statementKey(of.statement)}`, of) });
  const voids = voidsIn(answer);
  if (told.size + voids.length === 0) return undefined;
  const reports = new Set([...told.values()].map(({ reportId }) => reportId));
  const statements = [...told.values()].flatMap(({ statement }) => statement ?? []);
  return { reports: [...reports], statements, voids };
}

/** Of what a text is. */
interface Of {
  reportId: string;
  statement?: { claimId: string; statementId: string } | undefined;
}

interface Place {
  killed: Killed;
  /** Told of what a text is left out. */
  tell(of: Of): void;
  /** What is killed, of which it is. */
  of?: Of | undefined;
  /** The claim under which it stands. */
  claimId?: unknown;
}

function shown(value: unknown, place: Place): unknown {
  if (Array.isArray(value)) return value.map((item) => shown(item, place));
  if (typeof value !== 'object' || value === null) return value;
  const here = placeOf(value, place);
  const { of } = here;
  const fields = of
    ? Object.entries(value).flatMap((field) => ofKilled(field, () => place.tell(of)))
    : Object.entries(value);
  return Object.fromEntries(fields.map(([field, inner]) => [field, OF_WORDS.has(field) ? inner : shown(inner, here)]));
}

function placeOf(value: object, place: Place): Place {
  const { claimId = place.claimId, statementId, reportId } = value as Record<string, unknown>;
  const report = place.killed.statements.get(statementKey({ claimId, statementId }));
  const named = place.killed.reports.has(idOf(reportId)) ? idOf(reportId) : report;
  const statement = report === undefined ? undefined : { claimId: idOf(claimId), statementId: idOf(statementId) };
  const above = statementId === undefined ? place.of : undefined;
  return { ...place, claimId, of: named === undefined ? above : { reportId: named, statement } };
}

function ofKilled([field, value]: [string, unknown], tell: () => void): [string, unknown][] {
  if (NAMES.has(field) && typeof value === 'string') return (tell(), [[field, KILLED]]);
  if (SHOWN.has(field)) return [[field, value]];
  if (!isNothing(value)) tell();
  return [];
}

function isNothing(value: unknown): boolean {
  return value === null || value === undefined || (typeof value === 'object' && Object.keys(value).length === 0);
}

/** A void commit whose events are told. */
function voidsIn(value: unknown): Disclosed['voids'] {
  if (typeof value !== 'object' || value === null) return [];
  const { stands, events, partition, offset } = value as Record<string, unknown>;
  if (stands !== false || typeof partition !== 'number' || typeof offset !== 'number')
    return Object.values(value).flatMap(voidsIn);
  return isNothing(events) ? [] : [{ partition, offset }];
}

function statementKey({ claimId, statementId }: { claimId: unknown; statementId: unknown }): string {
  return `${idOf(claimId)}/${idOf(statementId)}`;
}

/** Events are shown as they stand in the log, where an id may be anything; no database takes these for a text. */
function idOf(value: unknown): string {
  return typeof value === 'string' && !/[\0\p{Surrogate}]/u.test(value) ? value : '';
}
