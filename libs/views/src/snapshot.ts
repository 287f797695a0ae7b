/** Reading: one snapshot of what serves, at one position of the log. */
import type { Position } from '#ledger';
import type { Sql, Transaction } from '#postgres';
import { indexPosition } from './checkpoints.js';
import { progressOf, useIndex, useServing, ViewsFilling } from './editions.js';
import type { Answer, Visibility } from './question.js';
import { Reading, type Snapshot } from './reading.js';
import { positionIn } from './view-checkpoints.js';

/** Of what serves, as far as the reader may see it. Throws ViewsFilling while nothing does. */
export async function inSnapshot<T>(
  sql: Sql,
  read: (snapshot: Snapshot) => Promise<T>,
  { ofIndex = false, ...visibility }: Visibility & { ofIndex?: boolean | undefined },
): Promise<Answer<T>> {
  return (ofIndex ? ofTheIndex : atOnePosition)(sql, async (raw) => {
    const reading = new Reading(raw, visibility);
    const answer = await read(reading.snapshot);
    return { answer, disclosed: reading.disclosedIn(answer) };
  });
}

/** With what is killed: whoever shows it sees to what is shown to whom. Throws ViewsFilling. */
export async function atOnePosition<T>(
  sql: Sql,
  read: (snapshot: Transaction) => Promise<T>,
): Promise<T & { position: Position }> {
  return inViews(sql, async (snapshot) => {
    const [position, found] = await Promise.all([positionIn(snapshot), read(snapshot)]);
    return { ...found, position };
  });
}

/** From the index of the log alone, which is there before any view. */
async function ofTheIndex<T>(
  sql: Sql,
  read: (snapshot: Transaction) => Promise<T>,
): Promise<T & { position: Position }> {
  const answered = await sql.begin(READ_ONLY, async (snapshot) => {
    await useIndex(snapshot);
    const [position, found] = await Promise.all([indexPosition(snapshot), read(snapshot)]);
    return { ...found, position };
  });
  return answered as T & { position: Position };
}

/** Throws ViewsFilling. */
export async function inViews<T>(sql: Sql, read: (snapshot: Transaction) => Promise<T>): Promise<T> {
  let isFound = false;
  try {
    const answered = await sql.begin(READ_ONLY, async (snapshot) => {
      isFound = await useServing(snapshot);
      return isFound ? { read: await read(snapshot) } : undefined;
    });
    if (answered) return (answered as { read: T }).read;
  } catch (error) {
    if (isFound || !isNotThere(error)) throw error;
  }
  throw new ViewsFilling(await progressOf(sql).catch(() => undefined));
}

const READ_ONLY = 'isolation level repeatable read read only';

/** How far what serves has come. Throws ViewsFilling. */
export function servingPosition(sql: Sql): Promise<Position> {
  return inViews(sql, positionIn);
}

/** A schema or a table that no projector has made yet, or that is being made anew. */
function isNotThere(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === '42P01' || error.code === '3F000');
}
