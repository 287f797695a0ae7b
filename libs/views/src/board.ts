/** The board: which claims are there, and how does each stand? */
import { type Coverage, statusAt, timeline } from '#newsroom';
import type { Sql } from '#postgres';
import { positionIn } from './checkpoints.js';
import type { Answer, Change, View } from './view.js';
import { writeRows } from './write-rows.js';

export const board: View = {
  name: 'board',
  table: `
    create table if not exists stet.claims (
      claim_id text primary key, proposition text not null, topic text, status text not null, since text,
      asserting_origins int not null, outlets int not null, flags jsonb not null, changes jsonb not null,
      version int not null, changed_at text not null
    );`,
  async write(sql, { changes }) {
    const rows = changes.filter(({ category }) => category === 'claim').map(rowOf);
    await writeRows(sql, 'claims', { key: ['claim_id'], rows });
  },
};

function rowOf({ state, version, at }: Change) {
  const coverage = state as Coverage;
  const changes = timeline(coverage);
  const { status, since, assertingOrigins, outlets, flags } = statusAt(coverage, undefined, changes);
  return {
    claim_id: coverage.claimId,
    proposition: coverage.proposition,
    topic: coverage.topic ?? null,
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

export interface BoardQuestion {
  status?: string;
  flag?: string;
  topic?: string;
  /** Text that the proposition contains. */
  q?: string;
  /** The last claim seen. */
  cursor?: string;
  limit?: number;
}

/** By id, a page at a time. */
export async function claims(
  sql: Sql,
  question: BoardQuestion,
): Promise<Answer<{ claims: object[]; next: string | null }>> {
  const { status = null, flag = null, topic = null, q = null, cursor = '', limit = 100 } = question;
  return sql.begin('isolation level repeatable read read only', async (snapshot) => {
    const rows = await snapshot<{ claimId: string }[]>`
      select claim_id as "claimId", proposition, topic, status, since, null as verdict, asserting_origins as "assertingOrigins",
             outlets, flags, changed_at as "changedAt", version
      from stet.claims
      where claim_id > ${cursor}
        and (${status}::text is null or status = ${status}) and (${topic}::text is null or topic = ${topic})
        and (${flag}::text is null or flags ? ${flag}) and (${q}::text is null or strpos(lower(proposition), lower(${q})) > 0)
      order by claim_id limit ${limit + 1}`;
    const page = rows.slice(0, limit);
    const next = rows.length > limit ? (page.at(-1)?.claimId ?? null) : null;
    return { position: await positionIn(snapshot), answer: { claims: page, next } };
  });
}

/** Every change of status, asserting origins or flags, on the published clock. */
export async function claimTimeline(
  sql: Sql,
  claimId: string,
): Promise<Answer<{ claimId: string; changes: object[] } | undefined>> {
  return sql.begin('isolation level repeatable read read only', async (snapshot) => {
    const [row] = await snapshot<{ changes: object[] }[]>`select changes from stet.claims where claim_id = ${claimId}`;
    return { position: await positionIn(snapshot), answer: row && { claimId, changes: row.changes } };
  });
}
