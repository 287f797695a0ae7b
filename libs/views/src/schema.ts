/** The views' schema. All in it can be rebuilt from the log: drop it, start the projector, and every row is back. */
import type { Sql } from '#postgres';
import { board } from './board.js';
import { CHECKPOINTS } from './checkpoints.js';
import { coverage } from './coverage.js';
import { events } from './events.js';
import { outlets } from './outlets.js';
import { reports } from './reports.js';
import { sheet } from './sheet.js';
import { timeline } from './timeline.js';
import type { View } from './view.js';

export const views: View[] = [events, timeline, board, sheet, reports, outlets];

/** A view's, and those that are answered from other views' tables. */
export const questions = [...views.flatMap((view) => view.questions), ...coverage];

/** Each stream's head: what the fold judges by. */
const STREAMS = `
  create table if not exists stet.streams (stream text primary key, partition int not null, version int not null, head text not null, at text not null);`;

/** Makes what is missing; several processes may do so at once. */
export async function prepareViews(sql: Sql): Promise<void> {
  const tables = [CHECKPOINTS, STREAMS, ...views.map(({ table }) => table)];
  await sql.begin(async (transaction) => {
    await transaction`select pg_advisory_xact_lock(hashtext('stet views'))`;
    await transaction.unsafe(`create schema if not exists stet; ${tables.join('\n')}`);
  });
}
