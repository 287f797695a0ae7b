/**
 * Questions that read a whole claim. Of large ones one is read at a time, for each takes a connection, memory and time as
 * the claim has events; whoever waits for its turn holds none of them.
 */
import { streamName } from '#newsroom';
import type { Sql } from '#postgres';
import { INDEX } from './checkpoints.js';
import { orAway } from './question.js';
import { Semaphore } from './semaphore.js';

/** Of more events a claim is large. A smaller one is read about as fast as any page. */
const LARGE = 500;
/** In the place of a claim's id: many are read, of which any may be large. */
export const ALL_CLAIMS = '';
const LIMITS = { atOnce: 1, waiting: 16, patienceMs: 3000 };

/** Too many ask for large claims at once. */
export class LargeClaimsBusy extends Error {
  readonly code = 'service.not-ready';
  constructor() {
    super('Others ask for large claims at a moment just now. Ask again later, or ask for the claim as it stands.');
  }
}

export class WholeClaims {
  private readonly large = new Semaphore(LIMITS, () => new LargeClaimsBusy());

  constructor(private readonly sql: Sql) {}

  /** Throws LargeClaimsBusy, and ViewsAway. */
  async read<T>(claimId: string, read: () => Promise<T>): Promise<T> {
    if (claimId === ALL_CLAIMS) return this.large.run(read);
    const [row] = await orAway(
      () => this.sql<{ version: number }[]>`
        select version from ${this.sql(INDEX)}.streams where stream = ${streamName('claim', claimId)}`,
    );
    return row && row.version > LARGE ? this.large.run(read) : read();
  }
}
