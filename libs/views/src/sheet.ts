/** The sheet: everything about one claim, now, at a moment, or as the desk knew it. */
import { parsePosition, type Position } from '#ledger';
import {
  cover,
  type Coverage,
  type CoveredStatement,
  earliest,
  emptyCoverage,
  endOfQuestion,
  type Event,
  statusAt,
  type StatusPicture,
} from '#newsroom';
import type { Sql, Transaction } from '#postgres';
import { positionIn } from './checkpoints.js';
import type { Answer, View } from './view.js';
import { writeRows } from './write-rows.js';

export const sheet: View = {
  name: 'sheet',
  table: `
    create table if not exists stet.statements (
      claim_id text, statement_id text, ordinal int not null, report_id text not null, outlet_id text not null, data jsonb not null,
      primary key (claim_id, statement_id)
    );
    create index if not exists statements_of_report on stet.statements (report_id);
    create index if not exists statements_of_outlet on stet.statements (outlet_id);`,
  async write(sql, { changes }) {
    const coverages = changes.filter(({ category }) => category === 'claim').map(({ state }) => state as Coverage);
    const rows = coverages.flatMap(({ claimId, statements }) =>
      statements.map((data, ordinal) => ({
        claim_id: claimId,
        statement_id: data.statementId,
        ordinal,
        report_id: data.reportId,
        outlet_id: data.outletId,
        data,
      })),
    );
    await writeRows(sql, 'statements', { key: ['claim_id', 'statement_id'], rows });
  },
};

export interface Sheet extends StatusPicture {
  claimId: string;
  proposition: string;
  topic: string | null;
  version: number;
  verdict: null;
  links: Coverage['links'];
  dependences: Coverage['dependences'];
  statements: CoveredStatement[];
}

export interface Moment {
  /** What had been published by then (EDTF; a bare date is the end of that day). */
  at?: string;
  /** What the desk had recorded by then: a date, or a position in the log. */
  known?: string;
}

/** Undefined if the claim is not on file, or was not yet by `known`. */
export async function claim(sql: Sql, claimId: string, { at, known }: Moment): Promise<Answer<Sheet | undefined>> {
  return sql.begin('isolation level repeatable read read only', async (snapshot) => {
    const position = await positionIn(snapshot);
    const commits = (await standingCommits(snapshot, `claim-${claimId}`)).filter(isKnownBy(known, position.length));
    if (commits.length === 0) return { position, answer: undefined };
    const recorded = commits.flatMap((commit) => commit.events.map((event) => ({ event, commit })));
    const coverage = recorded.reduce((covered, { event, commit }) => cover(covered, event, commit), emptyCoverage());
    return { position, answer: { ...sheetOf(coverage, at), version: recorded.length } };
  });
}

function sheetOf(coverage: Coverage, at: string | undefined): Omit<Sheet, 'version'> {
  const { claimId, proposition, topic = null, links, dependences, statements } = coverage;
  const moment = at === undefined ? Infinity : endOfQuestion(at);
  const published = statements.filter(({ publishedAt }) => earliest(publishedAt) <= moment);
  return {
    claimId,
    proposition,
    topic,
    verdict: null,
    ...statusAt(coverage, at),
    links,
    dependences,
    statements: published,
  };
}

interface StandingCommit {
  at: string;
  by: string;
  partition: number;
  offset: string;
  events: Event[];
}

async function standingCommits(sql: Transaction, stream: string): Promise<StandingCommit[]> {
  return sql<StandingCommit[]>`
    select at, "by", partition, "offset", events from stet.commits where stream = ${stream} and stands order by version`;
}

function isKnownBy(known: string | undefined, partitions: number): (commit: StandingCommit) => boolean {
  if (known === undefined) return () => true;
  if (/^\d+:/.test(known)) {
    const position: Position = parsePosition(known, partitions);
    return ({ partition, offset }) => Number(offset) < (position[partition] ?? 0);
  }
  const moment = endOfQuestion(known);
  return ({ at }) => Date.parse(at) <= moment;
}
