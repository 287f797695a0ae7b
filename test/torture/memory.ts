/** How much memory a process holds, looked at again and again. */
import { execFileSync } from 'node:child_process';

const LOOK_EVERY_MS = 250;

export class Memory {
  /** In MiB. */
  readonly before: number;
  peak: number;
  private readonly looking: NodeJS.Timeout;

  constructor(private readonly pid: number) {
    this.before = this.peak = this.now();
    this.looking = setInterval(() => (this.peak = Math.max(this.peak, this.now())), LOOK_EVERY_MS);
  }

  now(): number {
    return Math.round(Number(execFileSync('ps', ['-o', 'rss=', '-p', String(this.pid)], { encoding: 'utf8' })) / 1024);
  }

  stopLooking(): void {
    clearInterval(this.looking);
  }
}
