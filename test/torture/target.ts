/** A process that is killed, paused, ended and started again, with the same address and the same data. */
import { setTimeout as wait } from 'node:timers/promises';
import { EndedEarly, startKept, type Kept, type Program } from '../../scripts/kept.mjs';

export interface Target {
  name: string;
  /** As `kill -9`: resolves once it is gone. */
  kill(): Promise<void>;
  /** As `kill -STOP` and `kill -CONT`. */
  pause(): void;
  resume(): void;
  /** Starts it again; resolves once it says that it is up. */
  start(): Promise<void>;
  /** SIGTERM; resolves to the exit code. */
  stop(): Promise<number>;
}

const PAUSE_MS = 250;
const TRIES = 40;

/** It is started again as a supervisor would: when it could not start, and when it ended by itself. */
export class KeptProcess implements Target {
  private kept: Kept | undefined;
  private isWanted = false;
  /** How it ended by itself: no fault of ours asked it to. */
  readonly deaths: string[] = [];

  constructor(
    readonly name: string,
    private readonly program: Program,
  ) {}

  /** What it said when it was up. */
  get said(): Record<string, string> {
    return this.kept?.said.groups ?? {};
  }

  async start(): Promise<void> {
    this.isWanted = true;
    for (let tries = TRIES; ; tries--) {
      try {
        const kept = await startKept(this.program);
        this.kept = kept;
        void kept.gone.then((code) => this.miss(kept, code));
        return;
      } catch (error) {
        if (tries === 1) throw error;
        await wait(PAUSE_MS);
      }
    }
  }

  signal(name: NodeJS.Signals): void {
    this.kept?.signal(name);
  }

  async kill(): Promise<void> {
    this.isWanted = false;
    this.signal('SIGKILL');
    await this.kept?.gone;
  }

  pause(): void {
    this.signal('SIGSTOP');
  }

  resume(): void {
    this.signal('SIGCONT');
  }

  async stop(): Promise<number> {
    this.isWanted = false;
    return (await this.kept?.stop()) ?? 0;
  }

  /** Whether anybody reads what it says. */
  listen(isHeard: boolean): void {
    this.kept?.listen(isHeard);
  }

  /** Resolves to its exit code once it has ended by itself; nobody starts it again meanwhile. */
  async endsByItself(): Promise<number> {
    this.isWanted = false;
    return (await this.kept?.gone) ?? 0;
  }

  /** Starts it once more, whether it comes up or not; resolves to the exit code with which it ends by itself. */
  async startsToEnd(): Promise<number> {
    this.isWanted = false;
    try {
      this.kept = await startKept(this.program);
    } catch (error) {
      if (error instanceof EndedEarly) return error.code;
      throw error;
    }
    return this.kept.gone;
  }

  private miss(kept: Kept, code: number): void {
    if (!this.isWanted || this.kept !== kept) return;
    this.deaths.push(`${this.name} ended by itself, with ${code}`);
    this.start().catch((error: unknown) =>
      this.deaths.push(`${this.name} could not be started again: ${String(error)}`),
    );
  }
}
