/**
 * What ends a process that nobody asked to end: its stable code, its exit code, and what is so. A code that is not here
 * does not compile; docs/errors.md is made from it.
 */
import { HALTS, type WrongLedgerSetting } from '#ledger';
import type { PostgresFailed } from '#postgres';
import { type CannotStart, NEEDS } from './cannot-start.js';
import type { WrongSettings } from './configuration.js';

/** Of a process that could not start, or failed; a halt has a code of its own, and 0 means that it was asked to end. */
export const FAILED = 1;

/** Halts, and what a process does not start for. */
export type StopCode =
  | keyof typeof HALTS
  | WrongLedgerSetting['code']
  | PostgresFailed['code']
  | WrongSettings['code']
  | CannotStart['code'];

export const STOPS: Record<StopCode, string> = {
  'ledger.reader-failed': 'the reader could not go on',
  'ledger.hole': 'the log lacks a record between two others',
  'ledger.start-lost': 'the log has lost its beginning',
  'ledger.checkpoint-beyond-end': 'the log is shorter than what was read of it',
  'ledger.another-history': 'the log has another record where one was read: truncated and grown again, or made anew',
  'ledger.another-ledger': 'the views were made from another log',
  'ledger.views-dropped': 'the views were dropped while they were being written',
  'ledger.unknown-version': 'a later Stet wrote to the log',
  'ledger.clock-off': "this process's clock and the log's differ by more than 2 s",
  'ledger.gone': 'the log was deleted, or another is in its place, while the process ran',
  'ledger.counters-off': "the embedded log's counters are behind its records: the next would take the place of one",
  'ledger.later-views': 'a later Stet made the views',
  'ledger.wrong-setting': 'a setting of the log would break a promise; the message names the remedy',
  'postgres.failed': 'the Postgres that a process brings could not start',
  'settings.wrong': 'a setting of the process is wrong or unknown',
  'postgres.away': 'at its start a process found no Postgres: nobody listens there, or the name is not known',
  'postgres.refuses':
    'at its start a process was refused by Postgres: a wrong password, no such database, no right to it, no room',
  'kafka.away': 'at its start a process found no Kafka: none of its brokers answers',
  'kafka.refuses': 'at its start a process was refused by Kafka: a topic that cannot be made, or may not be read',
  'door.taken': 'a door cannot listen where it is to: another process does, or the address is not of this machine',
};

export function exitCodeOf(code: string): number {
  const own: Partial<Record<string, number>> = { ...HALTS, ...NEEDS };
  return own[code] ?? FAILED;
}
