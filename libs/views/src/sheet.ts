/** The sheet: everything about one claim, now, at a moment, or as the desk knew it. */
import {
  type Change as Told,
  type Claim,
  claimOf,
  type ClaimStatement,
  earliest,
  endOfQuestion,
  type Event,
  statusAt,
  type StatusPicture,
} from '#newsroom';
import type { Transaction } from '#postgres';
import { type Asked, date, isPosition, moment } from './question.js';
import type { Change, View } from './view.js';
import { writeRows } from './write-rows.js';

export const sheet: View = {
  name: 'sheet',
  table: `
    create table if not exists stet.statements (
      claim_id text, statement_id text, ordinal int not null, report_id text not null, outlet_id text not null, data json not null,
      primary key (claim_id, statement_id)
    );
    create index if not exists statements_of_report on stet.statements (report_id);
    create index if not exists statements_of_outlet on stet.statements (outlet_id);`,
  async write(sql, { changes }) {
    const rows = changes.filter(({ category }) => category === 'claim').flatMap(changedStatements);
    await writeRows(sql, 'statements', { key: ['claim_id', 'statement_id'], rows });
  },
  questions: [
    {
      path: '/claims/:id',
      answers: 'Everything about one claim: now, at a moment, or as the desk knew it.',
      words: {
        at: date('What had been published by then; a bare date is the end of that day.'),
        known: moment('What the desk had recorded by then.'),
      },
      read: claim,
    },
  ],
};

/** The rows that the table has not: a fold that leaves a statement as it was leaves the very object. */
function changedStatements({ state, before }: Change): object[] {
  const { claimId, statements } = state as Claim;
  const written = (before as Claim).statements;
  return statements.flatMap((data, ordinal) => {
    if (data === written[ordinal]) return [];
    const { statementId, reportId, outletId } = data;
    return [{ claim_id: claimId, statement_id: statementId, ordinal, report_id: reportId, outlet_id: outletId, data }];
  });
}

interface Sheet extends StatusPicture {
  claimId: string;
  proposition: string;
  topic: string | null;
  version: number;
  /** The latest, with who issued it and when. */
  verdict: object | null;
  links: Claim['links'];
  dependences: Claim['dependences'];
  statements: (ClaimStatement & { recordedAt?: string; recordedBy?: string })[];
}

/** Undefined if the claim is not on file, or was not yet by `known`. */
async function claim(snapshot: Transaction, { id, at, known }: Asked): Promise<Sheet | undefined> {
  const commits = (await standingCommits(snapshot, `claim-${id}`)).filter(isKnownBy(known));
  if (commits.length === 0) return undefined;
  const events = commits.flatMap((commit) => commit.events);
  const folded = claimOf(events);
  const { claimId, proposition, topic = null, links, dependences, statements } = folded;
  const moment = at === undefined ? Infinity : endOfQuestion(at);
  const recorded = recordings(commits);
  return {
    claimId,
    proposition,
    topic,
    verdict: verdictIn(commits),
    ...statusAt(folded, at, known === undefined ? await storedChanges(snapshot, claimId) : undefined),
    links,
    dependences,
    statements: statements
      .filter(({ publishedAt }) => earliest(publishedAt) <= moment)
      .map((statement) => ({ ...statement, ...recorded.get(statement.statementId) })),
    version: events.length,
  };
}

/** As the board keeps them: a story is not told from its beginning for each who asks. */
async function storedChanges(snapshot: Transaction, claimId: string): Promise<Told[] | undefined> {
  const [row] = await snapshot<{ changes: Told[] }[]>`select changes from stet.claims where claim_id = ${claimId}`;
  return row?.changes;
}

function verdictIn(commits: StandingCommit[]): object | null {
  const issued = commits.flatMap(({ at, by, events }) =>
    events.flatMap(({ type, data }) => (type === 'VerdictIssued' ? [{ ...data, at, by }] : [])),
  );
  return issued.at(-1) ?? null;
}

/** When and by whom each statement was put on file: the desk's own clock. */
function recordings(commits: StandingCommit[]): Map<string, { recordedAt: string; recordedBy: string }> {
  const recorded = new Map<string, { recordedAt: string; recordedBy: string }>();
  for (const { at, by, events } of commits) {
    for (const { data } of events)
      if ('statementId' in data && !recorded.has(String(data.statementId)))
        recorded.set(String(data.statementId), { recordedAt: at, recordedBy: by });
  }
  return recorded;
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

function isKnownBy(known: string | undefined): (commit: StandingCommit) => boolean {
  if (known === undefined) return () => true;
  if (isPosition(known)) {
    const ends = new Map(known.split(',').map((pair) => pair.split(':').map(Number) as [number, number]));
    return ({ partition, offset }) => Number(offset) < (ends.get(partition) ?? 0);
  }
  const moment = endOfQuestion(known);
  return ({ at }) => Date.parse(at) <= moment;
}
