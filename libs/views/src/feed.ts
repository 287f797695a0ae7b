/**
 * The feed: what has changed, commit by commit. It has no table of its own: the commits that stand are it.
 * Live, it goes on from a position: each partition in its order, and all of them as they were appended.
 */
import { type Static, Type } from '@sinclair/typebox';
import type { Position } from '#ledger';
import { streamName } from '#newsroom';
import type { Sql, Transaction } from '#postgres';
import { CLAIM, EVENT, nullable, PASSED_OVER } from './answer.js';
import { PLACE_IN_LOG } from './events.js';
import type { Disclosed } from './killed.js';
import { isCount, isText, isWhole, PAGE_CHARACTERS, pageOf } from './page.js';
import { markedIfPassedOver } from './passed-over.js';
import { Reading, type Snapshot } from './reading.js';
import { type Answered, limitOf, type ParameterValues, position, question, type Reader } from './question.js';
import { atOnePosition } from './snapshot.js';

const text = Type.String();
/** One commit, page by page or as a server-sent event's data. */
export const FEED_ITEM = Type.Object(
  {
    stream: text,
    version: Type.Integer(),
    id: text,
    command: text,
    by: text,
    at: text,
    events: Type.Array(EVENT),
    ...PLACE_IN_LOG,
    claim: nullable(
      Type.Object(CLAIM, {
        description: "The claim as the board shows it now, where the commit is a claim's.",
      }),
    ),
    passedOver: PASSED_OVER,
  },
  { $id: 'FeedItem' },
);
export type FeedItem = Static<typeof FEED_ITEM>;
const FEED = Type.Object({ changes: Type.Array(FEED_ITEM) });

/** What stands behind a position, and the position that it comes up to: whoever has it is told of all before that. */
export interface FeedPage {
  /** Without what is killed, and with it. */
  forAll: FeedItem[];
  forAuditors: FeedItem[];
  disclosed?: Disclosed | undefined;
  end: Position;
  /** Nothing more stands up to where the views are. */
  isLast: boolean;
}

/** Commits of one page, and about as many characters of their events: it is held until its slowest reader has it. */
const PAGE = 100;
const CHARACTERS = 64 * 1024;

/** In an order in which each can be the last that was seen. */
export async function feedBehind(sql: Sql, position: Position): Promise<FeedPage> {
  const { position: views, ...page } = await atOnePosition(sql, async (raw) => {
    const { items: found, isLast } = await standing(raw, position);
    const reading = new Reading(raw, { ofKilled: true });
    const items = await marked(raw, found);
    const forAll = await reading.withoutKilled(items);
    return { forAll, forAuditors: items, disclosed: reading.disclosedIn(items), isLast };
  });
  const { forAuditors, isLast } = page;
  const end = isLast ? views.map((count, partition) => Math.max(count, position[partition] ?? 0)) : [...position];
  if (!isLast) for (const { partition, offset } of forAuditors) end[partition] = offset + 1;
  return { ...page, end };
}

/** The void ones are passed over where they are read: a page of them would be taken for the end. */
async function standing(snapshot: Transaction, position: Position) {
  const ends = Array.from(position, (end) => end ?? 0);
  const rows = await snapshot<(Omit<FeedItem, 'offset'> & { offset: string; total: number })[]>`
    select k.stream, k.version, k.id, k.command, k."by", k.at, k.events, k.partition, k."offset", k.total, ${claimNow(snapshot)} as claim
    from (
      select *, count(*) over ()::int as total,
        sum(length(events::text)) over (order by reached, partition, "offset") - length(events::text) as before
      from (
        select one.* from unnest(${ends}::bigint[]) with ordinality as p (seen, n),
        lateral (
          select *, max(appended_at) over (order by "offset") as reached
          from (
            select * from commits c
            where c.partition = p.n - 1 and c."offset" >= p.seen and c.stands and ${isInViews(snapshot, 'c')} order by "offset" limit ${PAGE}
          ) c
        ) one
        order by reached, partition, "offset" limit ${PAGE}
      ) page
    ) k
    where k.before < ${CHARACTERS} order by k.reached, k.partition, k."offset"`;
  const items = rows.map(({ total: _total, ...row }) => ({ ...row, offset: Number(row.offset) }));
  return { items, isLast: items.length < PAGE && items.length === (rows[0]?.total ?? 0) };
}

