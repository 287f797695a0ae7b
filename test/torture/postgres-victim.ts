/** Postgres, whole: a server is many processes, and a fault hits all of them at once. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../../scripts/kept.mjs';
import { startEmbeddedPostgres } from '#postgres';
import { KeptVictim, type Victim } from './victim.js';

const FROM_SOURCE = ['--conditions=source', '--import', '@swc-node/register/esm-register'];
const PAUSE = 20;

export class PostgresVictim implements Victim {
  readonly name = 'postgres';
  private paused: number[] = [];

  private constructor(
    private readonly keeper: KeptVictim,
    private readonly data: string,
    private readonly port: number,
  ) {}

  static async start(): Promise<PostgresVictim> {
    const [data, port] = [await mkdtemp(join(tmpdir(), 'stet-torture-')), await freePort()];
    const args = [...FROM_SOURCE, 'test/torture/kept-postgres.ts', data, String(port)];
    const keeper = new KeptVictim('postgres', { program: process.execPath, args, ready: /postgres:\/\/\S+/ });
    await keeper.start();
    return new PostgresVictim(keeper, data, port);
  }

  get url(): string {
    return `postgres://postgres@127.0.0.1:${this.port}/postgres`;
  }

  async kill(): Promise<void> {
    const processes = this.processes();
    signal(processes, 'SIGKILL');
    while (alive(processes)) await wait(PAUSE);
  }

  async start(): Promise<void> {
    const settings = { port: String(this.port), max_connections: '100', shared_buffers: '256MB' };
    await startEmbeddedPostgres({ dataDir: this.data, settings });
  }

  pause(): void {
    this.paused = this.processes();
    signal(this.paused, 'SIGSTOP');
  }

  resume(): void {
    signal(this.paused.splice(0), 'SIGCONT');
  }

  stop(): Promise<number> {
    this.resume();
    return this.keeper.stop();
  }

  /** The server and all that it has forked. */
  private processes(): number[] {
    const [first = ''] = readFileSync(join(this.data, 'postmaster.pid'), 'utf8').split('\n');
    const server = Number(first);
    const children = ps('-A', '-o', 'pid=,ppid=').filter(([, parent]) => Number(parent) === server);
    return [server, ...children.map(([pid]) => Number(pid))];
  }
}

function signal(processes: number[], name: NodeJS.Signals): void {
  for (const pid of processes) {
    try {
      process.kill(pid, name);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
    }
  }
}

/** A zombie, too: as long as nobody has asked how it ended, its number counts as a running server's. */
function alive(processes: number[]): boolean {
  return ps('-A', '-o', 'pid=').some(([pid]) => processes.includes(Number(pid)));
}

function ps(...args: string[]): string[][] {
  const lines = execFileSync('ps', args, { encoding: 'utf8' }).trim().split('\n');
  return lines.map((line) => line.trim().split(/\s+/));
}
