/**
 * The live views held against a fresh replay of the log, row by row, in every table that there is. The replay, and all
 * that is made for it, is one transaction that is taken back at the end: nothing is left of it, whatever happens.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { formatPosition, type Position } from '#ledger';
import type { Sql, Transaction } from '#postgres';
import { batchesOf, Replay, type Replayable } from '#projector';
import {
  assertOfThisLog,
  inPassingPlace,
  inViews,
  logsOfIndex,
  type Progress,
  type Reached,
  reachedIn,
  toldPasts,
  ViewsLagging,
} from '#views';
import { type Behind, CommitsBehind } from './commits-behind.js';
import { type Apart, apartIn, type Compared, pairsOf } from './rows-apart.js';

export interface Difference extends Apart {
  table: string;
  /** Of the row as the replay has it. Null: no commit made it so. */
  replayedBy: Behind | null;
  /** Of the row as it is live. */
  liveBy: Behind | null;
}

export interface CompareOptions {
  ledger: Replayable;
  /** Of the database of the views. */
  sql: Sql;
  /** So many of a table are told, and looked into; all are counted. */
  most?: number;
  onDifference(difference: Difference): void;
  onProgress?(progress: Progress): void;
}

export interface ComparedViews {
  log: string;
  /** Of the copy that serves, and of the log up to which it was replayed. */
  position: string;
  schema: string;
  rows: number;
  /** By table, also those that are as they are to be. */
  tables: Record<string, { rows: number; differences: number }>;
}

const PATIENCE_MS = 30_000;
/** Between two looks: what has not moved meanwhile stands still. */
const PAUSE_MS = 500;
const MOST = 3;

/** Throws LedgerHalt where the log cannot be read through or is not that of the views, ViewsFilling while none serve. */
export async function compare({ most = MOST, ...options }: CompareOptions): Promise<ComparedViews> {
  const { sql, ledger } = options;
  const logs = await logsOfIndex(sql);
  if (!logs.includes(ledger.identity)) assertOfThisLog(logs.join(', '), ledger.identity);
  return inPassingPlace(sql, ledger, (place, schema) => comparedIn(place, { ...options, most, schema }));
}

interface Comparing extends Required<Pick<CompareOptions, 'most'>>, Omit<CompareOptions, 'most'> {
  /** Of the replay. */
  schema: string;
}

/** Most is replayed before the live rows are looked at: their snapshot is held for as short as may be. */
async function comparedIn(place: Transaction, comparing: Comparing): Promise<ComparedViews> {
  const { ledger, sql, onProgress } = comparing;
  const replay = new Replay(ledger);
  let from: Position = [];
  const replayUpTo = async (until: Position) => {
    for await (const batch of batchesOf(ledger, { from, until, ...(onProgress && { onProgress }) }))
      await replay.take(place, batch);
    from = until;
  };
  let before = await inViews(sql, (live) => reachedIn(live, ledger.partitions));
  await replayUpTo(agreed(before));
  for (const until = Date.now() + PATIENCE_MS; ; await wait(PAUSE_MS)) {
    const compared = await inViews(sql, async (live) => {
      const reached = await reachedIn(live, ledger.partitions);
      const isAtOne = formatPosition(reached.views) === formatPosition(reached.index);
      const isStill = JSON.stringify(reached) === JSON.stringify(before);
      before = reached;
      // Where nothing moves any more, whatever says another position was altered: then that is what is found.
      if (!isAtOne && !isStill) return undefined;
      const position = agreed(reached);
      await replayUpTo(position);
      // They are written behind the views: as far as these say that they are.
      await replay.tellPasts(place, await toldPasts(live));
      return compareTables({ live, place }, { ...comparing, position });
    });
    if (compared) return compared;
    if (Date.now() < until) continue;
    throw new ViewsLagging(
      `The read models have not taken for ${PATIENCE_MS / 1000} s what the index of the log has. If a projector runs, see what it says; if none does, start one; then compare.`,
    );
  }
}

/** What two of the three say. */
function agreed({ index, views, records }: Reached): Position {
  return index.map(
    (next, partition) =>
      [next, views[partition] ?? 0, records[partition] ?? 0].toSorted((one, other) => one - other)[1] ?? 0,
  );
}

async function compareTables(
  { live, place }: Compared,
  { ledger, sql, schema, most, onDifference, position }: Comparing & { position: Position },
): Promise<ComparedViews> {
  const pairs = await pairsOf({ live, place }, schema);
  const tables: ComparedViews['tables'] = {};
  await inPassingPlace(sql, ledger, async (scratch, of) => {
    const behind = new CommitsBehind({ ledger, place, scratch, schema: of });
    for (const pair of pairs) {
      const seen = (tables[pair.name] = { rows: 0, differences: 0 });
      for await (const { isApart, ...apart } of apartIn({ live, place }, pair)) {
        seen.rows += 1;
        if (!isApart) continue;
        seen.differences += 1;
        if (seen.differences > most) continue;
        const found = pair.replayed ? await behind.of(pair.replayed, apart) : { replayedBy: null, liveBy: null };
        onDifference({ table: pair.name, ...apart, ...found });
      }
    }
  });
  const rows = Object.values(tables).reduce((sum, table) => sum + table.rows, 0);
  const served = pairs.find(({ name }) => name === 'view_checkpoints')?.live?.schema ?? '';
  return { log: ledger.identity, position: formatPosition(position), schema: served, rows, tables };
}
