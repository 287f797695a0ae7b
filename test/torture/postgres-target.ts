/** Postgres as a target. Its keeper starts it again, for what we start ourselves would outlive us. */
import { setTimeout as wait } from 'node:timers/promises';
import { FROM_SOURCE } from '../../scripts/from-source.mjs';
import { freePort } from '../../scripts/kept.mjs';
import { freshPostgresFolder } from '#testing';
import { areAlive, isServing, serverProcesses, signalAll } from './postgres-processes.js';
import { KeptProcess, type Target } from './target.js';

const PAUSE_MS = 20;
/** How long a start may take. */
const PATIENCE_MS = 40_000;

export class PostgresTarget implements Target {
  readonly name = 'postgres';
  private paused: number[] = [];

  private constructor(
    private readonly keeper: KeptProcess,
    readonly data: string,
  ) {}

  static async start({ isSecured = false } = {}): Promise<PostgresTarget> {
    const [data, port] = [await freshPostgresFolder({ mayCreateDatabases: true }), await freePort()];
    const how = isSecured ? ['tls'] : [];
    const args = [...FROM_SOURCE, 'test/torture/kept-postgres.ts', data, String(port), ...how];
    const keeper = new KeptProcess('postgres', { program: process.execPath, args, ready: /(?<url>postgres:\/\/\S+)/ });
    await keeper.start();
    return new PostgresTarget(keeper, data);
  }

  get url(): string {
    return this.keeper.said.url ?? '';
  }

  async kill(): Promise<void> {
    const processes = serverProcesses(this.data);
    signalAll(processes, 'SIGKILL');
    while (areAlive(processes)) await wait(PAUSE_MS);
  }

  async start(): Promise<void> {
    const until = Date.now() + PATIENCE_MS;
    this.keeper.signal('SIGUSR2');
    while (!isServing(this.data)) {
      if (Date.now() > until) throw new Error(`Postgres did not start again; ${this.data}/server.log says why.`);
      await wait(PAUSE_MS);
    }
  }

  pause(): void {
    this.paused = serverProcesses(this.data);
    signalAll(this.paused, 'SIGSTOP');
  }

  resume(): void {
    signalAll(this.paused.splice(0), 'SIGCONT');
  }

  stop(): Promise<number> {
    this.resume();
    return this.keeper.stop();
  }
}
