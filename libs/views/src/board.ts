/** The board: which claims are there, and how does each stand, now or at a moment of the published clock? */
import { type Static, Type } from '@sinclair/typebox';
import { type Claim, earliest, endOfQuestion, FLAGS, STATUSES, streamName, VERDICTS } from '#newsroom';
import type { Transaction } from '#postgres';
import { CLAIM, FOUND, nullable, PASSED_OVER, VERDICT } from './answer.js';
import { changedSince } from './changed-since.js';
import { foremostTiers, foundClaims, foundIn, foundTexts } from './found-claims.js';
import { isText, pageOf } from './page.js';
import { markedIfPassedOver } from './passed-over.js';
import {
  type Answered,
  date,
  ID,
  type Key,
  limitOf,
  moment,
  oneOf,
  type ParameterValues,
  question,
  type Reader,
  text,
} from './question.js';
import { type Search, searched, searchFor, vectorOf } from './search.js';
import { type Story, storyOf } from './story.js';
import { inBigint } from './timeline.js';
import type { ChangedStream, View } from './view.js';
import { writeRows } from './write-rows.js';

/** What the board may be sorted by, the most first; by id, and within equals by id, the least. */
const SORTS = {
  id: 'claim_id',
  changed: 'changed_at',
  since: 'since_moment',
  outlets: 'outlets',
  origins: 'asserting_origins',
  rank: 'rank',
} as const;
type Sort = keyof typeof SORTS;

const BOARD = Type.Object({
  claims: Type.Array(
    Type.Object(
      {
        ...CLAIM,
        topic: nullable(Type.String()),
        verdict: nullable(VERDICT),
        changedAt: Type.String({ description: "When the desk changed it last: its last commit's time." }),
        version: Type.Integer(),
        found: Type.Optional(Type.Array(FOUND)),
        passedOver: PASSED_OVER,
      },
      { $id: 'ClaimOnTheBoard' },
    ),
  ),
});
type Row = Static<typeof BOARD>['claims'][number] & { sorted: string | null };

export const board: View = {
  name: 'board',
  table: `
    create table claims (
      claim_id text primary key, proposition text not null, topic text, verdict jsonb, status text not null, since text, since_moment bigint,
      asserting_origins int not null, outlets int not null, flags jsonb not null, picture json not null,
      dependences json not null, version int not null, changed_at text not null, partition int not null, "offset" bigint not null,
      words tsvector not null
    );
    create index claims_by_words on claims using gin (words) with (gin_pending_list_limit = 128);`,
  async write(sql, { changes }) {
    const claims = changes.filter(({ category }) => category === 'claim');
    const rows = await Promise.all(claims.map(async (change) => rowOf(change, await storyOf(change))));
    await writeRows(sql, 'claims', { key: ['claim_id'], rows });
  },
  questions: [
    question({
      path: '/claims',
      answers: 'The board: which claims there are, and how each stands.',
      answer: BOARD,
      parameters: {
        at: date('As of what had been published by then; a bare date is the end of that day.'),
        status: oneOf('Only claims of this status.', STATUSES),
        verdict: oneOf('Only claims with this verdict.', VERDICTS),
        outlet: { ...ID, means: 'Only claims that this outlet has a statement on.' },
        flag: oneOf('Only claims with this flag.', FLAGS),
        topic: text('Only claims on this topic.'),
        since: moment(
          'Only claims that the desk has changed since then; a bare date is the beginning of that day. With the `asOf` of a list: what its pages may have missed.',
        ),
        q: searched(
          'Only claims that have these words in their proposition or topic, in a headline, or in the name of a holder or an outlet.',
        ),
        sort: oneOf('By what: id by default, and of claims that are searched for by rank.', SORTS),
      },
      pages: isLast,
      read: claims,
    }),
  ],
};

/** All that the claim's own stream says of it, as it stands; of its statements only what they come to. */
function rowOf({ state, version, at, partition, offset }: ChangedStream, story: Story) {
  const claim = state as Claim;
  const { status, since, assertingOrigins, outlets, flags, ...picture } = story.picture;
  return {
    claim_id: claim.claimId,
    proposition: claim.proposition,
    topic: claim.topic ?? null,
    verdict: claim.verdict ?? null,
    status,
    since,
    since_moment: since === null ? null : inBigint(earliest(since)),
    asserting_origins: assertingOrigins,
    outlets,
    flags,
    picture,
    dependences: claim.dependences,
    version,
    changed_at: at,
    partition,
    offset,
    words: vectorOf({ A: claim.proposition, B: claim.topic }),
  };
}

/** Of the last claim its id, and what it is sorted by. */
function isLast({ claimId, sorted }: Key, asked: ParameterValues): boolean {
  if (!isText(claimId)) return false;
  const sort = sortOf(asked);
  if (sorted === null) return sort === 'id' || sort === 'since';
  return sort !== 'id' && isText(sorted) && (sort === 'changed' || A_NUMBER.test(sorted));
}

function sortOf({ sort, q }: ParameterValues): Sort {
  return (sort ?? (searchFor(q) ? 'rank' : 'id')) as Sort;
}

const A_NUMBER = /^-?\d{1,16}$/;

