/**
 * Which claims are found by words: by what they say themselves, by the headlines that speak to them, and by whom they
 * are said and printed. What is killed finds nothing for those who are not shown it, and moves no claim up or down.
 */
import type { Transaction } from '#postgres';
import type { Sight } from './question.js';
import { type Found, markedTexts, type Search, type SearchedText } from './search.js';

/** How telling it is that a word stands there. */
const WEIGHT: Record<Found['in'], number> = { proposition: 5, topic: 4, headline: 3, holder: 2, outlet: 1 };

export interface ClaimTexts {
  proposition: string;
  topic: string | null;
  /** For each word at most one of a kind, as `foundTexts` has them. */
  texts: SearchedText[] | null;
}

/**
 * To go into a query's `with`: `hits`, and `found (claim_id, rank)`. A rank adds up, for each that is sought, the most
 * telling place that has it; a whole word comes before one that only begins so.
 */
export function foundClaims(snapshot: Transaction, { queries }: Search, { ofKilled }: Sight) {
  const unwanted = queries.flatMap(({ isUnwanted }, term) => (isUnwanted ? [term] : []));
  const wanted = queries.length - unwanted.length;
  const hits = queries.map((query, term) => hitsOf(snapshot, query, { term, ofKilled }));
  const isAllBut = wanted === 0 && queries.length > 0;
  return snapshot`
    hits as materialized (
      select claim_id, term, weight, max(weight * 2 + is_whole::int) as score, min(id) as id, min(ordinal) as ordinal
      from (${[nothing(snapshot), ...hits]}) h group by 1, 2, 3
    ),
    found as (
      select claim_id, sum(score)::int as rank from (${isAllBut ? allClaims(snapshot) : bestOf(snapshot, unwanted)}) b
      where claim_id not in (select claim_id from hits where term = any (${unwanted}::int[]))
      group by 1 having count(*) = ${Math.max(wanted, 1)}
    )`;
}

/** Where one that is sought stands: each with a plan of its own, for some words are rare and some are everywhere. */
function hitsOf(
  snapshot: Transaction,
  { query, whole, inFirst }: Search['queries'][number],
  { term, ofKilled }: { term: number; ofKilled: boolean },
) {
  const has = (words: string) => snapshot`${snapshot(words)}.words @@ ${query}::text::tsquery`;
  const isWhole = (words: string) =>
    whole === undefined ? snapshot`true` : snapshot`${snapshot(words)}.words @@ ${whole}::text::tsquery`;
  const shown = ofKilled
    ? snapshot`true`
    : snapshot`not exists (select from stet.reports k where k.killed and k.report_id = s.report_id)`;
  return snapshot`
    union all
    select c.claim_id, ${term}::int, case when c.topic is null or c.words @@ ${inFirst}::text::tsquery then ${WEIGHT.proposition}::int else ${WEIGHT.topic}::int end,
      ${isWhole('c')}, null, null
    from stet.claims c where ${has('c')}
    union all
    select s.claim_id, ${term}::int, ${WEIGHT.headline}::int, ${isWhole('r')}, r.report_id, null
    from stet.reports r join stet.statements s on s.report_id = r.report_id where ${has('r')} and ${shown}
    union all
    select s.claim_id, ${term}::int, ${WEIGHT.holder}::int, ${isWhole('s')}, null, s.ordinal
    from stet.statements s where ${has('s')} and ${shown}
    union all
    select s.claim_id, ${term}::int, ${WEIGHT.outlet}::int, ${isWhole('o')}, o.outlet_id, null
    from stet.outlets o join stet.statements s on s.outlet_id = o.outlet_id where ${has('o')} and ${shown}`;
}

function nothing(snapshot: Transaction) {
  return snapshot`
    select null::text as claim_id, null::int as term, null::int as weight, null::boolean as is_whole, null::text as id, null::int as ordinal where false`;
}

function bestOf(snapshot: Transaction, unwanted: number[]) {
  return snapshot`select claim_id, max(score) as score from hits where term <> all (${unwanted}::int[]) group by claim_id, term`;
}

/** Where it is only said what is not wanted. */
function allClaims(snapshot: Transaction) {
  return snapshot`select claim_id, 0 as score from stet.claims`;
}

/** What `hits` found the claims of `page` by, beside what they say themselves. */
export function foundTexts(snapshot: Transaction) {
  return snapshot`
    select h.claim_id as "claimId", json_agg(json_strip_nulls(t.found) order by weight desc, h.id, h.ordinal) as texts
    from (select distinct claim_id, weight, id, ordinal from hits join page on page."claimId" = hits.claim_id) h
    cross join lateral (
      select json_build_object('in', 'headline', 'reportId', report_id, 'text', data->>'headline') as found
      from stet.reports r where weight = ${WEIGHT.headline} and report_id = h.id
      union all
      select json_build_object('in', 'holder', 'reportId', report_id, 'statementId', statement_id, 'text', name)
      from stet.statements s cross join unnest(array[data#>>'{holder,name}', data#>>'{holder,for}']) as name
      where s.claim_id = h.claim_id and s.ordinal = h.ordinal and name is not null
      union all
      select json_build_object('in', 'outlet', 'outletId', outlet_id, 'text', name)
      from stet.outlets o where weight = ${WEIGHT.outlet} and outlet_id = h.id
    ) t group by 1`;
}

/** Where a claim was found. */
export function foundIn(search: Search, { proposition, topic, texts }: ClaimTexts): Found[] {
  const own: SearchedText[] = [
    { in: 'proposition', text: proposition },
    { in: 'topic', text: topic ?? '' },
  ];
  return markedTexts(search, [...own, ...(texts ?? [])]);
}
