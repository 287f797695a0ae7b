/**
 * The feed: what has changed, commit by commit. It has no table of its own: the commits that stand are it.
 * Live, it goes on from a position: each partition in its order, and all of them as they were appended.
 */
import type { Position } from '#ledger';
import type { Event } from '#newsroom';
import type { Transaction } from '#postgres';
import type { Asked } from './question.js';
import { LIMIT, limitOf, type Question } from './question.js';

export interface FeedItem {
  stream: string;
  version: number;
  id: string;
  command: string;
  by: string;
  at: string;
  events: Event[];
  partition: number;
  offset: number;
  /** The claim as the board shows it now, where the commit is a claim's. */
  claim: object | null;
}

/** Up to so many commits behind a position, in an order in which each can be the last that was seen. */
export async function feedBehind(snapshot: Transaction, position: Position, most: number): Promise<FeedItem[]> {
  const ends = Array.from(position, (end) => end ?? 0);
  const rows = await snapshot<(Omit<FeedItem, 'offset'> & { offset: string })[]>`
    select k.stream, k.version, k.id, k.command, k."by", k.at, k.events, k.partition, k."offset", ${claimOf(snapshot)} as claim
    from unnest(${ends}::bigint[]) with ordinality as p (seen, n),
    lateral (
      select *, max(appended_at) over (order by "offset") as reached
      from (select * from stet.commits c where c.partition = p.n - 1 and c."offset" >= p.seen order by "offset" limit ${most}) one
    ) k
    where k.stands order by k.reached, k.partition, k."offset" limit ${most}`;
  return rows.map((row) => ({ ...row, offset: Number(row.offset) }));
}

/** Newest first. The cursor is the last item's place. */
export const feedQuestion: Question = {
  path: '/feed',
  answers: 'What has changed, newest first where JSON is asked for; else what comes, as server-sent events.',
  words: {
    cursor: { means: "The page before's `next`.", mustBe: 'a cursor', fits: (word) => CURSOR.test(word) },
    limit: LIMIT,
  },
  read: newestFirst,
};

const CURSOR = /^(\d{4}-\d\d-\d\dT[\d:.]+Z),(\d{1,4}),(\d{1,15})$/;

async function newestFirst(snapshot: Transaction, asked: Asked): Promise<{ changes: object[]; next: string | null }> {
  const [, at = null, partition = 0, offset = 0] = CURSOR.exec(asked.cursor ?? '') ?? [];
  const limit = limitOf(asked);
  const rows = await snapshot<{ at: string; partition: number; offset: string }[]>`
    select stream, version, id, command, "by", at, events, partition, "offset", ${claimOf(snapshot)} as claim
    from stet.commits k
    where stands and (${at}::text is null or (at, partition, "offset") < (${at}, ${Number(partition)}, ${Number(offset)}))
    order by at desc, partition desc, "offset" desc limit ${limit + 1}`;
  const changes = rows.slice(0, limit).map((row) => ({ ...row, offset: Number(row.offset) }));
  const last = changes.at(-1);
  return { changes, next: rows.length > limit && last ? `${last.at},${last.partition},${last.offset}` : null };
}

function claimOf(snapshot: Transaction) {
  return snapshot`(
    select json_build_object('claimId', claim_id, 'proposition', proposition, 'status', status, 'since', since,
      'assertingOrigins', asserting_origins, 'outlets', outlets, 'flags', flags)
    from stet.claims where k.stream like 'claim-%' and claim_id = substr(k.stream, 7))`;
}
