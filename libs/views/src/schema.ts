/** The views' schema. All in it can be rebuilt from the log: drop it, start the projector, and every row is back. */
import { LedgerHalt } from '#ledger';
import type { Sql, Transaction } from '#postgres';
import { board } from './board.js';
import { CHECKPOINTS } from './checkpoints.js';
import { coverage } from './coverage.js';
import { DISCLOSURES, disclosuresQuestion } from './disclosures.js';
import { events } from './events.js';
import { links } from './links.js';
import { outlets } from './outlets.js';
import { reports } from './reports.js';
import { sheet } from './sheet.js';
import { timeline } from './timeline.js';
import type { View } from './view.js';

export const views: View[] = [events, timeline, board, sheet, links, reports, outlets];

/** A view's, and those that are answered from other views' tables. */
export const questions = [...views.flatMap((view) => view.questions), ...coverage, disclosuresQuestion];

/** Each stream's head: what the fold judges by. And from which record on its views pass it over, and why. */
const STREAMS = `
  create table if not exists stet.streams (stream text primary key, partition int not null, version int not null, head text not null, at text not null, passed_over text);
  create index if not exists streams_passed_over on stet.streams (stream) where passed_over is not null;`;

/** Counts up with every change of a table, or of what is written to it: what an earlier release made is made anew. */
const EDITION = 12;
const EDITIONS = `create table if not exists stet.edition (edition int not null);`;

const TABLES = [EDITIONS, CHECKPOINTS, STREAMS, ...views.map(({ table }) => table)];

/**
 * Makes them where there are none; several processes may do so at once. Views of an earlier release are dropped, for the projector
 * makes them anew from the log. Throws LedgerHalt if a later release made them.
 */
export async function prepareViews(sql: Sql): Promise<void> {
  await sql.begin(async (transaction) => {
    await transaction`select pg_advisory_xact_lock(hashtext('stet views'))`;
    const found = await editionIn(transaction);
    if (found > EDITION) throw ofALaterRelease(found);
    if (found < EDITION) await makeAnew(transaction);
    if (!(await isThere(transaction, 'stet_trail.disclosures'))) await transaction.unsafe(DISCLOSURES);
  });
}

/**
 * Only where something is to be made: an index that is there already is asked for under a lock on its table, and whoever
 * started beside a projector that was writing waited for it, and it for him.
 */
async function makeAnew(sql: Transaction): Promise<void> {
  await sql.unsafe(`drop schema if exists stet cascade; create schema stet; ${TABLES.join('\n')}`);
  await sql`insert into stet.edition values (${EDITION})`;
}

/** 0 where there is none, or one from before editions were counted. */
async function editionIn(sql: Transaction): Promise<number> {
  if (!(await isThere(sql, 'stet.edition'))) return 0;
  const [row] = await sql<{ edition: number }[]>`select edition from stet.edition`;
  return row?.edition ?? 0;
}

async function isThere(sql: Transaction, table: string): Promise<boolean> {
  const [named] = await sql<{ isThere: boolean }[]>`select to_regclass(${table}) is not null as "isThere"`;
  return named?.isThere ?? false;
}

function ofALaterRelease(found: number): LedgerHalt {
  const message = `The views in this database are of edition ${found}, which a later release of Stet made; this one makes edition ${EDITION}. Start the later release, or keep these views aside ("alter schema stet rename to stet_kept"), and restart: this one builds its own from the log.`;
  return new LedgerHalt('ledger.later-views', message);
}
