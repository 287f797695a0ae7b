/** The commits in the log's index: every record, standing or void; one stream's history; one commit by its id. */
import { type Static, Type } from '@sinclair/typebox';
import type { Head } from '#ledger';
import { type Event, MOST_TOLD } from '#newsroom';
import type { Sql, Transaction } from '#postgres';
import { EVENT, nullable } from './answer.js';
import { INDEX } from './checkpoints.js';
import { isCount, isWhole, PAGE_CHARACTERS, pageOf } from './page.js';
import { type Answered, limitOf, matching, type ParameterValues, question, type Reader } from './question.js';
import type { JudgedRecord } from './view.js';
import { writeRows } from './write-rows.js';

export const STREAM = matching('^[a-z]+-[a-z0-9-]{1,100}$', {
  means: 'Such as `claim-nk-troops`: what it is of, a hyphen, and its id.',
  mustBe: 'what it is of, a hyphen and its id, such as claim-nk-troops',
});

const text = Type.String();
/** Where a commit stands in the log. */
export const PLACE_IN_LOG = { partition: Type.Integer(), offset: Type.Integer() };
export const COMMIT = Type.Object(
  {
    ...PLACE_IN_LOG,
    id: text,
    command: text,
    by: text,
    at: text,
    after: Type.Integer(),
    version: nullable(Type.Integer()),
    stands: Type.Boolean({ description: 'A void one lost a race, or repeats; it changed nothing.' }),
    hash: text,
    events: Type.Array(EVENT),
  },
  { $id: 'Commit' },
);
const STREAM_HISTORY = Type.Object({ stream: text, version: Type.Integer(), commits: Type.Array(COMMIT) });

export const COMMITS = `
  create table commits (
    partition int, "offset" bigint, appended_at bigint not null, hash text not null, stands boolean not null, stream text,
    id text, "by" text, command text, digest text, after int, version int, at text, events json,
    primary key (partition, "offset")
  );
  create index commits_of_stream on commits (stream, version) where stands;
  create index commits_by_id on commits (id) where stands;
  create index commits_by_time on commits (at, partition, "offset") where stands;
  create index verdicts on commits (stream, version) where stands and command = 'IssueVerdict';`;

/**
 * An index that was made without one of these gets it, and stays what it is. What a record names may take 1,500 bytes, and
 * a row of an index 2,700: whoever is longer than a question asks for is left out, and of a time its beginning is enough.
 */
export const LATER_INDEXES = {
  voids: `create index voids on commits (stream, "offset") where not stands;`,
  commits_by_asker: `create index commits_by_asker on commits ("by", left(at, 40), partition, "offset") where stands and length("by") <= 200;`,
  amendments: `create index amendments on commits (stream, version) where stands and command = 'AmendStatement';`,
  identifications: `create index identifications on commits (stream, version) where stands and command = 'IdentifyHolder';`,
};

export async function writeCommits(sql: Transaction, records: JudgedRecord[]): Promise<void> {
  const rows = records.map(({ partition, offset, hash, stands, version, appendedAt, commit }) => ({
    partition,
    offset,
    hash,
    stands,
    version,
    appended_at: appendedAt,
    stream: commit?.stream ?? null,
    id: commit?.id ?? null,
    by: commit?.by ?? null,
    command: commit?.command ?? null,
    digest: commit?.digest ?? null,
    after: commit?.after ?? null,
    at: commit?.at ?? null,
    events: commit?.events ?? null,
  }));
  await writeRows(sql, 'commits', { key: ['partition', 'offset'], rows });
}

export const events = [
  question({
    path: '/streams/:id',
    id: STREAM,
    answers:
      "A stream's commits in the order of the log, the void ones too; what a void one says is an auditor's to read. Events are as they were written, whatever release wrote them.",
    answer: STREAM_HISTORY,
    ofIndex: true,
    pages: ({ offset, version }) => isWhole(offset) && isCount(version),
    read: streamHistory,
  }),
];

/** So many hashes are read at once. */
const HASHES = 10_000;

/** SHA-256 of the records that the index has of a partition, from an offset on, the first of them. */
export async function recordHashes(
  sql: Sql,
  { partition, from }: { partition: number; from: number },
): Promise<{ offset: number; hash: string }[]> {
  const rows = await sql<{ offset: string; hash: string }[]>`
    select "offset", hash from ${sql(INDEX)}.commits where partition = ${partition} and "offset" >= ${from}
    order by "offset" limit ${HASHES}`;
  return rows.map(({ offset, hash }) => ({ offset: Number(offset), hash }));
}

interface StoredCommit {
  id: string;
  by: string;
  command: string;
  digest: string;
  at: string;
  hash: string;
  version: number;
  offset: number;
  events: Event[];
}

