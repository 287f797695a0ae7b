/** Doors while read models are not there: one over an index that has all, while an edition fills; one over an index that has nothing. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { NODE_FLAGS, runPart } from './part.mjs';

const LOOK_EVERY_MS = 200;
/** So long it must hold no more than it held before. */
const STILL_MS = 5000;

export async function doorsMeanwhile({ brokers, topic, databaseUrl }, { freshDatabase }) {
  const door = (at) =>
    startDoor({ does: 'commands', settings: { KAFKA_BROKERS: brokers.join(',') }, topic, databaseUrl: at });
  const filled = runPart('rebuild.mjs', { does: 'fill', databaseUrl });
  const filling = await whileItFills(door(databaseUrl));
  await filled;
  const empty = await freshDatabase();
  await runPart('rebuild.mjs', { does: 'index', databaseUrl: empty, brokers, topic, events: 0 });
  return { filling, behind: await heldBehind(door(empty)) };
}

async function whileItFills(door) {
  try {
    const url = await door.url;
    const posted = await registered(url);
    const { detail = '' } = await (await fetch(`${url}/v1/claims`)).json();
    const [, done, records] = /(\d+) of (\d+) records/.exec(detail) ?? [];
    return {
      firstMs: posted - door.begun,
      isFilling: records !== undefined,
      done,
      records,
      megabytes: door.megabytes(),
    };
  } finally {
    await door.stop();
  }
}

/** When it was answered 201. */
async function registered(url) {
  for (let tries = 0; tries < 100; tries++) {
    const body = JSON.stringify({ claimId: `meanwhile-${tries}`, proposition: 'Commands are taken meanwhile.' });
    const headers = { 'content-type': 'application/json' };
    const { status } = await fetch(`${url}/v1/commands/register-claim`, { method: 'POST', headers, body });
    if (status === 201) return performance.now();
    await wait(LOOK_EVERY_MS);
  }
  throw new Error('The door took no command.');
}

/** It reads ahead until it holds as much as it may. */
async function heldBehind(door) {
  try {
    for (let [most, since] = [0, Date.now()]; Date.now() - since < STILL_MS; await wait(LOOK_EVERY_MS)) {
      const now = door.megabytes();
      if (now > most) [most, since] = [now, Date.now()];
    }
    return { megabytes: door.megabytes() };
  } finally {
    await door.stop();
  }
}

function startDoor(task) {
  const begun = performance.now();
  const file = fileURLToPath(new URL('door.mjs', import.meta.url));
  const child = spawn(process.execPath, [...NODE_FLAGS, file, JSON.stringify(task)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = new Promise((resolve, reject) => {
    child.stdout.on('data', (said) => {
      const [, at] = /listens on (\S+)/.exec(String(said)) ?? [];
      if (at) resolve(at);
    });
    child.once('close', (code) => reject(new Error(`The door ended with ${code}.`)));
  });
  url.catch(() => undefined);
  return {
    begun,
    url,
    /** Resident, at most so far. */
    megabytes: () => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024,
    stop: async () => {
      if (child.exitCode !== null) return;
      const closed = once(child, 'close');
      child.kill();
      await closed;
    },
  };
}
