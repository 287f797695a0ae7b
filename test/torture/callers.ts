/** Callers at one door: they share what is posted next, and what was answered is added up. */
import { setTimeout as wait } from 'node:timers/promises';
import type { RawAnswer, RawConnection } from './raw-connection.js';
import type { Statement } from './statements.js';
import type { Tally } from './tally.js';

/** Whoever posts in turn waits so long after a refusal: less than it is told to. */
const AFTER_REFUSAL_MS = 20;

export class Callers {
  constructor(
    private readonly next: () => Statement,
    private readonly tally: Tally,
  ) {}

  /** The next as soon as the one before is answered, until the connection is over. */
  async postInTurn(connection: RawConnection, goesOn: () => boolean = () => true): Promise<void> {
    while (goesOn() && !connection.isOver) {
      const { status } = await this.post(connection);
      if (status === 503) await wait(AFTER_REFUSAL_MS);
    }
  }

  post(connection: RawConnection): Promise<RawAnswer> {
    const { id, request } = this.next();
    this.tally.sent += 1;
    return new Promise((resolve) =>
      connection.send(request, (answer) => {
        this.tally.hear(id, answer);
        resolve(answer);
      }),
    );
  }
}
