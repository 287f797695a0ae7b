/** The board: which claims are there, and how does each stand, now or at a moment of the published clock? */
import { type Static, Type } from '@sinclair/typebox';
import { carriersOf, type Claim, earliest, endOfQuestion, streamName } from '#newsroom';
import type { Transaction } from '#postgres';
import { CLAIM, FOUND, nullable, PASSED_OVER, VERDICT } from './answer.js';
import { indexesOf, isBehind, isLast, type Sort, sortedBy, sortOf, SORTS } from './board-sorts.js';
import { aroundTheBoard } from './around-the-board.js';
import { FILTERS, wantedIn } from './board-filters.js';
import { rowsOfPage, type Telling as Paged } from './board-pages.js';
import { decidedAt } from './changed-since.js';
import { FLAGGED, writeFlagged } from './flagged.js';
import { type Finding, foundIn, foundTexts } from './found-claims.js';
import { CLOCKS, inBigint, isPast, momentOf, OF_A_MOMENT } from './moment.js';
import { changedCarriers } from './outlet-record.js';
import { pageOf } from './page.js';
import type { Snapshot } from './reading.js';
import { spokenRows } from './spoken.js';
import { changeRows } from './timeline.js';
import { markedIfPassedOver } from './passed-over.js';
import { type Answered, limitOf, oneOf, type ParameterValues, question, type Reader } from './question.js';
import { RIBBON, ribbonOf } from './ribbon.js';
import { type Search, searchFor, vectorOf } from './search.js';
import { type Story, storyOf } from './story.js';
import type { ChangedStream, View } from './view.js';
import { writeRows } from './write-rows.js';

const BOARD = Type.Object({
  ...OF_A_MOMENT,
  claims: Type.Array(
    Type.Object(
      {
        ...CLAIM,
        topic: nullable(Type.String()),
        verdict: nullable(VERDICT),
        changedAt: Type.String({ description: "When the desk changed it last: its last commit's time." }),
        version: Type.Integer(),
        ribbon: RIBBON,
        found: Type.Optional(Type.Array(FOUND)),
        passedOver: PASSED_OVER,
      },
      { $id: 'ClaimOnTheBoard' },
    ),
  ),
});
type Row = Static<typeof BOARD>['claims'][number] & { sorted: string };

export const board: View = {
  name: 'board',
  table: `
    create table claims (
      claim_id text primary key, proposition text not null, topic text, verdict jsonb, status text not null, since text, since_moment bigint,
      asserting_origins int not null, outlets int not null, flags jsonb not null, picture json not null,
      dependences json not null, version int not null, changed_at text not null, changed_moment bigint not null,
      first_carriers int not null, partition int not null, "offset" bigint not null, words tsvector not null
    );
    create index claims_by_words on claims using gin (words) with (gin_pending_list_limit = 128);
    create index claims_by_place on claims (partition, "offset");
    ${indexesOf('claims', ['', 'status, ', 'topic, ', "(verdict->>'verdict'), "])}
    ${FLAGGED}`,
  async write(sql, { changes }) {
    const claims = changes.filter(({ category }) => category === 'claim');
    const rows = await Promise.all(claims.map(async (change) => rowOf(change, await storyOf(change))));
    await writeRows(sql, 'claims', { key: ['claim_id'], rows });
    await writeFlagged(sql, rows);
  },
  questions: [
    question({
      path: '/claims',
      answers: 'The board: which claims there are, and how each stands.',
      answer: BOARD,
      parameters: {
        ...CLOCKS,
        ...FILTERS,
        sort: oneOf('By what: id by default, and of claims that are searched for by rank.', SORTS),
      },
      pages: isLast,
      readsWhole: ({ known }) => known !== undefined,
      read: claims,
    }),
  ],
};

/** All that the claim's own stream says of it, as it stands; of its statements only what they come to. */
function rowOf({ state, before, version, at, partition, offset }: ChangedStream, story: Story) {
  const claim = state as Claim;
  const carriers = [...carriersOf(claim.statements, (before as Claim).statements).values()];
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
    changed_moment: decidedAt(at),
    first_carriers: carriers.filter(({ first, mayBeFirst }) => first || mayBeFirst).length,
    partition,
    offset,
    words: vectorOf({ A: claim.proposition, B: claim.topic }),
  };
}

