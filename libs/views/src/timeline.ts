/** The timeline: every change of a claim's status on the published clock, and why. A row is a change. */
import { type Change as Told, type Claim, earliest, timeline as toldOf } from '#newsroom';
import type { Transaction } from '#postgres';
import type { Asked } from './question.js';
import type { Change, View } from './view.js';
import { writeRows } from './write-rows.js';

export const timeline: View = {
  name: 'timeline',
  table: `
    create table if not exists stet.changes (
      claim_id text, ordinal int, moment bigint not null, at text not null, status text not null, since text not null, since_moment bigint not null,
      asserting_origins int not null, outlets int not null, flags jsonb not null, because json not null,
      primary key (claim_id, ordinal)
    );`,
  async write(sql, { changes }) {
    const told = changes.filter(({ category }) => category === 'claim').map(retold);
    await sql`
      delete from stet.changes c using json_to_recordset(${JSON.stringify(told.filter(isShorter))}::text::json) as t (claim_id text, length int)
      where c.claim_id = t.claim_id and c.ordinal >= t.length`;
    await writeRows(sql, 'changes', { key: ['claim_id', 'ordinal'], rows: told.flatMap(({ rows }) => rows) });
  },
  questions: [
    {
      path: '/claims/:id/timeline',
      answers: "Every change of the claim's status, asserting origins or flags, on the published clock, and why.",
      read: claimTimeline,
    },
  ],
};

interface Retold {
  claim_id: string;
  /** How many changes there are, and how many there were. */
  length: number;
  before: number;
  /** Those that the table has not. */
  rows: object[];
}

/** What was told before is asked for first: the story is told on from there. What it has kept is the very object. */
function retold({ state, before }: Change): Retold {
  const written = toldOf(before as Claim);
  const { claimId } = state as Claim;
  const changes = toldOf(state as Claim);
  let since = '';
  const rows = changes.flatMap((change, ordinal) => {
    if (changes[ordinal - 1]?.status !== change.status) since = change.at;
    return change === written[ordinal] ? [] : [rowOf(change, { claim_id: claimId, ordinal, since })];
  });
  return { claim_id: claimId, length: changes.length, before: written.length, rows };
}

interface Place {
  claim_id: string;
  ordinal: number;
  since: string;
}

function isShorter({ length, before }: Retold): boolean {
  return length < before;
}

function rowOf({ at, status, assertingOrigins, outlets, flags, because }: Told, place: Place): object {
  const moment = inBigint(earliest(at));
  const since_moment = inBigint(earliest(place.since));
  return { ...place, moment, since_moment, at, status, asserting_origins: assertingOrigins, outlets, flags, because };
}

/** A moment as the table keeps it: an open start is before everything. */
export function inBigint(moment: number): number {
  return Math.min(Math.max(moment, Number.MIN_SAFE_INTEGER), Number.MAX_SAFE_INTEGER);
}

async function claimTimeline(snapshot: Transaction, { id = '' }: Asked): Promise<object | undefined> {
  const [claim] = await snapshot`select from stet.claims where claim_id = ${id}`;
  if (!claim) return undefined;
  const changes = await snapshot`
    select at, status, asserting_origins as "assertingOrigins", outlets, flags, because
    from stet.changes where claim_id = ${id} order by ordinal`;
  return { claimId: id, changes: [...changes] };
}
