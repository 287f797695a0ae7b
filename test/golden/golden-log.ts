/** The golden log: what earlier releases wrote, byte for byte, and the rows that the views make of it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LogRecord, partitionOf } from '#ledger';
import type { Sql } from '#postgres';
import { rowsOfViews, SimulatedLog } from '#testing';
import { projectorByHand } from '../../libs/projector/test/projector-by-hand.js';

const folder = join(process.cwd(), 'test/golden');
/** A record a line, in the order in which they were appended. Lines are added at the end, and none is ever changed. */
export const LOG = join(folder, 'log.ndjson');
/** A row a line, under the name of its table. */
export const OUTCOME = join(folder, 'outcome.ndjson');
export const PARTITIONS = 12;

/** A record as its line has it: `value` is the very text. */
export type GoldenRecord = Omit<LogRecord, 'value'> & { value: string };

export function goldenRecords(): GoldenRecord[] {
  return linesOf(LOG).map((line) => JSON.parse(line) as GoldenRecord);
}

export function goldenOutcome(): string[] {
  return linesOf(OUTCOME);
}

/** All rows of all tables, a row a line, once a projector has taken the golden log in batches of so many records. */
export async function rowsOfGoldenLog(sql: Sql, batch = Infinity): Promise<string[]> {
  let appendedAt = 0;
  const log = new SimulatedLog(PARTITIONS, () => appendedAt);
  for (const { value, key, partition, ...record } of goldenRecords()) {
    appendedAt = record.appendedAt;
    log.append([{ partition, key: key ?? '', value: Buffer.from(value) }]);
  }
  const projector = await projectorByHand(Object.assign(log, { identity: 'golden' }), {
    sql,
    isFirst: batch < Infinity,
  });
  const records = log.all().toSorted((one, other) => one.appendedAt - other.appendedAt);
  for (let taken = 0; taken < records.length; taken += batch) await projector.hand(records.slice(taken, taken + batch));
  await projector.serves;
  await projector.stop();
  const tables = Object.entries(await rowsOfViews(sql));
  return tables.flatMap(([table, rows]) => rows.map((row) => JSON.stringify({ table, ...row })).toSorted());
}

export function placeOf(key: string): number {
  return partitionOf(key, PARTITIONS);
}

function linesOf(file: string): string[] {
  return readFileSync(file, 'utf8').split('\n').filter(Boolean);
}
