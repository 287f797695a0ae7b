/** The views' schema. All in it can be rebuilt from the log: drop it, start the projector, and every row is back. */
import type { Sql } from '#postgres';
import { board } from './board.js';
import { events } from './events.js';
import { outlets } from './outlets.js';
import { reports } from './reports.js';
import { sheet } from './sheet.js';
import type { View } from './view.js';

export const views: View[] = [events, board, sheet, reports, outlets];

/** Where the fold itself stands: each partition's next offset with its last record's hash, each stream's head. */
const FOLD = `
  create table if not exists stet.checkpoints (partition int primary key, next_offset bigint not null, last_hash text, ledger text not null);
  create table if not exists stet.streams (stream text primary key, partition int not null, version int not null, head text not null, at text not null);`;

/** Makes what is missing; several processes may do so at once. */
export async function prepareViews(sql: Sql): Promise<void> {
  await sql.begin(async (transaction) => {
    await transaction`select pg_advisory_xact_lock(hashtext('stet views'))`;
    await transaction.unsafe(`create schema if not exists stet; ${FOLD} ${views.map(({ table }) => table).join('\n')}`);
  });
}
