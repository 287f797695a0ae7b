/** One record of the log by its place: the commit, and what its stream was before it and behind it. */
import { type Static, Type } from '@sinclair/typebox';
import {
  type Claim,
  type Event,
  inStreamName,
  isOnFile,
  kindOf,
  stateInSteps,
  statusInSteps,
  type Steps,
} from '#newsroom';
import { FLAG, nullable, STATUS } from './answer.js';
import { COMMIT } from './events.js';
import { type Answered, matching, type ParameterValues, question, type Reader } from './question.js';
import type { Raw, Snapshot } from './reading.js';
import { inSlices } from './slices.js';

const SIDE = Type.Object(
  {
    version: Type.Integer({ description: 'How many events stood in the stream.' }),
    status: Type.Optional(STATUS),
    assertingOrigins: Type.Optional(Type.Integer()),
    flags: Type.Optional(Type.Array(FLAG)),
    statementsTotal: Type.Optional(
      Type.Integer({ description: 'Of a claim, of which the state has those that differ.' }),
    ),
    state: nullable(
      Type.Unsafe<object>({
        type: 'object',
        description:
          'What the rules make of the stream; null where nothing was on file. Of a claim with the statements alone that the commit has changed.',
      }),
    ),
  },
  { $id: 'SideOfACommit' },
);
const COMMIT_IN_ITS_STREAM = Type.Object({
  ...COMMIT.properties,
  stream: nullable(Type.String({ description: 'Null where the record is no commit in its place.' })),
  id: nullable(Type.String()),
  command: nullable(Type.String()),
  by: nullable(Type.String()),
  at: nullable(Type.String()),
  after: nullable(Type.Integer()),
  appendedAt: Type.String({ description: "By the log's own clock, ISO 8601 in UTC." }),
  streamBefore: nullable(SIDE),
  streamAfter: nullable(SIDE),
});

const PARTITION = matching('^[0-9]{1,4}$', { means: 'The partition of the log.', mustBe: 'the number of a partition' });
const OFFSET = matching('^[0-9]{1,15}$', { means: 'Its offset there.', mustBe: 'an offset, a whole number from 0' });

export const commit = question({
  path: '/commits/:partition/:offset',
  inPath: { partition: PARTITION, offset: OFFSET },
  answers:
    "One record of the log, and its stream as it was before it and as it is behind it: what did this commit change? One that is void has changed nothing, and what it says is an auditor's to read.",
  answer: COMMIT_IN_ITS_STREAM,
  ofIndex: true,
  // Of which claim it is shows when it is read.
  readsWhole: () => true,
  read: commitInItsStream,
});

type InItsStream = Answered<typeof COMMIT_IN_ITS_STREAM>;
type Side = Static<typeof SIDE>;

async function commitInItsStream(
  snapshot: Snapshot,
  { partition = '', offset = '' }: ParameterValues,
  reader: Reader,
): Promise<InItsStream | undefined> {
  const [row] = await snapshot<(Omit<InItsStream, 'appendedAt' | 'offset'> & { appendedAt: string })[]>`
    select stream, partition, id, command, "by", at, after, version, stands, hash, appended_at as "appendedAt",
      case when stands or ${reader.ofVoid ?? false} then coalesce(events, '[]') else '[]' end as events
    from commits where partition = ${partition}::bigint and "offset" = ${offset}::bigint`;
  if (!row) return undefined;
  const { stream } = row;
  const sides =
    stream === null
      ? { streamBefore: null, streamAfter: null }
      : await sidesOf(snapshot, { ...row, stream, offset }, reader);
  return { ...row, offset: Number(offset), appendedAt: new Date(Number(row.appendedAt)).toISOString(), ...sides };
}

interface Place {
  stream: string;
  offset: string;
  stands: boolean;
}

interface Sides {
  streamBefore: Side;
  streamAfter: Side;
}

/** What is killed is left out of what is told by the fold: it is folded whole, for a part of it would come to something else. */
function sidesOf(snapshot: Snapshot, place: Place, reader: Reader): Promise<Sides> {
  const { stream } = place;
  return snapshot.folded(inStreamName(stream).id, async (raw: Raw) => {
    const before = await raw<{ events: Event[] }[]>`
      select events from commits where stream = ${stream} and stands and "offset" <= ${place.offset}::bigint order by version`;
    const last = place.stands ? before.pop() : undefined;
    return inSlices(told(stream, before, last?.events), reader);
  });
}

function* told(stream: string, commits: { events: Event[] }[], events: Event[] = []): Steps<Sides> {
  const initial = kindOf(stream)?.initial;
  const before = (yield* stateInSteps(stream, commits)) ?? initial;
  const after = events.length > 0 ? kindOf(stream)?.fold(before, { stream, events }) : before;
  const version = commits.reduce((sum, one) => sum + one.events.length, 0);
  return {
    streamBefore: yield* sideOf(stream, before, { version, other: after }),
    streamAfter: yield* sideOf(stream, after, { version: version + events.length, other: before }),
  };
}

function* sideOf(stream: string, state: unknown, { version, other }: { version: number; other: unknown }): Steps<Side> {
  if (!isOnFile(stream, state)) return { version, state: null };
  if (inStreamName(stream).category !== 'claim') return { version, state: state as object };
  return { version, ...(yield* claimBeside(state as Claim, other as Claim)) };
}

/** Whom its names mean is told by the events that say so. A fold that leaves a statement as it was leaves the very object. */
function* claimBeside(claim: Claim, other: Claim): Steps<Omit<Side, 'version'>> {
  const { identifications: _meant, isRegistered: _registered, statements, ...itself } = claim;
  const { status, assertingOrigins, flags } = yield* statusInSteps(claim);
  const changed = statements.filter((statement, ordinal) => statement !== other.statements[ordinal]);
  const state = { ...itself, statements: changed };
  return { status, assertingOrigins, flags, statementsTotal: statements.length, state };
}
