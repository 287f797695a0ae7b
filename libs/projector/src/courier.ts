/**
 * The courier: carries what happens to a report, and whom names mean by the files of holders, into the streams of the claims
 * that these speak of. It is level-triggered: it looks for what is still due, so nothing is lost when it is killed or late,
 * and a repeat changes nothing, for a command's id follows from its cause.
 */
import { createHash } from 'node:crypto';
import { type Commands, NotReady, UnlikeLog } from '#command-handling';
import { commandNamed, type Due, dueOn, RuleBroken, type Steps } from '#newsroom';
import type { Sql } from '#postgres';
import {
  type Errand,
  errands,
  inSlices,
  type Looked,
  lookedAt,
  type NameDue,
  namesDue,
  notificationsOfViews,
} from '#views';

export interface Carrying {
  sql: Sql;
  commands: Commands;
  log: { warn(about: object, message: string): void; info(about: object, message: string): void };
}

export interface Courier {
  stop(): Promise<void>;
}

/** Names beginning with `stet:` are the system's. */
const COURIER = 'stet:courier';
/** It looks when the views have changed, and this often in any case, in milliseconds. */
const LOOK_EVERY_MS = 5000;

export async function startCourier(carrying: Carrying): Promise<Courier> {
  const stopped = new AbortController();
  const viewsChanged = await notificationsOfViews(carrying.sql);
  const running = (async () => {
    for (let last: Looked | undefined; !stopped.signal.aborted;) {
      last = await lookOnce(carrying, { stopped: stopped.signal, last });
      await viewsChanged.wait(LOOK_EVERY_MS);
    }
  })();
  return {
    stop: async () => {
      stopped.abort();
      viewsChanged.notify();
      await running;
      await viewsChanged.remove();
    },
  };
}

interface Look {
  stopped: AbortSignal;
  /** The last one after which nothing was due: what was said before it need not be looked at. */
  last: Looked | undefined;
}

/** What cannot be carried holds up nothing else, unless nothing can be carried now. Gives the last look at names that left none. */
async function lookOnce(carrying: Carrying, { stopped, last }: Look): Promise<Looked | undefined> {
  const { sql, log } = carrying;
  const ofReports = await failuresOf(
    carryAll(carriedOfReports(sql), { stopped, carry: (one) => carry(carrying, one) }),
  );
  let looked = last;
  const ofNames = await failuresOf(
    (async () => {
      const now = await lookedAt(sql);
      const since = last?.serving === now.serving ? last : undefined;
      const failures = await carryAll(namesDue(sql, since), { stopped, carry: (due) => identify(carrying, due) });
      if (failures.length === 0 && !stopped.aborted) looked = now;
      return failures;
    })(),
  );
  const failures = [...ofReports, ...ofNames];
  const [err] = failures;
  if (err !== undefined && !stopped.aborted)
    log.warn({ err, failed: failures.length }, 'the courier could not carry everything; it looks again');
  return looked;
}

/** What ends a look is a failure like others. */
function failuresOf(carried: Promise<unknown[]>): Promise<unknown[]> {
  return carried.catch((error: unknown) => [error]);
}

interface Carried {
  reportId: string;
  due: Due[];
}

async function* carriedOfReports(sql: Sql): AsyncGenerator<Carried[]> {
  for await (const page of errands(sql)) yield await inSlices(dueInSteps(page));
}

/** Of each statement of which something is due. A report may have been held a thousand times: a step for each statement. */
function* dueInSteps(page: Errand[]): Steps<Carried[]> {
  const found: Carried[] = [];
  for (const { statement, report } of page) {
    const due = dueOn(statement, report);
    if (due.length > 0) found.push({ reportId: statement.reportId, due });
    yield;
  }
  return found;
}

interface ToCarry<Item> {
  stopped: AbortSignal;
  carry(item: Item): Promise<void>;
}

async function carryAll<Item>(
  pages: AsyncIterable<Item[]>,
  { stopped, carry: one }: ToCarry<Item>,
): Promise<unknown[]> {
  const failures: unknown[] = [];
  for await (const page of pages) {
    if (stopped.aborted) break;
    const carried = await Promise.allSettled(page.map(one));
    failures.push(...carried.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : [])));
    if (failures.some((error) => error instanceof NotReady)) break;
  }
  return failures;
}

async function carry(carrying: Carrying, { reportId, due }: Carried): Promise<void> {
  for (const { command, body, cause } of due)
    if (!(await post(carrying, { command, body, id: `${reportId}:${cause}:${body.statementId}` }))) return;
}

/** The id says it of no other files than these: what was taken back is said anew. */
async function identify(carrying: Carrying, { claimId, key, name, id, holderId, cause }: NameDue): Promise<void> {
  const body = { claimId, ...(id === undefined ? { name } : { id }), holderId };
  const hash = createHash('sha256').update(`${key} ${cause}`).digest('base64url');
  await post(carrying, { command: 'identify-holder', body, id: `identified:${hash}` });
}

interface Posted {
  command: Due['command'] | 'identify-holder';
  body: { claimId: string };
  id: string;
}

/** False if it was refused. */
async function post({ commands, log }: Carrying, { command, body, id }: Posted): Promise<boolean> {
  const definition = commandNamed(command);
  if (!definition) throw new Error(`There is no command ${command}.`);
  try {
    await commands.post({ definition, body, by: COURIER, id });
    return true;
  } catch (error) {
    // Somebody was there first, or has changed what it is about meanwhile: the next look tells. Of a stream that is not
    // as the log has it there is an alarm; all others are carried to. No text is logged, for it may be killed.
    if (!(error instanceof RuleBroken || error instanceof UnlikeLog)) throw error;
    log.info({ error: error.code, command, claimId: body.claimId, id }, 'the courier was refused; it looks again');
    return false;
  }
}
