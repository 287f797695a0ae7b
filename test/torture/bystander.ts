/** A second client: posts and asks at a modest, steady rate, and keeps how long each answer took. */
import { setTimeout as wait } from 'node:timers/promises';
import { ask, type Request } from './ask.js';

/** Between two requests. */
const EVERY_MS = 20;
const PATIENCE_MS = 30_000;

export class Bystander {
  private readonly auth: Record<string, string>;
  private sent = 0;

  constructor(
    private readonly url: string,
    key: string,
  ) {
    this.auth = { authorization: `Bearer ${key}` };
  }

  /** What it was answered, how long each took, in milliseconds, counted from when it was due: who waits to send waits, too. */
  async goOn(goesOn: () => boolean): Promise<{ times: number[]; refused: number }> {
    const times: number[] = [];
    const under: Promise<void>[] = [];
    let refused = 0;
    for (let due = performance.now(); goesOn(); due += EVERY_MS) {
      await wait(Math.max(0, due - performance.now()));
      const asked = ask(this.url, this.next()).then(
        ({ status }) => {
          times.push(performance.now() - due);
          if (status >= 300) refused += 1;
        },
        () => {
          times.push(Infinity);
          refused += 1;
        },
      );
      under.push(asked);
    }
    await Promise.all(under);
    return { times, refused };
  }

  /** Puts on file what it asks for, and sees it there. */
  async begin(): Promise<void> {
    const { headers } = await ask(this.url, this.register('bystander'));
    const seen = { ...this.auth, 'read-after': String(headers['log-position']) };
    await ask(this.url, { path: '/v1/outlets/bystander', headers: seen, patience: PATIENCE_MS });
  }

  /** A post, and three questions. */
  private next(): Request {
    const n = ++this.sent;
    const questions = ['/v1/claims?limit=10', '/v1/outlets/bystander', '/v1/outlets?limit=10'];
    const path = questions[n % 4];
    return path === undefined ? this.register(`bystander-${n}`) : { path, headers: this.auth, patience: PATIENCE_MS };
  }

  private register(outletId: string): Request {
    const headers = { ...this.auth, 'content-type': 'application/json' };
    const body = JSON.stringify({ outletId, name: `The ${outletId}` });
    return { method: 'POST', path: '/v1/commands/register-outlet', headers, body, patience: PATIENCE_MS };
  }
}
