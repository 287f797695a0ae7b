/** Streams that the views pass over: their rows are as they were before, so nobody is told them for the whole story. */
import { streamName } from '#newsroom';
import type { Sql, Transaction } from '#postgres';
import type { ParameterValues, Question } from './question.js';

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
const PATHS = /^\/(claim|report|outlet)s\/:id(\/|$)/;

/** Throws StoryPassedOver if the question is of one stream, and that is passed over. */
export async function assertNotPassedOver(
  snapshot: Transaction,
  { path }: Question,
  { id }: ParameterValues,
): Promise<void> {
  const [, category] = PATHS.exec(path) ?? [];
  if (category === undefined || id === undefined) return;
  const stream = streamName(category, id);
  const found = await snapshot`select from stet.streams where stream = ${stream} and passed_over is not null`;
  if (found.length > 0) throw new StoryPassedOver(stream);
}

/** Of a list that names many streams those are marked: what is told of them is as it was before. */
export async function markedIfPassedOver<Row extends object>(
  snapshot: Transaction,
  rows: Row[],
  streamOf: (row: Row) => string,
): Promise<(Row & { passedOver?: true })[]> {
  const found = await snapshot<{ stream: string }[]>`
    select stream from stet.streams where passed_over is not null and stream = any (${rows.map(streamOf)}::text[])`;
  const those = new Set(found.map(({ stream }) => stream));
  return rows.map((row) => (those.has(streamOf(row)) ? { ...row, passedOver: true } : row));
}

/** How many there are. */
export async function countPassedOver(sql: Sql): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from stet.streams where passed_over is not null`;
  return row?.count ?? 0;
}
