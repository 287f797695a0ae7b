/**
 * What a kill hides: every text that came from the killed report or speaks about it, names and figures too, in every
 * answer but an auditor's, past ones included. The log keeps its bytes.
 *
 * It is hidden where it is read (`reading.ts`), as the log and the newsroom name it. What of it is told all the same is the
 * newsroom's list, field by field (`KILLED_FIELDS`); what is on no list is hidden.
 */
import { type FieldOf, inStreamName, KILLED, KILLED_FIELDS, type WhenKilled } from '#newsroom';
import type { Transaction } from '#postgres';
import { COLUMNS } from './killed-columns.js';
import { keyIdentified } from './names-printed.js';

const FIELDS = { ...KILLED_FIELDS, ...COLUMNS };

/** What a fold tells, if all of its fields are known; else what is to be done, which no answer takes. */
export type Tellable<T> = [Exclude<FieldOf<T>, keyof typeof FIELDS>] extends [never]
  ? T
  : {
      'Is it told of a killed report? Say so in libs/newsroom/src/killed-fields.ts:': Exclude<
        FieldOf<T>,
        keyof typeof FIELDS
      >;
    };

export interface Killed {
  /** By id. */
  reports: Set<string>;
  /** Made from them, with the report of each: an amendment names its statement, and no report. */
  statements: Map<string, string>;
  /** Printed in them alone, on a claim: whom a name means there is told by an event that names no report. */
  names: Map<string, string>;
}

/** What of an answer is killed, or void: whom it was shown to is put on record. */
export interface Disclosed {
  /** The killed reports, those of the statements among them. */
  reports: string[];
  statements: { claimId: string; statementId: string }[];
  voids: { partition: number; offset: number }[];
}

/** Of what a text is. */
export interface Of {
  reportId: string;
  statement?: { claimId: string; statementId: string } | undefined;
}

/** What of killed reports is named in what was read, all of it of one claim if that is given. */
export async function killedIn(raw: Transaction, content: unknown, claimId?: string): Promise<Killed> {
  const named: Named = { reports: new Set(), statements: new Map(), names: new Map() };
  collect(content, named, claimId);
  const pairs = [...named.statements.values()];
  const none: Killed = { reports: new Set(), statements: new Map(), names: await namesKilled(raw, named) };
  if (named.reports.size + pairs.length === 0) return none;
  const rows = await raw<Killing[]>`
    select report_id as "reportId", null as "claimId", null as "statementId"
    from killed_reports where report_id = any(${[...named.reports]}::text[])
    union all
    select r.report_id, s.claim_id, s.statement_id
    from unnest(${pairs.map(({ claimId }) => claimId)}::text[], ${pairs.map(({ statementId }) => statementId)}::text[])
      as n (claim_id, statement_id)
    join report_statements s using (claim_id, statement_id) join killed_reports r on r.report_id = s.report_id`;
  return rows.reduce(withKilling, none);
}

/** Each with one of the killed reports that print it: a name that others print too is theirs, and so is one that nobody prints. */
async function namesKilled(raw: Transaction, { names }: Named): Promise<Map<string, string>> {
  if (names.size === 0) return new Map();
  const asked = [...names.values()];
  const rows = await raw<{ claimId: string; key: string; reportId: string }[]>`
    select claim_id as "claimId", name_key as key, min(p.report_id) as "reportId"
    from unnest(${asked.map(({ claimId }) => claimId)}::text[], ${asked.map(({ key }) => key)}::text[]) as n (claim_id, name_key)
    join names_printed p using (claim_id, name_key) left join killed_reports k on k.report_id = p.report_id
    group by 1, 2 having count(*) = count(k.report_id)`;
  return new Map(rows.map(({ claimId, key, reportId }) => [nameKey({ claimId, key }), reportId]));
}

interface Named {
  reports: Set<string>;
  statements: Map<string, { claimId: string; statementId: string }>;
  names: Map<string, NameOnAClaim>;
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
  const { statementId, reportId } = value as Record<string, unknown>;
  const claimId = claimIdOf(value, above);
  const [report, claim, statement] = [reportId, claimId, statementId].map(idOf);
  if (statement && claimId === undefined)
    throw new Error(`Of which claim is statement ${statement}? Select its claim_id as "claimId" beside it.`);
  if (report) named.reports.add(report);
  if (claim && statement)
    named.statements.set(statementKey({ claimId, statementId }), { claimId: claim, statementId: statement });
  for (const one of namesIn(value, claimId)) named.names.set(nameKey(one), one);
  for (const inner of Object.values(value)) collect(inner, named, claimId);
}

