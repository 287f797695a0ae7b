/** What the projector writes to the log's index, and reads of it for a copy of the read models that is behind. */
import type { Transaction } from '#postgres';
import { writeCommits } from './events.js';
import { writeKilledReports, writeReportStatements } from './killed-reports.js';
import type { JudgedCommit, JudgedRecord } from './view.js';
import { writeRows } from './write-rows.js';

/** Records in their order, each once, and the heads of the streams that they have moved. It must not fail for what stands. */
export async function writeIndex(
  sql: Transaction,
  { records, heads }: { records: JudgedRecord[]; heads: object[] },
): Promise<void> {
  await Promise.all([
    writeCommits(sql, records),
    writeRows(sql, 'streams', { key: ['stream'], rows: heads }),
    writeReportStatements(sql, records),
  ]);
  await writeKilledReports(sql, records);
}

interface Place {
  partition: number;
  from: number;
  most: number;
}

/** A row of the table of commits: bigints come as text. */
export type Stored = JudgedCommit &
  Pick<JudgedRecord, 'hash' | 'stands' | 'version'> & { offset: string; appendedAt: string };

/** Of a partition the records from an offset on, in their order. What nobody could take for a commit is left out but for its place. */
export async function judgedFrom(sql: Transaction, { partition, from, most }: Place): Promise<JudgedRecord[]> {
  const rows = await sql<Stored[]>`
    select "offset", appended_at as "appendedAt", hash, stands, version, stream, id, "by", command, digest, after, at, events
    from commits where partition = ${partition} and "offset" >= ${from} order by "offset" limit ${most}`;
  return rows.map((row) => storedRecord(partition, row));
}

/** Of a stream what stands from an offset on, up to another, in its order. */
export async function judgedOf(
  sql: Transaction,
  { stream, partition, from, until, most }: Place & { stream: string; until: number },
): Promise<JudgedRecord[]> {
  const rows = await sql<Stored[]>`
    select "offset", appended_at as "appendedAt", hash, stands, version, stream, id, "by", command, digest, after, at, events
    from commits where stream = ${stream} and stands and "offset" >= ${from} and "offset" < ${until}
    order by version limit ${most}`;
  return rows.map((row) => storedRecord(partition, row));
}

export function storedRecord(partition: number, row: Stored): JudgedRecord {
  const { offset, appendedAt, hash, stands, version, ...commit } = row;
  return {
    partition,
    offset: Number(offset),
    appendedAt: Number(appendedAt),
    hash,
    stands,
    version,
    commit: commit.stream === null ? null : commit,
  };
}
