/**
 * Brings a chain into the log. Whatever the log's client says of a send, only reading tells: a chain that was not
 * read back is sent again, same bytes, once the tail has passed the log's end as it was after the send.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { Appender } from './appender.js';
import type { Chain } from './chain.js';
import type { LogEnds } from './log-ends.js';
import type { Tail } from './tail.js';

/** How long a chain may take to be read back before we ask the log, in milliseconds. */
const GRACE = 500;
/** Between two tries while the log cannot be asked, in milliseconds. */
const PAUSE = 200;

export interface Sending {
  tail: Tail;
  appender: Appender;
  ends: LogEnds;
  log: { warn(about: object, message: string): void };
  now(): number;
  stopped: AbortSignal;
}

export class Sender {
  constructor(private readonly around: Sending) {}

  /** Ends when the chain is settled, or when this process stops. */
  async send(chain: Chain): Promise<void> {
    const { stopped, log } = this.around;
    while (!chain.isSettled && !stopped.aborted) {
      try {
        if (await this.sendOnce(chain)) return;
        await this.readPast(chain.partition);
      } catch (error) {
        if (stopped.aborted) return;
        log.warn(
          { error, stream: chain.stream },
          'the log did not take or show a chain; it is sent again once read past',
        );
        await wait(PAUSE);
      }
    }
  }

  /** True once the chain is settled; false if it is not after a while, whatever the log's client said. */
  private async sendOnce(chain: Chain): Promise<boolean> {
    chain.markSent(this.around.now());
    try {
      await this.around.appender.append(chain.entries);
    } catch (error) {
      this.around.log.warn({ error, stream: chain.stream }, 'a send failed; its outcome is read from the log');
      return false;
    }
    return settledWithin(chain, GRACE);
  }

  private async readPast(partition: number): Promise<void> {
    const bounds = await this.around.ends.now();
    await this.around.tail.reached(partition, bounds[partition]?.end ?? 0);
  }
}

function settledWithin(chain: Chain, milliseconds: number): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(chain.isSettled), milliseconds);
    void chain.settled.then(() => {
      clearTimeout(timer);
      resolve(true);
    });
  });
}
