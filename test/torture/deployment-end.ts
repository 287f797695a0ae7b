/**
 * The end of a deployment: what no process can go on over happens under load. All end by themselves, and would again; what
 * was acknowledged is in the views or in what is left of the log, and nobody was told 201 for what is in neither.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { LogRecord } from '#ledger';
import { connect } from '#postgres';
import type { Chance } from '#testing';
import type { Exchange } from '../judge/checker.js';
import type { Records } from './client.js';
import { Workload } from './workload.js';
import { endOfAll, endOfStarts } from './ending.js';
import { caughtUp } from './heal.js';
import type { Deployment } from './deployment.js';
import { Load } from './load.js';
import { endOf } from './rebuild.js';
import type { Taking } from './taken-away.js';
import { openLog } from './whole-log.js';

/** Acknowledged before anything is taken away. */
const ENOUGH = 200;

interface Pace {
  chance: Chance;
  callers: number;
  rate: number;
}

/** Answers what was found that must not be, and how many were acknowledged. */
export async function endDeployment(
  deployment: Deployment,
  taking: Taking,
  pace: Pace,
): Promise<{ findings: string[]; acknowledged: number }> {
  const records: Records = { exchanges: [], cuts: [], oddities: [] };
  const load = new Load({ doors: deployment.doors, records, workload: new Workload('last', pace.chance), ...pace });
  const ledger = await openLog(deployment);
  await load.start();
  while (acknowledgedIn(records).length < ENOUGH) await wait(50);
  const shown = Date.now();
  await caughtUp(deployment.doors, await endOf(ledger));
  let gone = Infinity;
  const takeAway = () => taking.takeAway().then(() => void (gone = Date.now()));
  const wrong = await endOfAll(deployment, takeAway, taking.ending);
  await load.goHome();
  wrong.push(...(await endOfStarts(deployment, taking.again)));
  const acknowledged = acknowledgedIn(records);
  const kept = { views: await standingIn(deployment), log: idsIn(await taking.rest(ledger)) };
  await ledger.close();
  return {
    findings: [...wrong, ...records.oddities, ...acknowledged.flatMap((one) => lost(one, kept, { shown, gone }))],
    acknowledged: new Set(acknowledged.map(nameOf)).size,
  };
}

interface Kept {
  views: Set<string>;
  log: Set<string>;
}

/** What was in the views is there yet; what was posted to a log that was gone is somewhere, or was not acknowledged. */
function lost(exchange: Exchange, { views, log }: Kept, { shown, gone }: { shown: number; gone: number }): string[] {
  const { answeredAt = 0, sentAt, door } = exchange;
  const name = nameOf(exchange);
  if (views.has(name)) return [];
  if (answeredAt < shown) return [`${name} was acknowledged and in the views, which do not have it any more`];
  if (log.has(name) || (log.size === 0 && sentAt < gone)) return [];
  return [`${name}, posted at ${door} ${sentAt - gone} ms after the log was hurt, was answered 201 and is nowhere`];
}

function acknowledgedIn({ exchanges }: Records): Exchange[] {
  return exchanges.filter(({ status }) => status === 201);
}

function nameOf({ id, answer }: Exchange): string {
  return `${answer?.stream} ${id}`;
}

async function standingIn({ databaseUrl }: Deployment): Promise<Set<string>> {
  const sql = connect(databaseUrl, { max: 1 });
  try {
    const rows = await sql<{ stream: string; id: string }[]>`select stream, id from stet_index.commits where stands`;
    return new Set(rows.map(({ stream, id }) => `${stream} ${id}`));
  } finally {
    await sql.end();
  }
}

function idsIn(records: LogRecord[]): Set<string> {
  const commits = records.map(({ value }) => JSON.parse(value.toString()) as { stream: string; id: string });
  return new Set(commits.map(({ stream, id }) => `${stream} ${id}`));
}