interface Stream {
  head: Head;
  commits: StoredCommit[];
  next: number;
  held: number;
}

/** bigint comes as text. */
type StreamRow = Omit<Stream, 'head' | 'next' | 'held'> & { head: Head | null; next: string; held: string };

/**
 * All that stands in a stream, how far its partition was read, and where what is kept of that ends, in one snapshot. For
 * whoever decides on it.
 */
export async function streamOf(sql: Sql, stream: string, partition: number): Promise<Stream> {
  const index = sql(INDEX);
  const [row] = await sql<StreamRow[]>`
    select (select json_build_object('version', version, 'on', head, 'at', at) from ${index}.streams where stream = ${stream}) as head,
      coalesce((select json_agg(json_build_object('id', id, 'by', "by", 'command', command, 'digest', digest, 'at', at, 'hash', hash,
                  'version', version, 'offset', "offset", 'events', events) order by version)
                from ${index}.commits where stream = ${stream} and stands), '[]') as commits,
      coalesce((select max("offset") + 1 from ${index}.commits where partition = ${partition}), 0) as held,
      coalesce((select next_offset from ${index}.checkpoints where partition = ${partition}), 0) as next`;
  return {
    head: row?.head ?? { version: 0, on: null, at: null },
    commits: row?.commits ?? [],
    next: Number(row?.next ?? 0),
    held: Number(row?.held ?? 0),
  };
}

/** Of one more than a page how many were found. */
type Row = Omit<Static<typeof COMMIT>, 'offset'> & { offset: string; stream: string; outOf: number };

/**
 * In the order of the log, the void ones too. What is void was never said: its events are for whoever looks into how
 * that came.
 */
async function streamHistory(
  snapshot: Transaction,
  asked: ParameterValues,
  { ofVoid = false, after }: Reader,
): Promise<Answered<typeof STREAM_HISTORY> | undefined> {
  const { id: stream = '' } = asked;
  const [head] = await snapshot<{ version: number; partition: number }[]>`
    select version, partition from streams where stream = ${stream}`;
  if (!head) return undefined;
  const [offset, behind] = [Number(after?.offset ?? -1), Number(after?.version ?? 0)];
  const limit = limitOf(asked);
  // What stands by its version, what is void by its place: of other streams in the partition nothing is read.
  // The stream says of which claim an event is that does not say it itself: whoever writes to the log may leave it out.
  const rows = await snapshot<Row[]>`
    select stream, partition, "offset", id, command, "by", at, after, version, stands, hash,
      case when stands or ${ofVoid} then events else '[]' end as events, "outOf"
    from (
      select *, count(*) over ()::int as "outOf",
        sum(length(events::text)) over (order by "offset") - length(events::text) as before
      from (
        select * from (
          (select * from commits where stream = ${stream} and stands and version > ${behind} order by version limit ${limit + 1})
          union all
          (select * from commits where stream = ${stream} and not stands and "offset" > ${offset} order by "offset" limit ${limit + 1})
        ) c
        where partition = ${head.partition} order by "offset" limit ${limit + 1}
      ) c
    ) c
    where before is null or before < ${PAGE_CHARACTERS} order by "offset"`;
  const seen = (page: Row[]) => page.reduce((last, { version }) => version ?? last, behind);
  const key = (row: Row, page: Row[]) => ({ offset: Number(row.offset), version: seen(page) });
  const { page, next } = pageOf(rows, asked, key);
  const commits = page.map(({ stream: _stream, outOf: _outOf, ...row }) => ({ ...row, offset: Number(row.offset) }));
  return { stream, version: head.version, commits, next };
}

export interface FoundCommit {
  stream: string;
  version: number;
  events: Event[];
  partition: number;
  offset: number;
}

/**
 * The standing commits that an asker posted under an id, one for each stream: the first by stream, and how many there are.
 * A key that was used for thousands of streams is answered no longer than one of a few.
 */
export async function commitsOf(
  snapshot: Transaction,
  { id, by, stream }: { id: string; by: string; stream?: string | undefined },
): Promise<{ commits: FoundCommit[]; total: number }> {
  const wanted = stream === undefined ? snapshot`true` : snapshot`stream = ${stream}`;
  const rows = await snapshot<(Omit<FoundCommit, 'offset'> & { offset: string; total: number })[]>`
    select stream, version, events, partition, "offset", count(*) over ()::int as total
    from commits where id = ${id} and "by" = ${by} and stands and ${wanted} order by stream limit ${MOST_TOLD}`;
  const commits = rows.map(({ total: _total, ...row }) => ({ ...row, offset: Number(row.offset) }));
  return { commits, total: rows[0]?.total ?? 0 };
}
