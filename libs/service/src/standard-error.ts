/**
 * Standard error, for the log's lines and a process's last words. Nobody waits for whoever reads it: what comes while
 * he does not read waits here, up to a bound; past it lines are dropped, and their number is said once there is room.
 * (pino's own destination, sonic-boom 4.2, keeps a process from ending: a write to a full pipe waits in a thread that Node
 * waits for, and its last flush tries for ever where the reader has gone or the disk is full.)
 */
import { write, writeSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/** Characters that wait, and as many again that are being written. */
const MOST = 1024 * 1024;
/** Between two tries while the reader does not read, and where there is no space left. */
const FULL_MS = 10;
const FAILED_MS = 1000;
/** How long the last lines may take when the process has ended. */
const LAST_MS = 300;

const NOTHING = Buffer.alloc(0);
/** Nobody will ever read it again. */
const GONE = new Set(['EPIPE', 'ECONNRESET', 'EBADF', 'ENOTCONN']);

export class StandardError {
  private waiting = '';
  private rest: Buffer = NOTHING;
  private isWriting = false;
  private isGone = false;
  private dropped = 0;
  private written = () => {};

  constructor(private readonly fd = 2) {}

  /** As Node opens it, it makes a pipe one that refuses what is too much, instead of one that has its writer wait. */
  static ofThisProcess(): StandardError {
    void process.stderr;
    return new StandardError();
  }

  write(line: string): void {
    if (this.waiting.length + line.length > MOST) this.dropped += 1;
    else this.lastWords(line);
  }

  /** Not dropped, however much waits: why a process ends is one line. */
  lastWords(line: string): void {
    if (this.isGone) return;
    this.waiting += line;
    if (!this.isWriting) this.writeOn();
  }

  /** Resolves once all is written, or after so many milliseconds. */
  async flush(patienceMs: number): Promise<void> {
    if (!this.isWriting) return;
    const written = new Promise<void>((resolve) => (this.written = resolve));
    await Promise.race([written, wait(patienceMs, undefined, { ref: false })]);
  }

  /** For a process that has ended: what is not on its way yet, as far as there is room for it. */
  flushNow(): void {
    const until = Date.now() + LAST_MS;
    for (let rest = Buffer.from(this.waiting); rest.length > 0 && !this.isGone;) {
      try {
        rest = rest.subarray(writeSync(this.fd, rest));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EAGAIN' || Date.now() > until) return;
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, FULL_MS);
      }
    }
  }

  private writeOn(): void {
    if (this.rest.length === 0) this.rest = this.takeWaiting();
    this.isWriting = this.rest.length > 0;
    if (!this.isWriting) return this.written();
    write(this.fd, this.rest, (error, written) => {
      if (error) return this.fail(error);
      this.rest = this.rest.subarray(written);
      this.writeOn();
    });
  }

  private takeWaiting(): Buffer {
    const waiting = this.waiting + this.saidOfDropped();
    this.waiting = '';
    return Buffer.from(waiting);
  }

  /** A line as the log's are: a warning. */
  private saidOfDropped(): string {
    const { dropped } = this;
    if (dropped === 0) return '';
    this.dropped = 0;
    const msg = 'lines of the log were dropped: whoever reads them had stopped reading, or its disk was full';
    return `${JSON.stringify({ level: 40, time: Date.now(), pid: process.pid, dropped, msg })}\n`;
  }

  private fail({ code = '' }: NodeJS.ErrnoException): void {
    this.isGone = GONE.has(code);
    if (this.isGone) {
      this.waiting = '';
      this.rest = NOTHING;
      return this.writeOn();
    }
    setTimeout(() => this.writeOn(), code === 'EAGAIN' ? FULL_MS : FAILED_MS).unref();
  }
}