/** Newest first. */
export const feedQuestion = question({
  path: '/feed',
  answers: 'What has changed, newest first where JSON is asked for; else what comes, as server-sent events.',
  answer: FEED,
  parameters: {
    after: position(
      'Only what stands behind this position, such as 0:123,5:77; live it begins there: 0:0 is the first commit.',
    ),
  },
  pages: ({ at, partition, offset }) => isText(at) && isCount(partition) && isWhole(offset),
  read: newestFirst,
});

async function newestFirst(
  snapshot: Snapshot,
  asked: ParameterValues,
  { after }: Reader,
): Promise<Answered<typeof FEED>> {
  const { at, partition, offset } = after ?? {};
  const behind = after
    ? snapshot`and (at, partition, "offset") < (${String(at)}, ${String(partition)}::int, ${String(offset)}::bigint)`
    : snapshot``;
  const rows = await snapshot<(Omit<FeedItem, 'offset'> & { offset: string; outOf: number })[]>`
    select stream, version, id, command, "by", at, events, partition, "offset", ${claimNow(snapshot)} as claim, "outOf"
    from (
      select *, count(*) over ()::int as "outOf",
        sum(length(events::text)) over (order by at desc, partition desc, "offset" desc) - length(events::text) as before
      from (
        select * from commits k
        where stands and ${isInViews(snapshot, 'k')} ${behind} ${behindPosition(snapshot, asked.after)}
        order by at desc, partition desc, "offset" desc limit ${limitOf(asked) + 1}
      ) k
    ) k
    where before < ${PAGE_CHARACTERS} order by at desc, partition desc, "offset" desc`;
  const { page, next } = pageOf(rows, asked, (row) => ({
    at: row.at,
    partition: row.partition,
    offset: Number(row.offset),
  }));
  const changes = page.map(({ outOf: _outOf, ...row }) => ({ ...row, offset: Number(row.offset) }));
  return { changes: await marked(snapshot, changes), next };
}

/** Of a partition that a position leaves out all is behind it. */
function behindPosition(snapshot: Transaction, after: string | undefined) {
  if (after === undefined) return snapshot``;
  const places = after.split(',').map((place) => place.split(':'));
  const [partitions, ends] = [places.map(([partition = '']) => partition), places.map(([, end = '']) => end)];
  return snapshot`and "offset" >= coalesce((
    select p.seen from unnest(${partitions}::int[], ${ends}::bigint[]) as p (place, seen) where p.place = k.partition), 0)`;
}

/** Of a stream that the views pass over the commits are told, which the index has; the claim beside them is as it was. */
function marked(snapshot: Transaction, items: FeedItem[]): Promise<FeedItem[]> {
  return markedIfPassedOver(snapshot, items, ({ stream }) => stream);
}

/** What the name of every claim's stream begins with. */
const OF_A_CLAIM = streamName('claim', '');

/** The index may be ahead of what is read beside it. */
function isInViews(snapshot: Transaction, commits: string) {
  return snapshot`${snapshot(commits)}."offset" < (
    select v.next_offset from view_checkpoints v where v.partition = ${snapshot(commits)}.partition)`;
}

function claimNow(snapshot: Transaction) {
  return snapshot`(
    select json_build_object('claimId', claim_id, 'proposition', proposition, 'status', status, 'since', since,
      'assertingOrigins', asserting_origins, 'outlets', outlets, 'flags', flags)
    from claims where starts_with(k.stream, ${OF_A_CLAIM}) and claim_id = substr(k.stream, ${OF_A_CLAIM.length + 1}::int))`;
}
