/** Simulated time. It passes with each step; a timer that is due may fire, sooner or later. */
import type { Time } from '#command-handling';
import type { Step, StepSource } from './steps.js';

const START = Date.UTC(2026, 10, 22, 8);

interface Timer {
  at: number;
  act(): void;
  owner: object;
}

export class SimulatedClock implements StepSource {
  now = START;
  private timers: Timer[] = [];

  /** The clock of one process, which may be wrong by `skewMs`. */
  timeFor(owner: object, skewMs: number): Time {
    return {
      now: () => this.now + skewMs,
      after: (ms, act) => this.after(ms, act, owner),
    };
  }

  after(ms: number, act: () => void, owner: object = this): () => void {
    const timer = { at: this.now + ms, act, owner };
    this.timers.push(timer);
    return () => (this.timers = this.timers.filter((one) => one !== timer));
  }

  /** A process that died has no timers. */
  forget(owner: object): void {
    this.timers = this.timers.filter((timer) => timer.owner !== owner);
  }

  steps(): Step[] {
    return this.timers
      .filter(({ at }) => at <= this.now)
      .map((timer) => ({ what: 'a timer fires', weight: 2, act: () => this.fire(timer) }));
  }

  pass(ms: number): void {
    this.now += ms;
  }

  /** To the next timer's moment; false if there is none. */
  passToNext(): boolean {
    const next = Math.min(...this.timers.map(({ at }) => at));
    if (next === Infinity) return false;
    this.now = Math.max(this.now, next);
    return true;
  }

  private fire(timer: Timer): void {
    this.timers = this.timers.filter((one) => one !== timer);
    timer.act();
  }
}