/** A page at a time. */
async function claims(snapshot: Snapshot, asked: ParameterValues, reader: Reader): Promise<Answered<typeof BOARD>> {
  const search = searchFor(asked.q);
  const pageBehind = (telling: Paged) => pageOfClaims(snapshot, asked, telling);
  const rows = await rowsOfPage(snapshot, { asked, reader, rowsIn: boardRows, pageOf: pageBehind });
  const { page, next } = pageOf(rows, asked, ({ claimId, sorted }) => ({ claimId, sorted }));
  const shown = page.map(({ sorted: _sorted, ...row }) => row);
  const answered = search ? await withFound(snapshot, shown, { search, ...reader }) : shown;
  const marked = await markedIfPassedOver(snapshot, answered, ({ claimId }) => streamName('claim', claimId));
  const moment = isPast(asked) ? momentOf('/claims', asked, await aroundTheBoard(snapshot, asked)) : {};
  return { claims: marked, next, ...moment };
}

/** In each table that the board is read from. */
export function boardRows(change: ChangedStream, story: Story) {
  return {
    claims: [rowOf(change, story)],
    changes: changeRows(change.state as Claim, story.changes),
    carried: changedCarriers(change),
    spoken: spokenRows(change),
  };
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

async function pageOfClaims(
  snapshot: Transaction,
  asked: ParameterValues,
  { found, after, ofKilled, steps = [] }: Paged,
): Promise<Row[]> {
  const { at, flag } = asked;
  const sort = sortOf(asked);
  const wanted = [
    ...(await wantedIn(snapshot, asked, { ofKilled })),
    ...(after ? [snapshot`and ${isBehind(snapshot, sort, after)}`] : []),
  ];
  const told = claimsAt(snapshot, at, { found, sort, flag: steps.length > 0 ? undefined : flag });
  return snapshot<Row[]>`
    with ${steps.length > 0 ? steps : snapshot``} ${found?.step ?? snapshot``} told as (${told})
    select claim_id as "claimId", proposition, topic, status, since, verdict, asserting_origins as "assertingOrigins",
           outlets, flags, changed_at as "changedAt", version, ${ribbonOf(snapshot, at)} as ribbon, sorted::text as sorted
    from told where ${wanted}
    order by ${sort === 'id' ? snapshot`` : snapshot`told.sorted, `}claim_id limit ${limitOf(asked) + 1}`;
}

interface Telling {
  found?: Finding | undefined;
  sort?: Sort;
  flag?: string | undefined;
}

/** How each claim stands: now, or as of what had been published by a moment; `sorted` by what it is sorted by. */
export function claimsAt(snapshot: Transaction, at: string | undefined, telling: Telling = {}) {
  return at === undefined ? latest(snapshot, telling) : asOf(snapshot, endOfQuestion(at), telling);
}

/** Those with a flag by the table that has them in order; of those that were found there is no order but their rank. */
function latest(snapshot: Transaction, { found, sort = 'id', flag }: Telling) {
  if (flag === undefined || found)
    return snapshot`select c.*, ${sortedBy(snapshot, sort, 'c')} as sorted from claims c ${ifFound(snapshot, found)}`;
  return snapshot`
    select c.*, ${sortedBy(snapshot, sort, 'f')} as sorted from flagged f join claims c using (claim_id) where f.flag = ${flag}`;
}

function ifFound(snapshot: Transaction, found: Finding | undefined) {
  return found ? snapshot`${found.join} where ${found.where}` : snapshot``;
}

/** By the last change that had been published by then. */
function asOf(snapshot: Transaction, moment: number, { found, sort = 'id' }: Telling) {
  const until = snapshot`${String(inBigint(moment))}::bigint`;
  return snapshot`
    select told.*, ${sortedBy(snapshot, sort, 'told')} as sorted from (
      select c.claim_id, proposition, topic, verdict, coalesce(t.status, 'registered') as status, t.since, t.since_moment,
        coalesce(t.asserting_origins, 0) as asserting_origins, (select count(*)::int from carried k where k.claim_id = c.claim_id and k.moment <= ${until}) as outlets, coalesce(t.flags, '[]') as flags,
        version, changed_at, changed_moment, partition, "offset"${found ? snapshot`, found.rank` : snapshot``}
      from claims c ${found?.join ?? snapshot``}
      left join lateral (
        select * from changes where claim_id = c.claim_id and moment <= ${until}
        order by moment desc, ordinal desc limit 1
      ) t on true where ${found?.where ?? snapshot`true`}
    ) told`;
}
