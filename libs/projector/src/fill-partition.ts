/**
 * A partition of an empty copy from the log's index, at once: a stream at a time, each folded whole and each of its rows
 * written once, by COPY. In whichever order they come, for every row is one stream's. In one transaction with the
 * partition's checkpoint: a fill that is killed goes on with the partitions that are left.
 */
import type { Sql, Transaction } from '#postgres';
import {
  advanceViews,
  copied,
  indexPosition,
  lockViews,
  park,
  type Parked,
  type RowCopies,
  type StreamsPiece,
  useCopy,
  type View,
  wholeStreams,
} from '#views';
import { CannotTake } from './cannot-take.js';
import type { Fold } from './fold.js';
import { refuse, writeBatch } from './take-batch.js';

export interface FillingPartition {
  sql: Sql;
  /** The copy's. */
  schema: string;
  partition: number;
  views: View[];
  fold: Fold;
  copies: RowCopies;
  stopped?: AbortSignal | undefined;
}

/** Gives the streams that are parked since; none if somebody else was first. */
export async function fillPartition(filling: FillingPartition): Promise<Parked[]> {
  const { sql, schema, partition } = filling;
  return sql.begin(async (transaction) => {
    await useCopy(transaction, { schema });
    const at = await lockViews(transaction, [partition]);
    const upTo = (await indexPosition(transaction))[partition] ?? 0;
    if (at.get(partition) !== 0 || upTo === 0) return [];
    const parked = await fillUpTo(transaction, upTo, filling);
    await advanceViews(transaction, new Map([[partition, upTo]]));
    return parked;
  });
}

async function fillUpTo(sql: Transaction, upTo: number, filling: FillingPartition): Promise<Parked[]> {
  const { partition, fold, stopped } = filling;
  fold.forget();
  const parked: Parked[] = [];
  for await (const piece of wholeStreams(sql, { partition, upTo })) {
    stopped?.throwIfAborted();
    parked.push(...(await takePiece(sql, filling, piece)));
  }
  return parked;
}

type Taking = Pick<FillingPartition, 'fold' | 'copies' | 'views'>;

/** What cannot be taken whole is taken as it would be live, which finds the stream that is the matter. */
async function takePiece(sql: Transaction, taking: Taking, { records, isWhole }: StreamsPiece): Promise<Parked[]> {
  const { fold, views } = taking;
  try {
    return await sql.savepoint((inner) =>
      isWhole ? copyWhole(inner, taking, records) : writeBatch(inner, { fold, views, isApart: false }, records),
    );
  } catch (error) {
    if (!(error instanceof CannotTake)) throw error;
    fold.forgetThese(records.flatMap(({ commit }) => (commit ? [commit.stream] : [])));
    return writeBatch(sql, { fold, views, isApart: true }, records);
  }
}

/** One view after the other: during a COPY a connection does nothing else. */
async function copyWhole(
  sql: Transaction,
  { fold, copies, views }: Taking,
  records: StreamsPiece['records'],
): Promise<Parked[]> {
  const { parked, ...batch } = fold.takeWhole(records);
  for (const view of views)
    await copied(sql, copies, () => view.write(sql, batch)).catch((error: unknown) => refuse(view, error));
  await park(sql, parked);
  return parked;
}