interface NameOnAClaim {
  claimId: string;
  key: string;
}

/** Of what names somebody and no report: an event that says whom a name means, and who only repeats another. */
function namesIn(value: object, above: unknown): NameOnAClaim[] {
  const { type, data, holder, dependsOn } = value as Record<string, unknown>;
  const isSaid = type === 'HolderIdentified' && typeof data === 'object' && data !== null;
  const told = isSaid ? [data] : typeof dependsOn === 'object' ? [holder, dependsOn] : [];
  const keys = told.flatMap((one) => keyIdentified({ ...(one as object) }) ?? []);
  // On the claim that it names, and on that in whose stream it stands.
  const claimIds = [isSaid ? (data as { claimId?: unknown }).claimId : undefined, above].map(idOf);
  return [...new Set(claimIds)].flatMap((claimId) => (claimId ? keys.map((key) => ({ claimId, key })) : []));
}

export function nameKey({ claimId, key }: NameOnAClaim): string {
  return `${claimId}/${key}`;
}

/** The claim that it is told of under: its own, its stream's, else that of what it stands in. Null: of none. */
function claimIdOf(value: object, above: unknown): unknown {
  const { claimId, stream } = value as Record<string, unknown>;
  if (claimId !== undefined || typeof stream !== 'string') return claimId ?? above;
  const { category, id } = inStreamName(stream);
  return category === 'claim' ? id : null;
}

/**
 * Whatever stands beside the id of a killed report, or of a statement made from it, is of it, and so is what stands
 * within, but for statements of others that are named there.
 */
export function withoutKilled<T>(content: T, killed: Killed, under: Under): T {
  if (killed.reports.size + killed.statements.size + killed.names.size === 0) return content;
  return shown(content, { killed, ...under }) as T;
}

interface Under {
  /** The claim under which it is told. */
  claimId?: unknown;
  /** Told of each text that is left out. */
  hide(text: string, of: Of): void;
}

interface Place extends Under {
  killed: Killed;
  /** What is killed, of which it is. */
  of?: Of | undefined;
}

function shown(value: unknown, place: Place): unknown {
  if (Array.isArray(value)) return value.map((item) => shown(item, place));
  if (typeof value !== 'object' || value === null) return value;
  const here = placeOf(value, place);
  return Object.fromEntries(Object.entries(value).flatMap((field) => shownField(field, here)));
}

function placeOf(value: object, place: Place): Place {
  const { statementId, reportId } = value as Record<string, unknown>;
  const claimId = claimIdOf(value, place.claimId);
  const report = place.killed.statements.get(statementKey({ claimId, statementId }));
  const named = place.killed.reports.has(idOf(reportId)) ? idOf(reportId) : report;
  const statement = report === undefined ? undefined : { claimId: idOf(claimId), statementId: idOf(statementId) };
  const above = statementId === undefined ? place.of : undefined;
  const of = named === undefined ? (nameOf(value, { ...place, claimId }) ?? above) : { reportId: named, statement };
  return { ...place, claimId, of };
}

/** All that is told beside such a name is of the reports that print it. */
function nameOf(value: object, { killed, claimId }: Place): Of | undefined {
  const [reportId] = namesIn(value, claimId).flatMap((one) => killed.names.get(nameKey(one)) ?? []);
  return reportId === undefined ? undefined : { reportId };
}

function shownField([field, value]: [string, unknown], place: Place): [string, unknown][] {
  const { of } = place;
  const when: WhenKilled | undefined = Object.hasOwn(FIELDS, field) ? FIELDS[field as keyof typeof FIELDS] : undefined;
  if (when === 'whole') return [[field, value]];
  const isText = of && (when === undefined || when === 'hidden' || (when === 'named' && typeof value === 'string'));
  if (!isText) return [[field, shown(value, place)]];
  for (const text of leavesOf(value)) place.hide(text, of);
  return when === 'named' ? [[field, KILLED]] : [];
}

/** All texts in it. What was found in a text is told in pieces of that. */
export function leavesOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  const { pieces } = value as { pieces?: { text: string }[] };
  const whole = Array.isArray(pieces) ? [pieces.map(({ text }) => text).join('')] : [];
  return [...whole, ...Object.values(value).flatMap(leavesOf)];
}

export function statementKey({ claimId, statementId }: { claimId: unknown; statementId: unknown }): string {
  return `${idOf(claimId)}/${idOf(statementId)}`;
}

/** Events are shown as they stand in the log, where an id may be anything; no database takes these for a text. */
function idOf(value: unknown): string {
  return typeof value === 'string' && !/[\0\p{Surrogate}]/u.test(value) ? value : '';
}
