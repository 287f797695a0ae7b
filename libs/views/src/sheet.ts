/** The sheet: everything about one claim, now, at a moment, or as the desk knew it; its statements a page at a time. */
import { Type } from '@sinclair/typebox';
import {
  BEHIND,
  type Claim,
  type ClaimStatement,
  earliest,
  isOnFile,
  notCountedInSteps,
  notCountedNow,
  statusInSteps,
  type Steps,
  streamName,
} from '#newsroom';
import {
  BECAUSE,
  CAUSE,
  CLAIM,
  FIGURE,
  FLAG,
  IDENTIFIED,
  NAMED,
  nullable,
  STATEMENT,
  STATUS,
  VERDICT,
} from './answer.js';
import { claimOnFile, putOnFileBy, soundCommits, verdictIn } from './claim-on-file.js';
import { pastOf } from './claim-past.js';
import { LINKS_OF_A_CLAIM, type Links, linksOf } from './links.js';
import { type KeptPast, keptPast } from './kept-past.js';
import { CLOCKS, inBigint, isPast, momentOf, OF_A_MOMENT } from './moment.js';
import { type Answered, ID, oneOf, type ParameterValues, question, type Reader } from './question.js';
import type { Raw, Snapshot } from './reading.js';
import { vectorOf } from './search.js';
import { placeIn } from './place-in-report.js';
import { isPlace, type Page, pageInSteps, storedPage } from './sheet-page.js';
import { inSlices } from './slices.js';
import type { ChangedStream, StandingCommit, View } from './view.js';
import { writeRows } from './write-rows.js';

const NAMES = Type.Object({ name: Type.String(), outlet: Type.Optional(Type.String()) });
const RAISED = Type.Object(
  {
    flag: FLAG,
    about: Type.Object(
      { utterance: Type.Optional(Type.String()), ...NAMED },
      { description: 'Which utterance, by its id if it has one, and whose; or which holder. The statement names it.' },
    ),
    statements: Type.Array(Type.String(), { description: 'The first twenty of those behind it.' }),
    statementsTotal: Type.Integer(),
  },
  { $id: 'Raised', description: 'A flag, and one utterance or one holder that raises it.' },
);
const SHEET = Type.Object({
  ...CLAIM,
  ...OF_A_MOMENT,
  proposition: nullable(Type.String({ description: 'Null where the claim was not on file by `known`.' })),
  status: nullable(STATUS),
  ...BECAUSE,
  ...CAUSE,
  topic: nullable(Type.String()),
  verdict: nullable(VERDICT),
  version: Type.Integer(),
  raised: Type.Array(RAISED),
  raisedTotal: Type.Integer(),
  quantities: Type.Array(Type.Object({ ...FIGURE, ...NAMED }, { $id: 'FigureOfAHolder' })),
  quantitiesTotal: Type.Integer(),
  origins: Type.Array(
    Type.Object({ ...IDENTIFIED, outlets: Type.Array(Type.String()), outletsTotal: Type.Integer() }, { $id: 'Origin' }),
  ),
  dependences: Type.Array(
    Type.Object({ claimId: Type.String(), holder: NAMES, dependsOn: NAMES, reason: Type.Optional(Type.String()) }),
  ),
  ...LINKS_OF_A_CLAIM,
  statements: Type.Array(STATEMENT),
});

const SHEET_OF_A_CLAIM = '/claims/:id';

export const sheet: View = {
  name: 'sheet',
  table: `
    create table statements (
      claim_id text, ordinal int, statement_id text not null, report_id text not null, outlet_id text not null, utterance text, place int not null,
      data json not null, not_counted text, recorded_at text, recorded_by text, version int, published bigint not null, words tsvector not null,
      primary key (claim_id, ordinal)
    );
    create index statements_of_report on statements (report_id, place, claim_id, ordinal) include (outlet_id);
    create index statements_of_outlet on statements (outlet_id) include (claim_id, report_id);
    create index statements_by_words on statements using gin (words) with (gin_pending_list_limit = 128);`,
  async write(sql, { changes }) {
    const rows: object[] = [];
    for (const change of changes) {
      if (change.category !== 'claim') continue;
      const { stream, before, commits } = change;
      const put = putOnFileBy(soundCommits(stream, commits, isOnFile(stream, before)));
      rows.push(...(await inSlices(changedStatements(change, put))));
    }
    await writeRows(sql, 'statements', {
      key: ['claim_id', 'ordinal'],
      once: ['recorded_at', 'recorded_by', 'version'],
      rows,
    });
  },
  questions: [
    question({
      path: SHEET_OF_A_CLAIM,
      id: ID,
      answers: 'Everything about one claim: now, at a moment, or as the desk knew it.',
      answer: SHEET,
      parameters: {
        ...CLOCKS,
        behind: oneOf(
          'Only the statements behind the status, behind the figures that count, or behind a flag: all of them, over the pages.',
          BEHIND,
        ),
        statement: { ...ID, means: 'Of the statements only this one.' },
      },
      pages: isPlace,
      readsWhole: (asked) => isPast(asked) || asked.behind !== undefined,
      read: (snapshot, asked, reader) =>
        !isPast(asked) && asked.behind === undefined
          ? asItStands(snapshot, asked, reader)
          : asOf(snapshot, asked, reader),
    }),
  ],
};

