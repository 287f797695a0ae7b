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
export function foundClaims(snapshot: Transaction, { sought, queries, exact }: Search, { ofKilled }: Sight) {
  const unwanted = sought.flatMap(({ isUnwanted }, place) => (isUnwanted ? [place + 1] : []));
  const wanted = sought.length - unwanted.length;
  const shown = ofKilled
    ? snapshot`true`
    : snapshot`not exists (select from stet.reports k where k.killed and k.report_id = s.report_id)`;
  return snapshot`
    asked as materialized (
      select query::tsquery, exact::tsquery, term
      from unnest(${queries}::text[], ${exact}::text[]) with ordinality as a (query, exact, term)
    ),
    hits as materialized (
      select claim_id, term, weight, max(weight * 2 + is_whole::int) as score, min(id) as id, min(ordinal) as ordinal from (
        select claim_id, term, case when ts_filter(words, '{a}') @@ query then ${WEIGHT.proposition}::int else ${WEIGHT.topic}::int end as weight,
          words @@ exact as is_whole, null as id, null::int as ordinal
        from asked join stet.claims on words @@ query
        union all
        select s.claim_id, term, ${WEIGHT.headline}::int, r.words @@ exact, r.report_id, null
        from asked join stet.reports r on r.words @@ query join stet.statements s on s.report_id = r.report_id where ${shown}
        union all
        select s.claim_id, term, ${WEIGHT.holder}::int, s.words @@ exact, null, s.ordinal
        from asked join stet.statements s on s.words @@ query where ${shown}
        union all
        select s.claim_id, term, ${WEIGHT.outlet}::int, o.words @@ exact, o.outlet_id, null
        from asked join stet.outlets o on o.words @@ query join stet.statements s on s.outlet_id = o.outlet_id where ${shown}
      ) h group by 1, 2, 3
    ),
    found as (
      select claim_id, sum(score)::int as rank
      from (${wanted > 0 || sought.length === 0 ? bestOf(snapshot, unwanted) : allClaims(snapshot)}) b
      where claim_id not in (select claim_id from hits where term = any (${unwanted}::int[]))
      group by 1 having count(*) = ${Math.max(wanted, 1)}
    )`;
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
