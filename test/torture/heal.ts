/** When a fault is over for its users: a command is taken at every door, and the views lag no more. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Position } from '#ledger';
import type { Chance } from '#testing';
import { ask, NoAnswer } from './ask.js';
import { Client, type Door, type Records } from './client.js';
import type { Workload } from './workload.js';

const LOOK_EVERY_MS = 25;
/** Of one try: how exactly a recovery is told. */
const PATIENCE_MS = 1000;
/** A fault that does not heal within this time never does. */
const NEVER_MS = 90_000;

export interface Asking {
  doors: Door[];
  records: Records;
  workload: Workload;
  chance: Chance;
}

export class NeverHealed extends Error {}

/** Resolves to the moment at which each door had taken a command that was posted after the call. */
export async function taken(asking: Asking): Promise<number> {
  const client = new Client(asking.doors, asking.records, asking.chance);
  const moments = await Promise.all(
    asking.doors.map(async (door) => {
      const planned = asking.workload.claim();
      await within(
        `no 201 at ${door.name}`,
        async () => (await client.post(door, planned, PATIENCE_MS)).status === 201,
      );
      return Date.now();
    }),
  );
  return Math.max(...moments);
}

/** Resolves to the moment at which every door showed views that include the log's end as of the call. */
export async function caughtUp(doors: Door[], end: Position): Promise<number> {
  const after = end.map((offset, partition) => `${partition}:${offset}`).join(',');
  await Promise.all(
    doors.map((door) =>
      within(`the views at ${door.name} never had ${after}`, async () => {
        const request = { path: '/v1/claims?limit=1', headers: { 'read-after': after }, patience: 3000 };
        return (await ask(door.url, request)).status === 200;
      }),
    ),
  );
  return Date.now();
}

async function within(otherwise: string, isSo: () => Promise<boolean>): Promise<void> {
  const until = Date.now() + NEVER_MS;
  for (;;) {
    if (await isSo().catch(unanswered)) return;
    if (Date.now() > until) throw new NeverHealed(otherwise);
    await wait(LOOK_EVERY_MS);
  }
}

function unanswered(error: unknown): false {
  if (error instanceof NoAnswer) return false;
  throw error;
}
