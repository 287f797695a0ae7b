/**
 * Group commit. One round in flight for each leading broker; what queues up meanwhile goes in the next, as one append.
 * Never one append to two brokers: the client library may drop half of it and report the whole.
 */
import type { Entry, Ledger } from '#ledger';

/** A chain of one stream: its commits travel in one batch, all or none. */
interface Waiting {
  chain: Entry[];
  done: () => void;
  failed: (error: unknown) => void;
}

export class Appender {
  private readonly queues = new Map<number, Waiting[]>();
  private readonly busy = new Set<number>();

  constructor(private readonly ledger: Ledger) {}

  /** Settles with the round that carried the chain. Neither way says whether it is in the log: read it back. */
  append(chain: Entry[]): Promise<void> {
    return new Promise((done, failed) => {
      const leader = this.ledger.leaderOf(chain[0]?.partition ?? 0);
      const queue = this.queues.get(leader) ?? [];
      this.queues.set(leader, queue);
      queue.push({ chain, done, failed });
      if (!this.busy.has(leader)) void this.rounds(leader, queue);
    });
  }

  private async rounds(leader: number, queue: Waiting[]): Promise<void> {
    this.busy.add(leader);
    // All that is posted in this turn of the event loop belongs in the first round.
    await Promise.resolve();
    while (queue.length > 0) await this.round(takeRound(queue, this.ledger.maxRoundBytes));
    this.busy.delete(leader);
  }

  private async round(round: Waiting[]): Promise<void> {
    try {
      await this.ledger.append(round.flatMap(({ chain }) => chain));
      for (const { done } of round) done();
    } catch (error) {
      for (const { failed } of round) failed(error);
    }
  }
}

/** The longest front of the queue that fits; one chain at least. */
function takeRound(queue: Waiting[], maxBytes: number): Waiting[] {
  let bytes = 0;
  let count = 0;
  for (const { chain } of queue) {
    bytes += bytesOf(chain);
    if (count > 0 && bytes > maxBytes) break;
    count += 1;
  }
  return queue.splice(0, count);
}

function bytesOf(chain: Entry[]): number {
  return chain.reduce((sum, { value }) => sum + value.length, 0);
}
