/** Callers at work, each posting at its pace; they can be asked to wait, and in the end go home. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Chance } from '#testing';
import type { Exchange } from '../judge/checker.js';
import { Client, type Door, isDefinite, type Records } from './client.js';
import type { Workload, PlannedCommand } from './workload.js';

export interface Work {
  doors: Door[];
  records: Records;
  workload: Workload;
  chance: Chance;
  callers: number;
  /** Commands a second, all callers together. */
  rate: number;
}

export class Load {
  private readonly home = new AbortController();
  private readonly client: Client;
  private readonly callers: Promise<void>[] = [];
  private busy = 0;
  private waiting: Promise<void> = Promise.resolve();
  private goOn: () => void = () => undefined;

  constructor(private readonly work: Work) {
    this.client = new Client(work.doors, work.records, work.chance);
  }

  /** Puts on file what all else speaks of, then has everybody work. */
  async start(): Promise<void> {
    for (const planned of this.work.workload.beginnings()) await this.settle(planned);
    for (let n = 0; n < this.work.callers; n++) this.callers.push(this.call(n));
  }

  /** Resolves once every caller has a definite answer to what it has posted. */
  async pause(): Promise<void> {
    this.waiting = new Promise((goOn) => (this.goOn = goOn));
    while (this.busy > 0) await wait(20);
  }

  resume(): void {
    this.waiting = Promise.resolve();
    this.goOn();
  }

  async goHome(): Promise<void> {
    this.home.abort();
    this.resume();
    await Promise.all(this.callers);
  }

  private async call(number: number): Promise<void> {
    const { callers, rate } = this.work;
    const pace = (callers / rate) * 1000;
    let next = Date.now() + (pace * number) / callers;
    while (!this.home.signal.aborted) {
      await wait(Math.max(0, next - Date.now()));
      await this.waiting;
      this.busy += 1;
      const posted = await this.turn();
      this.busy -= 1;
      next = Math.max(Date.now(), next + pace * posted);
    }
  }

  /** How many commands it posted. */
  private async turn(): Promise<number> {
    const { chance, workload, doors } = this.work;
    if (chance.next() < 0.01) return this.importMany(workload.lines());
    const exchange = await this.settle(workload.next());
    if (exchange?.status === 201 && chance.next() < 0.05)
      await this.client.readAfter(chance.of(doors.filter(({ name }) => name !== exchange.door)), exchange);
    return 1;
  }

  /** What was cut off is posted line by line. */
  private async importMany(lines: PlannedCommand[]): Promise<number> {
    const exchanges = await this.client.postLines(this.work.chance.of(this.work.doors), lines);
    for (const [n, line] of lines.entries()) {
      const exchange = exchanges[n];
      if (exchange && isDefinite(exchange)) this.learn(line, exchange);
      else await this.settle(line);
    }
    return lines.length;
  }

  private async settle(planned: PlannedCommand): Promise<Exchange | undefined> {
    const exchange = await this.client.settle(planned, this.home.signal);
    if (exchange) this.learn(planned, exchange);
    return exchange;
  }

  private learn(planned: PlannedCommand, { status, answer }: Exchange): void {
    if (status === 201) this.work.workload.learn(planned, answer?.version ?? 0);
  }
}