/** A page at a time. */
async function claims(snapshot: Transaction, asked: ParameterValues, reader: Reader): Promise<Answered<typeof BOARD>> {
  const search = searchFor(asked.q);
  const rows = search
    ? await searchedClaims(snapshot, asked, { ...reader, search })
    : await pageOfClaims(snapshot, asked, reader);
  const { page, next } = pageOf(rows, asked, ({ claimId, sorted }) => ({ claimId, sorted }));
  const shown = page.map(({ sorted: _sorted, ...row }) => row);
  const answered = search ? await withFound(snapshot, shown, { search, ...reader }) : shown;
  return { claims: await markedIfPassedOver(snapshot, answered, ({ claimId }) => streamName('claim', claimId)), next };
}

async function withFound(
  snapshot: Transaction,
  rows: Omit<Row, 'sorted'>[],
  { search, ofKilled }: Reader & { search: Search },
) {
  const claimIds = rows.map(({ claimId }) => claimId);
  const texts = await foundTexts(snapshot, search, { claimIds, ofKilled });
  return rows.map((row) => ({ ...row, found: foundIn(search, { ...row, texts: texts.get(row.claimId) }) }));
}

/** Where claims of the highest ranks fill the page, the rest need not be ranked. */
async function searchedClaims(
  snapshot: Transaction,
  asked: ParameterValues,
  { search, ...reader }: Reader & { search: Search },
): Promise<Row[]> {
  const { after } = reader;
  const rows: Row[] = [];
  const tiers = sortOf(asked) === 'rank' ? foremostTiers(snapshot, search, reader) : [];
  // Behind a claim of a lower rank there is none of a higher one.
  const next = tiers.filter(({ rank }) => !after?.sorted || rank <= Number(after.sorted));
  for (const { found } of next) {
    rows.push(...(await pageOfClaims(snapshot, asked, { ...reader, found })));
    if (rows.length > limitOf(asked)) return rows.slice(0, limitOf(asked) + 1);
  }
  return pageOfClaims(snapshot, asked, { ...reader, found: foundClaims(snapshot, search, reader) });
}

function pageOfClaims(
  snapshot: Transaction,
  asked: ParameterValues,
  { found, after }: Reader & { found?: ReturnType<typeof foundClaims> },
) {
  const { at, status = null, verdict = null, outlet = null, flag = null, topic = null } = asked;
  const sort = sortOf(asked);
  const inOrder = sort === 'id' ? snapshot`claim_id` : snapshot`${snapshot(SORTS[sort])} desc nulls last, claim_id`;
  return snapshot<Row[]>`
    with ${found ? snapshot`${found},` : snapshot``} told as (${claimsAt(snapshot, at, found !== undefined)})
    select claim_id as "claimId", proposition, topic, status, since, verdict, asserting_origins as "assertingOrigins",
           outlets, flags, changed_at as "changedAt", version, ${sort === 'id' ? snapshot`null` : snapshot(SORTS[sort])}::text as sorted
    from told
    where (${status}::text is null or status = ${status}) and (${topic}::text is null or topic = ${topic})
      and (${verdict}::text is null or verdict->>'verdict' = ${verdict}) and (${flag}::text is null or flags ? ${flag})
      and (${outlet}::text is null or exists (select from statements s where s.claim_id = told.claim_id and s.outlet_id = ${outlet}))
      and ${changedSince(snapshot, asked.since)} and ${behind(snapshot, sort, after)}
    order by ${inOrder} limit ${limitOf(asked) + 1}`;
}

/** How each claim stands: now, or as of what had been published by a moment. */
export function claimsAt(snapshot: Transaction, at: string | undefined, isSearched = false) {
  return at === undefined ? latest(snapshot, isSearched) : asOf(snapshot, endOfQuestion(at), isSearched);
}

function latest(snapshot: Transaction, isSearched: boolean) {
  return snapshot`select c.*, ${rank(snapshot, isSearched)} as rank from claims c ${ifFound(snapshot, isSearched)}`;
}

function rank(snapshot: Transaction, isSearched: boolean) {
  return isSearched ? snapshot`found.rank` : snapshot`0`;
}

function ifFound(snapshot: Transaction, isSearched: boolean) {
  return isSearched ? snapshot`join found using (claim_id)` : snapshot``;
}

/** By the last change that had been published by then. */
function asOf(snapshot: Transaction, moment: number, isSearched: boolean) {
  return snapshot`
    select c.claim_id, proposition, topic, verdict, coalesce(t.status, 'registered') as status, t.since, t.since_moment,
      coalesce(t.asserting_origins, 0) as asserting_origins, coalesce(t.outlets, 0) as outlets, coalesce(t.flags, '[]') as flags,
      version, changed_at, partition, "offset", ${rank(snapshot, isSearched)} as rank
    from claims c ${ifFound(snapshot, isSearched)}
    left join lateral (
      select * from changes where claim_id = c.claim_id and moment <= ${String(inBigint(moment))}::bigint order by ordinal desc limit 1
    ) t on true`;
}

function behind(snapshot: Transaction, sort: Sort, after: Key | undefined) {
  if (!after) return snapshot`true`;
  const { claimId = '', sorted = null } = after;
  if (sort === 'id') return snapshot`claim_id > ${claimId}`;
  const column = snapshot(SORTS[sort]);
  if (sorted === null) return snapshot`${column} is null and claim_id > ${claimId}`;
  const type = sort === 'changed' ? snapshot`text` : snapshot`bigint`;
  return snapshot`(${column} < ${sorted}::${type} or ${column} is null or (${column} = ${sorted}::${type} and claim_id > ${claimId}))`;
}
