/**
 * Run as a process of its own: a door whose log takes its time, as one far away does. It takes so little that ten times
 * as much is no more than one small machine can send, and the door beside it answer.
 */
import 'reflect-metadata';
import { setTimeout as wait } from 'node:timers/promises';
import { readSettings, startService } from '#service';
import { appendingBy } from '#testing';

/** Each append. */
const LATE_MS = 200;

const service = await startService(readSettings(process.env), {
  http: true,
  projector: false,
  overLedger: (ledger) => appendingBy(ledger, (append) => wait(LATE_MS).then(append)),
});
process.once('SIGTERM', () => void service.stop().then(() => process.exit(0)));
