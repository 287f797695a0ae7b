/**
 * What a tool or an editor has posted, newest first, and what of it somebody amended later: how a desk finds the tool that
 * mislabels. A statement is amended where it stands, so of a commit are all later amendments of the statements that it
 * made or amended itself.
 */
import { type Static, Type } from '@sinclair/typebox';
import { type Event, inStreamName } from '#newsroom';
import { COMMIT, PLACE_IN_LOG } from './events.js';
import { isCount, isText, isWhole, pageOf } from './page.js';
import { type Answered, limitOf, matching, oneOf, type ParameterValues, question, type Reader } from './question.js';
import type { Snapshot } from './reading.js';

const text = Type.String();
const AMENDMENT = Type.Object(
  {
    ...PLACE_IN_LOG,
    at: text,
    by: text,
    claimId: text,
    statementId: text,
    fields: Type.Array(text, { description: 'What of the statement is another since.' }),
    reason: Type.Optional(text),
  },
  { $id: 'LaterAmendment' },
);
const POSTED = Type.Object({
  by: text,
  commits: Type.Array(
    Type.Object({ stream: text, ...COMMIT.properties, amendedLater: Type.Array(AMENDMENT) }, { $id: 'PostedCommit' }),
  ),
});

const WHO = matching('^[^\\u0000]{1,200}$', {
  means: 'Who posted it, such as `tool:wire-desk`.',
  mustBe: 'a role and a name, such as tool:wire-desk',
});

export const asker = question({
  path: '/askers/:by',
  inPath: { by: WHO },
  askedBy: 'auditor',
  answers:
    'What a tool or an editor has posted and stands, newest first, with what of it was amended later, when and by whom.',
  answer: POSTED,
  ofIndex: true,
  parameters: {
    amended: oneOf('Only what was amended later, of so many as a page has: it may have none, and the next go on.', {
      yes: '',
    }),
  },
  pages: ({ at, partition, offset }) => isText(at) && isCount(partition) && isWhole(offset),
  read: postedBy,
});

type Posted = Static<typeof POSTED>['commits'][number];
type Amendment = Static<typeof AMENDMENT>;

async function postedBy(
  snapshot: Snapshot,
  asked: ParameterValues,
  { after }: Reader,
): Promise<Answered<typeof POSTED>> {
  const { by = '', amended } = asked;
  const behind = after
    ? snapshot`and (left(at, 40), partition, "offset") < (${String(after.at)}, ${String(after.partition)}::int, ${String(after.offset)}::bigint)`
    : snapshot``;
  const rows = await snapshot<(Omit<Posted, 'offset' | 'amendedLater'> & { offset: string })[]>`
    select stream, partition, "offset", id, command, "by", at, after, version, stands, hash, events
    from commits c where "by" = ${by} and stands and length("by") <= 200 ${behind}
    order by left(at, 40) desc, partition desc, "offset" desc limit ${limitOf(asked) + 1}`;
  const { page, next } = pageOf(rows, asked, ({ at, partition, offset }) => ({
    at: [...at].slice(0, 40).join(''),
    partition,
    offset: Number(offset),
  }));
  const amendments = await amendmentsOf(snapshot, page);
  const commits = page.map((row) => ({
    ...row,
    offset: Number(row.offset),
    amendedLater: laterOf(row, amendments.get(row.stream) ?? []),
  }));
  return { by, commits: amended ? commits.filter((one) => one.amendedLater.length > 0) : commits, next };
}

type Amending = Amendment & { version: number };

/** All of the claims that are told of, by stream. */
async function amendmentsOf(snapshot: Snapshot, page: { stream: string }[]): Promise<Map<string, Amending[]>> {
  const streams = [...new Set(page.map(({ stream }) => stream))];
  const rows = await snapshot<
    { stream: string; partition: number; offset: string; version: number; at: string; by: string; events: Event[] }[]
  >`
    select stream, partition, "offset", version, at, "by", events from commits
    where stream = any (${streams}) and stands and command = 'AmendStatement' order by stream, version`;
  const byStream = new Map<string, Amending[]>();
  for (const { stream, offset, events, ...row } of rows) {
    const amending = events.flatMap(({ type, data }) => {
      const { statementId, changes = {}, reason } = data as { statementId: string; changes?: object; reason?: string };
      if (type !== 'StatementAmended') return [];
      const told = { claimId: inStreamName(stream).id, statementId, fields: Object.keys(changes) };
      return [{ ...row, offset: Number(offset), ...told, ...(reason !== undefined && { reason }) }];
    });
    byStream.set(stream, [...(byStream.get(stream) ?? []), ...amending]);
  }
  return byStream;
}

function laterOf(
  { version, events }: { version: number | null; events: Event[] },
  amendments: Amending[],
): Amendment[] {
  const own = new Set(events.map(({ data }) => (data as { statementId?: string }).statementId));
  return amendments.flatMap(({ version: amendedAt, ...amendment }) =>
    amendedAt > (version ?? Infinity) && own.has(amendment.statementId) ? [amendment] : [],
  );
}
