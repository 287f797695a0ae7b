/**
 * Brings a chain into the log. Whatever the log's client says of a send, only reading tells: a chain that was not
 * read back is sent again, same bytes, once the tail has passed the log's end as it was after the send.
 */
import { NotAppended } from '#ledger';
import type { Appender } from './appender.js';
import type { Chain } from './chain.js';
import type { LogEnds } from './log-ends.js';
import type { Sends } from './sends.js';
import type { Tail } from './tail.js';
import { type Time, wait } from './time.js';

/** How long a chain may take to be read back before we ask the log, in milliseconds. */
const GRACE_MS = 500;
/** Between two tries while the log cannot be written or asked, in milliseconds. */
const PAUSE_MS = 200;

export interface Sending {
  tail: Tail;
  appender: Appender;
  ends: LogEnds;
  log: { warn(about: object, message: string): void };
  time: Time;
  sends: Sends;
  stopped: AbortSignal;
}

export class Sender {
  constructor(private readonly around: Sending) {}

  /** Ends when the chain is settled, or when this process stops. Throws NotAppended: then nothing of it is in the log. */
  async send(chain: Chain): Promise<void> {
    while (this.isWanted(chain) && !(await this.sendOnce(chain))) await this.readPast(chain);
  }

  private isWanted(chain: Chain): boolean {
    return !chain.isSettled && !this.around.stopped.aborted;
  }

  /** True once the chain is settled; false if it is not after a while, whatever the log's client said. */
  private async sendOnce(chain: Chain): Promise<boolean> {
    const { log, sends, time } = this.around;
    chain.markSent(time.now());
    try {
      await this.around.appender.append(chain.entries);
    } catch (error) {
      sends.failed(time.now());
      if (error instanceof NotAppended && !chain.mayBeInLog) throw error;
      chain.mayBeInLog = true;
      log.warn({ err: error, stream: chain.stream }, 'a send failed; its outcome is read from the log');
      return settledWithin(chain, time, PAUSE_MS);
    }
    chain.mayBeInLog = true;
    sends.succeeded();
    return settledWithin(chain, time, GRACE_MS);
  }

  /** However often the log must be asked for its end: a chain that is sent on a timer alone adds to an overload. */
  private async readPast(chain: Chain): Promise<void> {
    const { ends, tail, log, time, stopped } = this.around;
    while (this.isWanted(chain)) {
      try {
        const bounds = await ends.now();
        return await tail.reached(chain.partition, bounds[chain.partition]?.end ?? 0);
      } catch (error) {
        log.warn({ err: error, stream: chain.stream }, "the log's end could not be asked for; it is asked again");
        await wait(time, PAUSE_MS, stopped);
      }
    }
  }
}

function settledWithin(chain: Chain, time: Time, milliseconds: number): Promise<boolean> {
  return new Promise((resolve) => {
    const cancel = time.after(milliseconds, () => resolve(chain.isSettled));
    void chain.settled.then(() => {
      cancel();
      resolve(true);
    });
  });
}
