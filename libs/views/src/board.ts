/** The board: which claims are there, and how does each stand? */
import { type Claim, statusAt, timeline } from '#newsroom';
import type { Transaction } from '#postgres';
import { type Asked, LIMIT, limitOf, text } from './question.js';
import type { Change, View } from './view.js';
import { writeRows } from './write-rows.js';

export const board: View = {
  name: 'board',
  table: `
    create table if not exists stet.claims (
      claim_id text primary key, proposition text not null, topic text, status text not null, since text,
      asserting_origins int not null, outlets int not null, flags jsonb not null, changes json not null,
      version int not null, changed_at text not null
    );`,
  async write(sql, { changes }) {
    const rows = changes.filter(({ category }) => category === 'claim').map(rowOf);
    await writeRows(sql, 'claims', { key: ['claim_id'], rows });
  },
  questions: [
    {
      path: '/claims',
      answers: 'The board: which claims there are, and how each stands.',
      words: {
        status: text('Only claims of this status.'),
        flag: text('Only claims with this flag.'),
        topic: text('Only claims on this topic.'),
        q: text('Only claims whose proposition contains this.'),
        cursor: text("The page before's `next`."),
        limit: LIMIT,
      },
      read: claims,
    },
    {
      path: '/claims/:id/timeline',
      answers: "Every change of the claim's status, asserting origins or flags, on the published clock, and why.",
      read: claimTimeline,
    },
  ],
};

function rowOf({ state, version, at }: Change) {
  const claim = state as Claim;
  const changes = timeline(claim);
  const { status, since, assertingOrigins, outlets, flags } = statusAt(claim, undefined, changes);
  return {
    claim_id: claim.claimId,
    proposition: claim.proposition,
    topic: claim.topic ?? null,
    status,
    since,
    asserting_origins: assertingOrigins,
    outlets,
    flags,
    changes,
    version,
    changed_at: at,
  };
}

/** By id, a page at a time. */
async function claims(snapshot: Transaction, asked: Asked): Promise<{ claims: object[]; next: string | null }> {
  const { status = null, flag = null, topic = null, q = null, cursor = '' } = asked;
  const limit = limitOf(asked);
  const rows = await snapshot<{ claimId: string }[]>`
    select claim_id as "claimId", proposition, topic, status, since, null as verdict, asserting_origins as "assertingOrigins",
           outlets, flags, changed_at as "changedAt", version
    from stet.claims
    where claim_id > ${cursor}
      and (${status}::text is null or status = ${status}) and (${topic}::text is null or topic = ${topic})
      and (${flag}::text is null or flags ? ${flag}) and (${q}::text is null or strpos(lower(proposition), lower(${q})) > 0)
    order by claim_id limit ${limit + 1}`;
  const page = rows.slice(0, limit);
  return { claims: page, next: rows.length > limit ? (page.at(-1)?.claimId ?? null) : null };
}

async function claimTimeline(snapshot: Transaction, { id = '' }: Asked): Promise<object | undefined> {
  const [row] = await snapshot<{ changes: object[] }[]>`select changes from stet.claims where claim_id = ${id}`;
  return row && { claimId: id, changes: row.changes };
}
