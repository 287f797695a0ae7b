/**
 * Which claims are found by words: by what they say themselves, by the headlines that speak to them, and by whom they
 * are said and printed. What is killed finds nothing for those who are not shown it, and moves no claim up or down.
 */
import type { ClaimStatement, Outlet, Report } from '#newsroom';
import type { Transaction } from '#postgres';
import type { Visibility } from './question.js';
import { type Found, markedTexts, type Search, type SearchedText } from './search.js';

/** How telling it is that a word stands there. */
const WEIGHT: Record<Found['in'], number> = { proposition: 5, topic: 4, headline: 3, holder: 2, outlet: 1 };

export interface ClaimTexts {
  proposition: string;
  topic: string | null;
  /** For each word at most one of a kind, as `foundTexts` has them. */
  texts?: SearchedText[] | undefined;
}

/** Pieces of a query over `claims c` that leave those that are found, each with `found.rank`. */
export interface Finding {
  /** A step before. */
  step: ReturnType<typeof nothing>;
  join: ReturnType<typeof nothing>;
  where: ReturnType<typeof nothing>;
}

/**
 * A rank adds up, for each that is sought, the most telling place
 * that has it; a whole word comes before one that only begins so.
 */
export function foundClaims(snapshot: Transaction, { queries }: Search, { ofKilled }: Visibility): Finding {
  const wanted = queries.flatMap((query, term) =>
    query.isUnwanted ? [] : [hitsOf(snapshot, query, { term, ofKilled })],
  );
  const isAllBut = wanted.length === 0 && queries.length > 0;
  const scores = snapshot`select claim_id, max(score) as score from (${[nothing(snapshot), ...wanted]}) h group by claim_id, term`;
  const step = snapshot`
    found as (
      select claim_id, sum(score)::int as rank from (${isAllBut ? allClaims(snapshot) : scores}) b
      where ${hasNoneOf(snapshot, queries, ofKilled)}
      group by 1 having count(*) = ${Math.max(wanted.length, 1)}
    ),`;
  return { step, join: snapshot`join found using (claim_id)`, where: snapshot`true` };
}

/** Claims of one rank: a page of them is found by reading on by id, and not by ranking all that there are. */
export interface Tier {
  rank: number;
  found: Finding;
}

/**
 * The highest ranks there can be, the first first, with no other between or above them: each claim's proposition has all
 * words whole, or all but the one that may be begun.
 */
export function foremostTiers(snapshot: Transaction, { queries }: Search, { ofKilled }: Visibility): Tier[] {
  const wanted = queries.filter(({ isUnwanted }) => !isUnwanted);
  const begun = wanted.filter(({ whole }) => whole !== undefined);
  const tier = (isWhole: boolean): Tier => {
    const rank = wanted.length * scoreOf('proposition', true) - Number(!isWhole);
    const first = wanted.map(({ inFirst }) => `(${inFirst})`);
    const wholes = begun.map(({ whole = '' }) => `${isWhole ? '' : '!'}(${whole})`);
    return {
      rank,
      found: {
        step: snapshot``,
        join: snapshot`cross join (select ${rank}::int as rank) found`,
        where: snapshot`c.words @@ ${[...first, ...wholes].join(' & ')}::text::tsquery and ${hasNoneOf(snapshot, queries, ofKilled)}`,
      },
    };
  };
  if (wanted.length === 0) return [];
  return begun.length === 1 ? [tier(true), tier(false)] : [tier(true)];
}

function scoreOf(place: Found['in'], isWhole: boolean): number {
  return WEIGHT[place] * 2 + Number(isWhole);
}

function hasNoneOf(snapshot: Transaction, queries: Search['queries'], ofKilled: boolean) {
  const unwanted = queries.filter(({ isUnwanted }) => isUnwanted);
  if (unwanted.length === 0) return snapshot`true`;
  const hits = unwanted.map((query, term) => hitsOf(snapshot, query, { term, ofKilled }));
  return snapshot`claim_id not in (select claim_id from (${[nothing(snapshot), ...hits]}) u)`;
}

interface Term {
  term: number;
  ofKilled: boolean;
}