/**
 * The rows that the table has not: a fold that leaves a statement as it was leaves the very object. Whether it counts
 * may change with another rendering of its utterance.
 */
function* changedStatements({ state, before }: ChangedStream, put: Map<string, StandingCommit>): Steps<object[]> {
  const { claimId, statements } = state as Claim;
  const written = (before as Claim).statements;
  const isTouched = touchedBy(statements, written);
  const told = written.length === 0 ? notCountedNow(state as Claim) : undefined;
  const whyNot = told ?? (yield* notCountedInSteps(statements.filter(isTouched)));
  const wasNot = yield* notCountedInSteps(written.filter(isTouched));
  return statements.flatMap((data, ordinal) => {
    const { statementId, reportId, outletId, utterance = null } = data;
    if (data === written[ordinal] && whyNot.get(statementId) === wasNot.get(statementId)) return [];
    const { at: recordedAt = null, by: recordedBy = null, version = null } = put.get(statementId) ?? {};
    return [
      {
        claim_id: claimId,
        ordinal,
        statement_id: statementId,
        report_id: reportId,
        outlet_id: outletId,
        utterance,
        place: placeIn(data),
        data,
        not_counted: whyNot.get(statementId) ?? null,
        recorded_at: recordedAt,
        recorded_by: recordedBy,
        version,
        published: inBigint(earliest(data.publishedAt)),
        words: vectorOf({ A: data.holder.name, B: data.holder.for }),
      },
    ];
  });
}

/** Is it another now, or is it of an utterance of which another rendering is? */
function touchedBy(statements: ClaimStatement[], written: ClaimStatement[]): (statement: ClaimStatement) => boolean {
  const changed = statements.flatMap((statement, ordinal) => {
    const was = written[ordinal];
    return statement === was ? [] : [statement, ...(was ? [was] : [])];
  });
  const ids = new Set(changed.map(({ statementId }) => statementId));
  const utterances = new Set(changed.flatMap(({ utterance }) => utterance ?? []));
  return ({ statementId, utterance }) => ids.has(statementId) || (utterance !== undefined && utterances.has(utterance));
}

/** So many links are told on a sheet at most. */
const LINKS_TOLD = 20;

type Sheet = Answered<typeof SHEET>;

/** From the rows: what it costs hardly grows with the claim. Undefined if the claim is not on file. */
async function asItStands(snapshot: Snapshot, asked: ParameterValues, reader: Reader): Promise<Sheet | undefined> {
  const { id = '' } = asked;
  const [row] = await snapshot<(Omit<Sheet, keyof Page | keyof Links | 'verdict'> & { picture: object })[]>`
    select claim_id as "claimId", proposition, topic, status, since, asserting_origins as "assertingOrigins", outlets, flags,
      picture, dependences, version
    from claims where claim_id = ${id}`;
  if (!row) return undefined;
  const verdicts = await snapshot<StandingCommit[]>`
    select at, "by", events from commits
    where stream = ${streamName('claim', id)} and stands and command = 'IssueVerdict' order by version desc limit 1`;
  const { picture, ...claim } = row;
  return {
    ...claim,
    ...picture,
    verdict: verdictIn(soundCommits(streamName('claim', id), verdicts, true)),
    ...(await linksBeside(snapshot, asked, reader)),
    ...(await storedPage(snapshot, asked, reader)),
  };
}

/** From the claim's own events. Undefined if the claim is not on file. */
async function asOf(snapshot: Snapshot, asked: ParameterValues, reader: Reader): Promise<Sheet | undefined> {
  const { id = '' } = asked;
  const told = await snapshot.folded(id, async (raw) => {
    const past = (await keptPast(raw, asked, reader)) ?? (await foldedPast(raw, asked, reader));
    if (!past) return undefined;
    const { claim, onFile, version, verdict, page, shown } = past;
    const { claimId, topic = null, dependences } = claim;
    const { status, ...picture } = past.picture;
    const itself = onFile ? { proposition: claim.proposition, status } : { proposition: null, status: null };
    return { claimId, ...itself, topic, ...picture, dependences, version, verdict, ...page, shown };
  });
  if (!told) return undefined;
  const { shown, ...sheetAsOf } = told;
  const links = await linksBeside(snapshot, asked, reader);
  return { ...sheetAsOf, ...links, ...momentOf(SHEET_OF_A_CLAIM, asked, shown) };
}

/** The same as what is kept of large claims, of any. */
async function foldedPast(raw: Raw, asked: ParameterValues, reader: Reader): Promise<KeptPast | undefined> {
  const onFile = await claimOnFile(raw, asked, reader);
  if (!onFile) return undefined;
  const { changes, shown } = await pastOf(raw, onFile, { asked, reader });
  const picture = await inSlices(statusInSteps(onFile.claim, asked.at, changes), reader);
  return { ...onFile, picture, page: await inSlices(pageInSteps(onFile, asked, reader), reader), shown };
}

/** The first of them, on whichever page of statements; all are a question of their own. */
async function linksBeside(
  snapshot: Snapshot,
  { id = '', at, known }: ParameterValues,
  reader: Reader,
): Promise<Links> {
  const about = { id, limit: String(LINKS_TOLD), ...(at && { at }), ...(known && { known }) };
  const { next: _next, ...links } = await linksOf(snapshot, about, { ...reader, after: undefined });
  return links;
}
