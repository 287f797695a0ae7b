/** One process's connection to the log: what becomes of each request is drawn from the seed, and happens step by step. */
import { type Entry, type PartitionBounds } from '#ledger';
import type { Chance, Connection, SimulatedClock, SimulatedLog, SimulatedReader } from '#testing';
import { ProtocolMonitor } from './protocol-monitor.js';
import type { Act, Network } from './network.js';
import type { FaultRates } from './scenario.js';

/** What all processes of a world have in common. */
export interface ConnectionEnvironment {
  chance: Chance;
  clock: SimulatedClock;
  network: Network;
  log: SimulatedLog;
  /** As they are now: in the end they are over. */
  faults(): FaultRates;
  leaderOf(partition: number): number;
  /** Something happened that never may. */
  report(what: string, detail: string): void;
}

/** How likely an act is that comes late, beside others. */
const LATE = 0.1;

export class FaultyConnection implements Connection {
  readonly readers: SimulatedReader[] = [];
  private readonly monitor: ProtocolMonitor;

  constructor(
    private readonly name: string,
    private readonly environment: ConnectionEnvironment,
  ) {
    this.monitor = new ProtocolMonitor(
      environment.log,
      () => this.readers[0],
      (what, detail) => environment.report(what, `${name}: ${detail}`),
    );
  }

  leaderOf(partition: number): number {
    return this.environment.leaderOf(partition);
  }

  join(reader: SimulatedReader): void {
    this.readers.push(reader);
  }

  append(round: Entry[]): Promise<void> {
    this.monitor.sends(round, this.environment.clock.now);
    if (new Set(round.map(({ partition }) => this.leaderOf(partition))).size > 1)
      this.environment.report('split', `${this.name} sends one round to several brokers`);
    return new Promise((resolve, reject) => {
      const parts = partsOf(round);
      const lands = parts.map((part) => this.landing(part));
      const sent: Act = { what: `${this.name} hears that its round was sent`, act: resolve };
      const failed: Act = {
        what: `${this.name} hears that its send failed`,
        act: () => reject(new Error('the connection was lost')),
      };
      this.environment.network.send(this, this.outcomeOf(lands, { sent, failed }));
    });
  }

  bounds(): Promise<PartitionBounds[]> {
    const { log, clock } = this.environment;
    return this.ask('bounds', () => {
      this.monitor.looksAt(log.bounds(), clock.now);
      return log.bounds();
    });
  }

  ask<Seen>(what: string, look: () => Seen): Promise<Seen> {
    const { chance, network, faults } = this.environment;
    return new Promise((resolve, reject) => {
      const fails = chance.next() < faults().unanswered;
      let seen: Seen;
      network.send(this, [
        { what: `${this.name} asks for ${what}`, act: () => (seen = look()) },
        fails
          ? { what: `${this.name} gets no ${what}`, act: () => reject(new Error(`no answer when asked for ${what}`)) }
          : { what: `${this.name} is told ${what}`, act: () => resolve(seen) },
      ]);
    });
  }

  /** The first fault that befalls the round. A round is whole in each partition, not over all of them. */
  private outcomeOf(lands: Act[], { sent, failed }: { sent: Act; failed: Act }): Act[] {
    const { chance } = this.environment;
    const befalls = (often: number) => chance.next() < often;
    const faults = this.environment.faults();
    const late = lands.map((land) => ({ ...land, weight: LATE }));
    const some = lands.filter(() => befalls(0.5));
    if (befalls(faults.lost)) return [failed];
    if (befalls(faults.lostButReportedSent)) return [sent];
    if (befalls(faults.answerLost)) return [...lands, failed];
    if (befalls(faults.doubled)) return [...lands, sent, ...late];
    if (befalls(faults.late)) return [befalls(0.5) ? failed : sent, ...late];
    if (befalls(faults.halved)) return [...some, befalls(0.5) ? failed : sent];
    return [...lands, sent];
  }

  private landing(part: Entry[]): Act {
    const { log } = this.environment;
    const what = `${part.length} of ${this.name} land in ${part[0]?.partition}`;
    return { what, outlives: true, act: () => log.append(part) };
  }
}

function partsOf(round: Entry[]): Entry[][] {
  const parts = new Map<number, Entry[]>();
  for (const entry of round) parts.set(entry.partition, [...(parts.get(entry.partition) ?? []), entry]);
  return [...parts.values()];
}