/** Where one that is sought stands: each with a plan of its own, for some words are rare and some are everywhere. */
function hitsOf(snapshot: Transaction, { query, whole, inFirst }: Search['queries'][number], { term, ofKilled }: Term) {
  const has = (words: string) => snapshot`${snapshot(words)}.words @@ ${query}::text::tsquery`;
  const score = (place: Found['in'], words: string) =>
    whole === undefined
      ? snapshot`${scoreOf(place, true)}::int`
      : snapshot`case when ${snapshot(words)}.words @@ ${whole}::text::tsquery then ${scoreOf(place, true)}::int else ${scoreOf(place, false)}::int end`;
  const shown = isShown(snapshot, ofKilled);
  return snapshot`
    union all
    select c.claim_id, ${term}::int, case when c.topic is null or c.words @@ ${inFirst}::text::tsquery then ${score('proposition', 'c')} else ${score('topic', 'c')} end
    from claims c where ${has('c')}
    union all
    select s.claim_id, ${term}::int, ${score('headline', 'r')}
    from reports r join statements s on s.report_id = r.report_id where ${has('r')} and ${shown}
    union all
    select s.claim_id, ${term}::int, ${score('holder', 's')}
    from statements s where ${has('s')} and ${shown}
    union all
    select s.claim_id, ${term}::int, ${score('outlet', 'o')}
    from outlets o join statements s on s.outlet_id = o.outlet_id where ${has('o')} and ${shown}`;
}

function isShown(snapshot: Transaction, ofKilled: boolean) {
  return ofKilled
    ? snapshot`true`
    : snapshot`not exists (select from killed_reports k where k.report_id = s.report_id)`;
}

function nothing(snapshot: Transaction) {
  return snapshot`select null::text as claim_id, null::int as term, null::int as score where false`;
}

/** Where it is only said what is not wanted. */
function allClaims(snapshot: Transaction) {
  return snapshot`select claim_id, 0 as score from claims`;
}

/** What the claims were found by, beside what they say themselves: the texts of each, the most telling first. */
export async function foundTexts(
  snapshot: Transaction,
  { queries }: Search,
  { claimIds, ofKilled }: { claimIds: string[]; ofKilled: boolean },
): Promise<Map<string, SearchedText[]>> {
  const wanted = queries.filter(({ isUnwanted }) => !isUnwanted);
  if (wanted.length === 0 || claimIds.length === 0) return new Map();
  const of = snapshot`s.claim_id = any (${claimIds}::text[]) and ${isShown(snapshot, ofKilled)}`;
  const hits = wanted.map(
    ({ query }) => snapshot`
    union
    select s.claim_id, ${WEIGHT.headline}::int, min(r.report_id), null::int
    from statements s join reports r on r.report_id = s.report_id where ${of} and r.words @@ ${query}::text::tsquery group by 1
    union
    select s.claim_id, ${WEIGHT.holder}::int, null, min(s.ordinal) from statements s where ${of} and s.words @@ ${query}::text::tsquery group by 1
    union
    select s.claim_id, ${WEIGHT.outlet}::int, min(o.outlet_id), null
    from statements s join outlets o on o.outlet_id = s.outlet_id where ${of} and o.words @@ ${query}::text::tsquery group by 1`,
  );
  const rows = await snapshot<{ claimId: string; data: FoundRow[] }[]>`
    select h.claim_id as "claimId", json_agg(t.found order by weight desc, h.id, h.ordinal) as data
    from (select null::text as claim_id, null::int as weight, null::text as id, null::int as ordinal where false ${hits}) h
    cross join lateral (
      select json_build_object('report', data) as found from reports r where weight = ${WEIGHT.headline} and report_id = h.id
      union all
      select json_build_object('statement', data) from statements s where s.claim_id = h.claim_id and s.ordinal = h.ordinal
      union all
      select json_build_object('outlet', json_build_object('outletId', outlet_id, 'name', name))
      from outlets o where weight = ${WEIGHT.outlet} and outlet_id = h.id
    ) t group by 1`;
  return new Map(rows.map(({ claimId, data }) => [claimId, data.flatMap(textsOf)]));
}

interface FoundRow {
  report?: Report;
  statement?: ClaimStatement;
  outlet?: Pick<Outlet, 'outletId' | 'name'>;
}

function textsOf({ report, statement, outlet }: FoundRow): SearchedText[] {
  if (report) return [{ in: 'headline', reportId: report.reportId ?? '', text: report.headline ?? '' }];
  if (outlet) return [{ in: 'outlet', outletId: outlet.outletId, text: outlet.name ?? '' }];
  if (!statement) return [];
  const { reportId, statementId, holder } = statement;
  const names = [holder.name, ...(holder.for === undefined ? [] : [holder.for])];
  return names.map((text) => ({ in: 'holder', reportId, statementId, text }));
}

/** Where a claim was found. */
export function foundIn(search: Search, { proposition, topic, texts = [] }: ClaimTexts): Found[] {
  const own: SearchedText[] = [
    { in: 'proposition', text: proposition },
    { in: 'topic', text: topic ?? '' },
  ];
  return markedTexts(search, [...own, ...texts]);
}
