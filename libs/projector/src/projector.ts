/**
 * The projector: reads the log, folds it once by the ledger's rule, and gives every view its part, in one transaction
 * with the checkpoint of each partition. So all views stand at one position, and a batch is there whole or not at all.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { type Following, type Ledger, type LogRecord, readRecord } from '#ledger';
import type { Sql, Transaction } from '#postgres';
import { prepareViews, views, writeRows } from '#views';
import { advanceCheckpoints, beginAt, lockCheckpoints, notYetTaken } from './checkpoints.js';
import { Fold } from './fold.js';

export interface Projecting {
  ledger: Ledger;
  sql: Sql;
  log: { warn(about: object, message: string): void };
  /** Projectors of one group share the partitions. */
  group?: string;
}

/** Records in one transaction. */
const BATCH = 500;
const PAUSE = 250;

export async function startProjector({ ledger, sql, log, group = 'stet.projector' }: Projecting): Promise<Following> {
  await prepareViews(sql);
  const fold = new Fold();
  const stopped = new AbortController();
  const following = await ledger.follow({
    group,
    from: (partitions) => {
      fold.forget();
      return beginAt(sql, ledger, partitions);
    },
    onRecords: async (records) => {
      for (let from = 0; from < records.length; from += BATCH) await takeUntilDone(records.slice(from, from + BATCH));
    },
  });

  /** A database that is away comes back: the batch is kept until then. */
  async function takeUntilDone(records: LogRecord[]): Promise<void> {
    for (;;) {
      try {
        return await sql.begin((transaction) => takeBatch(transaction, fold, { ledger, records }));
      } catch (error) {
        fold.forget();
        if (!isAway(error) || stopped.signal.aborted) throw error;
        log.warn({ error }, 'the database is away; the batch is tried again');
        await wait(PAUSE);
      }
    }
  }

  return {
    halted: following.halted,
    stop: () => {
      stopped.abort();
      return following.stop();
    },
  };
}

async function takeBatch(
  sql: Transaction,
  fold: Fold,
  { ledger, records }: { ledger: Ledger; records: LogRecord[] },
): Promise<void> {
  const checkpoints = await lockCheckpoints(sql, records);
  const taken = notYetTaken(
    records.map((record) => readRecord(record, ledger.partitions)),
    checkpoints,
  );
  if (taken.length === 0) return;
  const batch = await fold.take(sql, taken);
  for (const view of views) await view.write(sql, batch);
  await writeRows(sql, 'streams', { key: ['stream'], rows: batch.heads });
  await advanceCheckpoints(sql, taken, ledger.identity);
  await sql`select pg_notify('stet_views', '')`;
}

function isAway(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^(CONNECTION_|CONNECT_|ECONN|ETIMEDOUT|57P0|08)/.test(code);
}
