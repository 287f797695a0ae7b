/**
 * Writes the pasts of large claims behind the views, when nothing is being taken: whoever posts waits for none of it, and
 * what is not told yet is folded for who asks. A little at a time, so that what comes next waits for a little at most.
 */
import { isAway, Notifications, type Sql, type Transaction } from '#postgres';
import { EDITION, editionIn, holdEdition, PastTeller, type Telling, untoldClaims, useCopy } from '#views';
import type { Saying } from './outage.js';

export interface WritingPasts {
  sql: Sql;
  log: Saying;
  edition: number;
  /** By this release's views and kinds: else there are no pasts. */
  isOrdinary: boolean;
}

/** Since the last batch: bulk posts come in many, one close behind the other. */
const QUIET_MS = 250;
/** Where there never is so long a quiet, one little step is taken this often. */
const AT_LEAST_EVERY_MS = 2000;
/** Until it is looked again where the database is away, or another projector is about a claim. */
const PAUSE_MS = 500;

export class PastWriter {
  private readonly teller = new PastTeller();
  private readonly news = new Notifications();
  private readonly stopped = new AbortController();
  private readonly due = new Set<string>();
  /** Of these partitions all claims are to be looked at. */
  private unlooked: number[] | undefined;
  private taking = 0;
  private lastTaken = -Infinity;
  /** When something became due, or what is due was last told on. */
  private waitsSince = -Infinity;
  private notBefore = -Infinity;
  private readonly running: Promise<void>;

  constructor(private readonly writing: WritingPasts) {
    this.running = this.run();
  }

  /** Rests meanwhile. `act` gives the claims that may be large, and of which there is more since. */
  async besides(act: () => Promise<string[]>): Promise<void> {
    this.taking += 1;
    try {
      const more = await act();
      if (more.length > 0) this.waits(() => more.forEach((claimId) => this.due.add(claimId)));
    } finally {
      this.taking -= 1;
      this.lastTaken = performance.now();
    }
  }

  /** Others may have left claims of these partitions untold. */
  lookAt(partitions: number[]): void {
    this.lastTaken = performance.now();
    this.waits(() => (this.unlooked = partitions));
  }

  async stop(): Promise<void> {
    this.stopped.abort();
    this.news.notify();
    await this.running;
  }

  private waits(forWhat: () => void): void {
    if (this.isAsleep) this.waitsSince = performance.now();
    forWhat();
    this.news.notify();
  }

  private get isAsleep(): boolean {
    return !this.writing.isOrdinary || (this.due.size === 0 && !this.unlooked);
  }

  private async run(): Promise<void> {
    while (!this.stopped.signal.aborted) {
      const pauseMs = this.pauseMs();
      if (this.isAsleep) await this.news.wait();
      else if (pauseMs > 0) await this.news.wait(pauseMs);
      else await this.step();
    }
  }

  private pauseMs(): number {
    const now = performance.now();
    const quietMs = this.taking > 0 ? QUIET_MS : this.lastTaken + QUIET_MS - now;
    return Math.max(this.notBefore - now, Math.min(quietMs, this.waitsSince + AT_LEAST_EVERY_MS - now));
  }

  private async step(): Promise<void> {
    const [claimId] = this.due;
    try {
      if (this.unlooked) await this.look(this.unlooked);
      else if (claimId !== undefined) await this.tellOn(claimId);
    } catch (error) {
      this.failed(error, claimId);
    }
    this.waitsSince = performance.now();
  }

  private async look(partitions: number[]): Promise<void> {
    const found = await inServing(this.writing, (sql) => untoldClaims(sql, partitions));
    if (this.unlooked === partitions) this.unlooked = undefined;
    for (const claimId of found ?? []) this.due.add(claimId);
  }

  /** What comes to it meanwhile is due again. */
  private async tellOn(claimId: string): Promise<void> {
    this.due.delete(claimId);
    const telling = await inServing(this.writing, (sql) => this.teller.tell(sql, claimId));
    if (telling === 'more' || telling === 'elsewhere') this.due.add(claimId);
    if (telling === 'elsewhere') this.notBefore = performance.now() + PAUSE_MS;
  }

  /** Nothing is lost: it is folded for who asks. */
  private failed(error: unknown, claimId: string | undefined): void {
    if (this.stopped.signal.aborted) return;
    if (isAway(error)) {
      if (claimId !== undefined) this.due.add(claimId);
      this.notBefore = performance.now() + PAUSE_MS;
      return;
    }
    this.unlooked = undefined;
    this.writing.log.warn(
      { err: error, claimId },
      'the past of a claim could not be told; as of a moment it is folded for each who asks, until there is more of it or a projector starts',
    );
  }
}

/** All that is due in what serves, for whoever waits for it. Not what another is about. */
export async function tellPasts({ sql, edition = EDITION }: { sql: Sql; edition?: number }): Promise<void> {
  const writing = { sql, edition };
  const teller = new PastTeller();
  const due = await inServing(writing, async (transaction) => {
    const rows = await transaction<{ partition: number }[]>`select partition from view_checkpoints`;
    return untoldClaims(
      transaction,
      rows.map(({ partition }) => partition),
    );
  });
  for (const claimId of due ?? [])
    for (let telling: Telling | undefined = 'more'; telling === 'more';)
      telling = await inServing(writing, (transaction) => teller.tell(transaction, claimId));
}

/** Undefined where nothing serves. Nobody switches copies meanwhile. */
async function inServing<T>(
  { sql, edition }: Pick<WritingPasts, 'sql' | 'edition'>,
  act: (sql: Transaction) => Promise<T>,
): Promise<T | undefined> {
  return (await sql.begin(async (transaction) => {
    await holdEdition(transaction, { edition, how: 'shared' });
    const found = await editionIn(transaction, edition);
    if (!found?.serves) return undefined;
    await useCopy(transaction, found);
    return act(transaction);
  })) as T | undefined;
}
