/** Keeps a server running until it is stopped: one that ended by itself, killed or for its disk was full, is started again. */
import { setTimeout as wait } from 'node:timers/promises';
import { type Control, serverOver, startServer, stopServer } from './server.js';

export interface Hearing {
  warn(about: object, message: string): void;
  info(about: object, message: string): void;
}

const LOOK_EVERY_MS = 1000;

export class Keeper {
  private isStopped = false;
  private end!: () => void;
  private readonly ended = new Promise<void>((end) => (this.end = end));
  private readonly running: Promise<void>;
  /** Milliseconds since 1970; undefined while it runs. */
  private goneSince: number | undefined;

  /** `settings` name the port: whoever is connected looks for it there. */
  constructor(
    private readonly control: Control,
    private readonly settings: Record<string, string>,
    private readonly log: Hearing,
  ) {
    this.running = this.run();
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    this.end();
    await stopServer(this.control);
    await this.running;
    // It may just have been started again.
    await stopServer(this.control);
  }

  private async run(): Promise<void> {
    while (!this.isStopped) {
      if (!serverOver(this.control.data)) await this.startAgain();
      await Promise.race([wait(LOOK_EVERY_MS, undefined, { ref: false }), this.ended]);
    }
  }

  private async startAgain(): Promise<void> {
    const which = `The Postgres over ${this.control.data}`;
    const isNews = this.goneSince === undefined;
    this.goneSince ??= Date.now();
    if (isNews) this.log.warn({}, `${which} has ended, and nobody asked it to; it is started until it runs.`);
    try {
      await startServer(this.control, this.settings);
      const seconds = Math.round((Date.now() - this.goneSince) / 1000);
      this.goneSince = undefined;
      this.log.info({}, `${which} runs again, after ${seconds} s.`);
    } catch (error) {
      if (!this.isStopped) this.log.warn({ err: error }, `${which} could not be started again; it is tried on.`);
    }
  }
}
