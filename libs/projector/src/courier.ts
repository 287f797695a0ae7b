/**
 * The courier: carries what happens to a report into the streams of the claims that it speaks to. It is level-triggered:
 * it looks for what is still due, so nothing is lost when it is killed or late, and a repeat changes nothing, for a
 * command's id follows from cause and statement.
 */
import { type Commands, NotReady, UnlikeLog } from '#command-handling';
import { commandNamed, type Due, dueOn, RuleBroken, type Steps } from '#newsroom';
import type { Sql } from '#postgres';
import { notificationsOfViews, type Errand, errands, inSlices } from '#views';

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
    while (!stopped.signal.aborted) {
      await lookOnce(carrying, stopped.signal);
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

/** What cannot be carried holds up nothing else, unless nothing can be carried now. */
async function lookOnce(carrying: Carrying, stopped: AbortSignal): Promise<void> {
  const failures: unknown[] = [];
  try {
    for await (const page of errands(carrying.sql)) {
      if (stopped.aborted) return;
      const found = await inSlices(dueInSteps(page));
      const carried = await Promise.allSettled(found.map((one) => carry(carrying, one)));
      failures.push(...carried.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : [])));
      if (failures.some((error) => error instanceof NotReady)) break;
    }
  } catch (error) {
    failures.push(error);
  }
  const [err] = failures;
  if (err !== undefined && !stopped.aborted)
    carrying.log.warn({ err, failed: failures.length }, 'the courier could not carry everything; it looks again');
}

interface Carried {
  reportId: string;
  due: Due[];
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

async function carry({ commands, log }: Carrying, { reportId, due: all }: Carried): Promise<void> {
  for (const due of all) {
    try {
      await commands.post({ ...request(due), id: `${reportId}:${due.cause}:${due.body.statementId}` });
    } catch (error) {
      // Somebody was there first, or has changed the statement meanwhile: the next look tells. Of a stream that is not
      // as the log has it there is an alarm; all others are carried to.
      if (!(error instanceof RuleBroken || error instanceof UnlikeLog)) throw error;
      log.info({ error: error.message, ...due.body }, 'the courier was refused; it looks again');
      return;
    }
  }
}

function request({ command, body }: Due) {
  const definition = commandNamed(command);
  if (!definition) throw new Error(`There is no command ${command}.`);
  return { definition, body, by: COURIER };
}
