/** Leaving a broker: one that is gone, or hangs, is not waited for. It misses us by itself, a session later. */
import { setTimeout as wait } from 'node:timers/promises';

const PATIENCE_MS = 1500;

/** Never rejects. */
export async function farewell(leaving: Promise<unknown>): Promise<void> {
  await Promise.race([leaving.catch(() => undefined), wait(PATIENCE_MS, undefined, { ref: false })]);
}
