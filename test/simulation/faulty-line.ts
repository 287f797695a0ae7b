/** One process's line to the log in a world: each request's fate is drawn from the seed, and happens step by step. */
import { type Entry, type PartitionBounds } from '#ledger';
import type { Connection, SimulatedClock, SimulatedLog, SimulatedReader } from '#testing';
import type { Chance } from '../torture/chance.js';
import { Conduct } from './conduct.js';
import type { Act, Sea } from './sea.js';
import type { Troubles } from './weather.js';

/** What all processes of a world have in common. */
export interface Waters {
  chance: Chance;
  clock: SimulatedClock;
  sea: Sea;
  log: SimulatedLog;
  /** As it is now: it clears up in the end. */
  troubles(): Troubles;
  leaderOf(partition: number): number;
  /** Something happened that never may. */
  report(what: string, detail: string): void;
}

/** How likely an act is that comes late, beside others. */
const LATE = 0.1;

export class FaultyLine implements Connection {
  readonly readers: SimulatedReader[] = [];
  private readonly conduct: Conduct;

  constructor(
    private readonly name: string,
    private readonly waters: Waters,
  ) {
    this.conduct = new Conduct(
      waters.log,
      () => this.readers[0],
      (what, detail) => waters.report(what, `${name}: ${detail}`),
    );
  }

  leaderOf(partition: number): number {
    return this.waters.leaderOf(partition);
  }

  join(reader: SimulatedReader): void {
    this.readers.push(reader);
  }

  append(round: Entry[]): Promise<void> {
    this.conduct.sends(round, this.waters.clock.now);
    if (new Set(round.map(({ partition }) => this.leaderOf(partition))).size > 1)
      this.waters.report('split', `${this.name} sends one round to several brokers`);
    return new Promise((resolve, reject) => {
      const parts = partsOf(round);
      const lands = parts.map((part) => this.landing(part));
      const sent: Act = { what: `${this.name} hears that its round was sent`, act: resolve };
      const failed: Act = {
        what: `${this.name} hears that its send failed`,
        act: () => reject(new Error('the connection was lost')),
      };
      this.waters.sea.send(this, this.fateOf(lands, { sent, failed }));
    });
  }

  bounds(): Promise<PartitionBounds[]> {
    const { log, clock } = this.waters;
    return this.ask('bounds', () => {
      this.conduct.looksAt(log.bounds(), clock.now);
      return log.bounds();
    });
  }

  ask<Seen>(what: string, look: () => Seen): Promise<Seen> {
    const { chance, sea, troubles } = this.waters;
    return new Promise((resolve, reject) => {
      const fails = chance.next() < troubles().unanswered;
      let seen: Seen;
      sea.send(this, [
        { what: `${this.name} asks for ${what}`, act: () => (seen = look()) },
        fails
          ? { what: `${this.name} gets no ${what}`, act: () => reject(new Error(`no answer when asked for ${what}`)) }
          : { what: `${this.name} is told ${what}`, act: () => resolve(seen) },
      ]);
    });
  }

  /** The first trouble that befalls the round. A round is whole in each partition, not over all of them. */
  private fateOf(lands: Act[], { sent, failed }: { sent: Act; failed: Act }): Act[] {
    const { chance } = this.waters;
    const befalls = (often: number) => chance.next() < often;
    const trouble = this.waters.troubles();
    const late = lands.map((land) => ({ ...land, weight: LATE }));
    const some = lands.filter(() => befalls(0.5));
    if (befalls(trouble.lost)) return [failed];
    if (befalls(trouble.lostButReportedSent)) return [sent];
    if (befalls(trouble.answerLost)) return [...lands, failed];
    if (befalls(trouble.doubled)) return [...lands, sent, ...late];
    if (befalls(trouble.late)) return [befalls(0.5) ? failed : sent, ...late];
    if (befalls(trouble.halved)) return [...some, befalls(0.5) ? failed : sent];
    return [...lands, sent];
  }

  private landing(part: Entry[]): Act {
    const { log } = this.waters;
    const what = `${part.length} of ${this.name} land in ${part[0]?.partition}`;
    return { what, outlives: true, act: () => log.append(part) };
  }
}

function partsOf(round: Entry[]): Entry[][] {
  const parts = new Map<number, Entry[]>();
  for (const entry of round) parts.set(entry.partition, [...(parts.get(entry.partition) ?? []), entry]);
  return [...parts.values()];
}
