/**
 * Streams that a copy of the read models has parked: they hold a commit that it cannot take. Their rows are as they were
 * before, so nobody is told them for the whole story.
 */
import { streamName } from '#newsroom';
import type { Transaction } from '#postgres';
import type { ParameterValues, Question } from './question.js';
import { writeRows } from './write-rows.js';

/** What is asked for cannot be told whole by this release. */
export class StoryPassedOver extends Error {
  readonly code = 'stream.passed-over';
  constructor(stream: string) {
    super(
      `${stream} holds a commit that the views of this release cannot take (the log of the service says which), so they would tell half a story. All that stands in it is kept, and is at /v1/streams/${stream}. A release that takes it builds its views anew.`,
    );
  }
}

/** Of which category a path's id is. */
const PATHS = /^\/(claim|report|outlet|holder)s\/:id(\/|$)/;

/** Throws StoryPassedOver if the question is of one stream, and that is passed over. */
export async function assertNotPassedOver(
  snapshot: Transaction,
  { path }: Question,
  { id }: ParameterValues,
): Promise<void> {
  const [, category] = PATHS.exec(path) ?? [];
  if (category === undefined || id === undefined) return;
  const stream = streamName(category, id);
  const found = await snapshot`select from parked where stream = ${stream}`;
  if (found.length > 0) throw new StoryPassedOver(stream);
}

/** Of a list that names many streams those are marked: what is told of them is as it was before. */
export async function markedIfPassedOver<Row extends object>(
  snapshot: Transaction,
  rows: Row[],
  streamOf: (row: Row) => string,
): Promise<(Row & { passedOver?: true })[]> {
  const found = await snapshot<{ stream: string }[]>`
    select stream from parked where stream = any (${rows.map(streamOf)}::text[])`;
  const those = new Set(found.map(({ stream }) => stream));
  return rows.map((row) => (those.has(streamOf(row)) ? { ...row, passedOver: true } : row));
}

/** `view` is null where its fold fails, which feeds all of them. */
export const PARKED = `
  create table parked (
    stream text primary key, partition int not null, "offset" bigint not null, view text, why text not null
  );`;

export interface Parked {
  stream: string;
  /** The record from which on they are not taken. */
  partition: number;
  offset: number;
  view: string | null;
  why: string;
}

/** Where a stream is parked in the copy that is used; undefined if it is not. */
export async function parkedPlace(sql: Transaction, stream: string): Promise<{ partition: number } | undefined> {
  const [row] = await sql<{ partition: number }[]>`select partition from parked where stream = ${stream}`;
  return row;
}

/** From which record on it was not taken; undefined if it is not parked. */
export async function unpark(sql: Transaction, stream: string): Promise<{ offset: number } | undefined> {
  const [row] = await sql<{ offset: string }[]>`delete from parked where stream = ${stream} returning "offset"`;
  return row && { offset: Number(row.offset) };
}

/** Of these streams those that are parked. */
export async function parkedAmong(sql: Transaction, streams: string[]): Promise<Set<string>> {
  const rows = await sql<{ stream: string }[]>`select stream from parked where stream = any (${streams})`;
  return new Set(rows.map(({ stream }) => stream));
}

export async function park(sql: Transaction, parked: Parked[]): Promise<void> {
  await writeRows(sql, 'parked', { key: ['stream'], rows: parked });
}
