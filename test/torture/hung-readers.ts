/**
 * Whoever reads what the processes say stops reading, as a shipper of logs that hangs. The deployment goes on at its rate, no
 * door holds more than its bound, and each says how many lines it has dropped once it is read again.
 */
import { ask, NoAnswer } from './ask.js';
import type { Door } from './client.js';
import { processesOf } from './ending.js';
import type { Fault } from './faults.js';
import { ProcessLog } from './process-log.js';
import type { Deployment } from './deployment.js';
import { Memory } from './memory.js';
import type { KeptProcess } from './target.js';

/** Requests that leave a long line each: more than a pipe and a door hold together. */
const LINES = 2400;
const AT_ONCE = 16;
const PATH = `/v1/claims/${'a'.repeat(250)}?${'b'.repeat(290)}`;
/** Times as long as while somebody reads, at most. */
const LONGER = 5;
/** Of a door, in MiB. */
const GROWTH = 100;
/** Of one request; and until what was dropped is said. */
const PATIENCE_MS = 10_000;

type Say = (finding: string) => void;

let times = 0;

export function hangReaders(deployment: Deployment, say: Say): Fault {
  const processes = processesOf(deployment);
  let unread: Unread[] = [];
  return {
    name: 'log readers hung',
    healsAlone: true,
    inflict: async () => {
      unread = doorsOf(deployment).map(([door, api]) => new Unread(deployment, door, api));
      const usual = await together(unread, 'read', say);
      for (const process of processes) process.listen(false);
      const took = await together(unread, 'unread', say);
      for (const { memory } of unread) memory.stopLooking();
      if (took > LONGER * usual) say(`unread, ${LINES} requests took ${took} ms, not ${usual} as while somebody read`);
    },
    mend: async () => {
      for (const process of processes) process.listen(true);
      await Promise.all(unread.map((one) => one.judge(say)));
    },
  };
}

/** A door, what it says, and what it holds meanwhile. */
class Unread {
  private readonly said: ProcessLog;
  readonly memory: Memory;
  private readonly name = `line-${(times += 1)}`;

  constructor(
    deployment: Deployment,
    readonly door: Door,
    api: KeptProcess,
  ) {
    this.said = new ProcessLog(deployment, api);
    this.memory = new Memory(Number(api.said.pid));
  }

  /** Whoever has no answer asks no more. */
  async askMany(how: string, say: Say): Promise<void> {
    const numbers = Array.from({ length: LINES }, (_, n) => n).values();
    const inTurn = async () => {
      for (const n of numbers) if (!(await this.isAnswered(`${this.name}.${how}.${n}`))) return 1;
      return 0;
    };
    const unanswered = (await Promise.all(Array.from({ length: AT_ONCE }, inTurn))).filter((one) => one > 0).length;
    if (unanswered > 0) say(`${this.door.name}, ${how}: ${unanswered} of ${AT_ONCE} callers had no answer in time`);
  }

  private isAnswered(id: string): Promise<boolean> {
    const headers = { 'x-request-id': id };
    return ask(this.door.url, { path: PATH, headers, patience: PATIENCE_MS }).then(
      () => true,
      (error: unknown) => {
        if (error instanceof NoAnswer) return false;
        throw error;
      },
    );
  }

  /** Each line of ours was told, or is among those that are said to be dropped. */
  async judge(say: Say): Promise<void> {
    const { door, name, memory } = this;
    if (memory.peak - memory.before > GROWTH)
      say(`${door.name} grew from ${memory.before} to ${memory.peak} MiB unread`);
    const heard = await this.said.says(/"dropped":\d+/, PATIENCE_MS);
    if (heard === undefined) return say(`${door.name} was not read, and said nothing of lines that it dropped`);
    const told = heard.split(`"id":"${name}.unread.`).length - 1;
    const dropped = [...heard.matchAll(/"dropped":(?<count>\d+)/g)].reduce(
      (sum, one) => sum + Number(one.groups?.count),
      0,
    );
    if (told + dropped < LINES) say(`${door.name} told ${told} lines of ${LINES}, and said that it dropped ${dropped}`);
  }
}

/** How long all took, in milliseconds. */
async function together(unread: Unread[], how: string, say: Say): Promise<number> {
  const from = performance.now();
  await Promise.all(unread.map((one) => one.askMany(how, say)));
  return Math.round(performance.now() - from);
}

function doorsOf({ doors, apis }: Deployment): [Door, KeptProcess][] {
  return doors.flatMap((door, n) => {
    const api = apis[n];
    return api ? [[door, api] satisfies [Door, KeptProcess]] : [];
  });
}
