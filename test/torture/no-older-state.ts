/** Somebody who asks one door after the other, and holds what each answer includes against the answer before it. */
import { setTimeout as wait } from 'node:timers/promises';
import { parsePosition, type Position, reaches } from '#ledger';
import { ask, NoAnswer } from './ask.js';
import type { Door } from './client.js';

const PAUSE_MS = 20;
const PATIENCE_MS = 3000;
const PARTITIONS = 12;

export class Reader {
  /** How often it was answered. */
  answered = 0;
  private isOver = false;
  private before: Position = [];
  private readonly running: Promise<void>;

  /** With `isUndisturbed` it is to be answered each time: nothing happens to the doors, or to what they read from. */
  constructor(
    private readonly doors: Door[],
    private readonly how: { isUndisturbed: boolean; say(finding: string): void },
  ) {
    this.running = this.read();
  }

  async end(): Promise<void> {
    this.isOver = true;
    await this.running;
  }

  private async read(): Promise<void> {
    for (let n = 0; !this.isOver; n++) {
      const door = this.doors[n % this.doors.length];
      if (door) await this.ask(door);
      await wait(PAUSE_MS);
    }
  }

  private async ask({ name, url }: Door): Promise<void> {
    const { isUndisturbed, say } = this.how;
    try {
      const { status, headers, text } = await ask(url, { path: '/v1/claims?limit=1', patience: PATIENCE_MS });
      if (status !== 200 && (isUndisturbed || status !== 503)) say(`a question to ${name} got ${status}: ${text}`);
      if (status === 200) this.compare(name, String(headers['log-position']));
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      if (isUndisturbed) say(`a question to ${name} got no answer: ${error.how}`);
    }
  }

  private compare(door: string, told: string): void {
    const position = parsePosition(told, PARTITIONS);
    const isOlder = this.answered > 0 && !reaches(position, this.before);
    if (isOlder) this.how.say(`${door} showed ${position.join()} after ${this.before.join()} had been shown`);
    this.before = position;
    this.answered += 1;
  }
}
