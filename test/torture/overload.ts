/**
 * Ten times what a door takes. Callers who were there before go on, and tell how long those wait who are let in; a flood
 * comes on top, of ten times their number and at ten times their rate. It has no lower priority than the door: of a
 * machine that is busy it would get nothing, and be none. It costs a fifth of a core.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { Ledger } from '#ledger';
import { connect } from '#postgres';
import { call, type Called, type Calling } from './calling.js';
import { Memory } from './memory.js';
import { endOf, viewsInclude } from './rebuild.js';
import { putOnFile } from './statements.js';

/** The door, its process, and what lies behind it. */
export interface Target {
  url: string;
  pid: number;
  ledger: Ledger;
  databaseUrl: string;
}

export interface Overload {
  usual: Called;
  /** The usual callers while the flood is there. */
  during: Called;
  flood: Called;
  after: Called;
  /** Posts a second that the flood was to send, and that it sent: a connection waits for its answer. */
  offered: number;
  sent: number;
  /** Of the door, in MiB. */
  memory: Record<'before' | 'peak' | 'after', number>;
  findings: string[];
}

interface Length {
  /** Of the flood. */
  seconds: number;
  /** Of each usual load. */
  usual: number;
}

const USUAL = 64;
const TIMES = 10;
/** By Retry-After: whoever comes sooner than half a second behind the last who was refused is one of the crowd yet. */
const AS_TOLD_MS = 1000;
/** The flood is there before anybody measures, and after. */
const MARGIN_S = 1;

export async function overload(target: Target, { seconds, usual: length }: Length): Promise<Overload> {
  await putOnFile(target.url);
  const callers = (name: string, more: Partial<Calling> = {}) =>
    call({ url: target.url, name, connections: USUAL, seconds: length, ...more });
  const warm = await callers('warm');
  const usual = await callers('usual');
  const memory = new Memory(target.pid);
  const offered = Math.round(usual.rate * TIMES);
  const flooding = callers('flood', { connections: USUAL * TIMES, rate: offered, seconds });
  await wait(MARGIN_S * 1000);
  const during = await callers('during', { seconds: seconds - 2 * MARGIN_S });
  const flood = await flooding;
  memory.stopLooking();
  await wait(AS_TOLD_MS);
  const after = await callers('after');
  const findings = [
    ...Object.entries({ warm, usual, after }).flatMap(([name, called]) => oddities(name, called, ['201'])),
    ...Object.entries({ during, flood }).flatMap(([name, called]) => oddities(name, called, ['201', '503'])),
    ...(await differences(target, [warm, usual, during, flood, after])),
  ];
  const held = { before: memory.before, peak: memory.peak, after: memory.now() };
  const sent = Math.round(flood.sent / seconds);
  return { usual, during, flood, after, offered, sent, memory: held, findings };
}

/** What nobody may be answered. */
function oddities(name: string, { answers, withoutRetryAfter, unanswered }: Called, allowed: string[]): string[] {
  const others = Object.entries(answers).filter(([status]) => !allowed.includes(status));
  return [
    ...others.map(([status, count]) => `${name}: ${count} were answered ${status}`),
    ...(withoutRetryAfter > 0 ? [`${name}: ${withoutRetryAfter} were refused without Retry-After`] : []),
    ...(unanswered > 0 ? [`${name}: ${unanswered} were not answered`] : []),
  ];
}

/** All that was taken stands, once; of what was refused nothing stands. */
async function differences({ ledger, databaseUrl }: Target, all: Called[]): Promise<string[]> {
  const sql = connect(databaseUrl, { max: 1 });
  try {
    await viewsInclude(sql, await endOf(ledger));
    const rows = await sql<
      { id: string }[]
    >`select id from stet_index.commits where stands and command = 'AssertClaim'`;
    const standing = new Set(rows.map(({ id }) => id));
    const taken = new Set(all.flatMap((called) => called.taken));
    const lost = [...taken].filter((id) => !standing.has(id));
    const refused = [...standing].filter((id) => !taken.has(id));
    const twice = rows.length - standing.size;
    return [
      ...lost.map((id) => `${id} was taken, and does not stand`),
      ...refused.map((id) => `${id} was refused, and stands`),
      ...(twice > 0 ? [`${twice} stand twice`] : []),
    ];
  } finally {
    await sql.end();
  }
}
