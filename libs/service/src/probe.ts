/**
 * Asks something that a process needs whether it is there, again and again, one question at a time: a need that hangs is
 * away until that question is answered. What is so is said once, when it begins and when it is over.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { innermost } from './cannot-start.js';

export interface Need {
  /** Begins a sentence: `The Postgres at db-1:5432`. */
  name: string;
  /** Rejects, or does not settle, while it is away. */
  ask(): Promise<unknown>;
}

export interface Saying {
  warn(about: object, message: string): void;
  info(about: object, message: string): void;
}

const EVERY_MS = 1000;
const DEADLINE_MS = 3000;

export class Probe {
  private lost: { since: number; why: string } | undefined;
  private isStopped = false;
  private end!: () => void;
  private readonly ended = new Promise<void>((end) => (this.end = end));

  constructor(
    private readonly need: Need,
    private readonly log: Saying,
    private readonly times = { everyMs: EVERY_MS, deadlineMs: DEADLINE_MS },
  ) {
    void this.run();
  }

  /** A sentence; undefined while it is there. */
  get away(): string | undefined {
    const { lost, need } = this;
    return lost && `${need.name} has been away since ${new Date(lost.since).toISOString()} (${lost.why}).`;
  }

  stop(): void {
    this.isStopped = true;
    this.end();
  }

  private async run(): Promise<void> {
    while (!this.isStopped) {
      await this.askOnce();
      await Promise.race([wait(this.times.everyMs, undefined, { ref: false }), this.ended]);
    }
  }

  private async askOnce(): Promise<void> {
    const { deadlineMs } = this.times;
    const asked = Date.now();
    const late = setTimeout(() => this.lose(asked, `nothing came within ${deadlineMs} ms`), deadlineMs);
    try {
      await Promise.race([this.need.ask(), this.ended]);
      this.find();
    } catch (error) {
      this.lose(asked, reasonOf(error), error);
    } finally {
      clearTimeout(late);
    }
  }

  private lose(since: number, why: string, err?: unknown): void {
    if (this.isStopped) return;
    const isNew = this.lost === undefined;
    this.lost = { since: this.lost?.since ?? since, why };
    if (isNew) this.log.warn({ err }, `${this.away} It is asked until it answers.`);
  }

  private find(): void {
    if (!this.lost || this.isStopped) return;
    const seconds = Math.round((Date.now() - this.lost.since) / 1000);
    this.lost = undefined;
    this.log.info({}, `${this.need.name} answers again, after ${seconds} s.`);
  }
}

/** Its code where it has one: whoever asks for health has no key. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code, name } = innermost(error);
  return code ?? name;
}
