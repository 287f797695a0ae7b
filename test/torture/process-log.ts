/** What a process says from now on, as its log has it. */
import { createReadStream, statSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import type { Deployment } from './deployment.js';
import type { Target } from './target.js';

const LOOK_EVERY_MS = 50;

export class ProcessLog {
  private readonly path: string;
  private readonly from: number;

  constructor({ logs }: Pick<Deployment, 'logs'>, { name }: Target) {
    this.path = join(logs, `${name}.log`);
    this.from = statSync(this.path).size;
  }

  text(): Promise<string> {
    return text(createReadStream(this.path, { start: this.from }));
  }

  /** Resolves to what was said by then; undefined if it was not said within so many milliseconds. */
  async says(what: RegExp, within: number): Promise<string | undefined> {
    for (const until = Date.now() + within; ; await wait(LOOK_EVERY_MS)) {
      const heard = await this.text();
      if (what.test(heard)) return heard;
      if (Date.now() > until) return undefined;
    }
  }
}
