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
  private waiting: Waiting[] = [];
  private readonly busy = new Set<number>();

  constructor(private readonly ledger: Ledger) {}

  /** Settles with the round that carried the chain. Neither way says whether it is in the log: read it back. */
  append(chain: Entry[]): Promise<void> {
    return new Promise((done, failed) => {
      const one = { chain, done, failed };
      this.waiting.push(one);
      const leader = this.leaderOf(one);
      if (!this.busy.has(leader)) void this.rounds(leader);
    });
  }

  private async rounds(leader: number): Promise<void> {
    this.busy.add(leader);
    // All that is posted in this turn of the event loop belongs in the first round.
    await Promise.resolve();
    for (let round = this.takeRound(leader); round.length > 0; round = this.takeRound(leader)) await this.round(round);
    this.busy.delete(leader);
    // What was queued for a broker that leads no more goes to the one that does.
    for (const next of new Set(this.waiting.map((one) => this.leaderOf(one))))
      if (!this.busy.has(next)) void this.rounds(next);
  }

  /** The leader is asked when a round goes, not when a chain is queued: an election may come between. */
  private leaderOf({ chain }: Waiting): number {
    return this.ledger.leaderOf(chain[0]?.partition ?? 0);
  }

  /** The longest front of what waits for this leader that fits; one chain at least. */
  private takeRound(leader: number): Waiting[] {
    const round: Waiting[] = [];
    let room = this.ledger.maxRoundBytes;
    for (const one of this.waiting) {
      if (this.leaderOf(one) !== leader) continue;
      room -= bytesOf(one.chain);
      if (round.length > 0 && room < 0) break;
      round.push(one);
    }
    const gone = new Set(round);
    this.waiting = this.waiting.filter((one) => !gone.has(one));
    return round;
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

function bytesOf(chain: Entry[]): number {
  return chain.reduce((sum, { value }) => sum + value.length, 0);
}
