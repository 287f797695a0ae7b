/**
 * Fills a copy of the read models from the log's index, from wherever it is, until it lacks nothing; in that step it
 * becomes the one that serves. Whoever calls it has the claim on the copy's edition.
 */
import type { Database, Sql, Transaction } from '#postgres';
import {
  type Claim,
  holdEdition,
  indexPosition,
  type Parked,
  type Progress,
  progressIn,
  serve,
  tellViewsChanged,
  useCopy,
  type View,
} from '#views';
import { bringUp, type Bringing } from './bring-up.js';
import { fillInBulk } from './bulk-fill.js';
import { CannotTake } from './cannot-take.js';
import type { Fold } from './fold.js';
import type { Saying } from './outage.js';
import { sayParked } from './take-batch.js';

export interface Filling {
  sql: Sql;
  claim: Claim;
  edition: number;
  schema: string;
  fold: Fold;
  views: View[];
  log: Saying;
  /** Where threads connect to, if it may fill in threads: they have this release's views and kinds. */
  database?: Database | undefined;
  stopped?: AbortSignal | undefined;
  /** Told after each step. */
  onProgress?: ((progress: Progress) => void) | undefined;
  /** Asked in the step in which it lacks nothing, before it serves. What it throws leaves all as it was. */
  maySwitch?: ((sql: Transaction) => Promise<void>) | undefined;
}

/** A step at a time: each is there whole or not at all, and what is killed goes on behind the last. */
export class CopyFill {
  private readonly bringing: Bringing;

  constructor(private readonly filling: Filling) {
    const { fold, views } = filling;
    this.bringing = { fold, views, followed: new Map(), isApart: false };
  }

  /** True once it serves. What is empty of it is filled in the first step; what is taken of that is there whole. */
  async step(): Promise<boolean> {
    const { sql, claim } = this.filling;
    await claim.hold();
    await fillInBulk({ ...this.filling, onFilled: (parked) => this.tell(parked) });
    const { serves, parked } = await this.apartIfItMust((bringing) =>
      sql.begin((transaction) => this.fillOn(transaction, bringing)),
    );
    await this.tell(parked);
    return serves;
  }

  private async tell(parked: Parked[]): Promise<void> {
    const { sql, schema, log, onProgress } = this.filling;
    for (const one of parked) sayParked(log, one);
    onProgress?.(await progressIn(sql, { schema }));
  }

  private async apartIfItMust<T>(fill: (bringing: Bringing) => Promise<T>): Promise<T> {
    try {
      return await fill(this.bringing);
    } catch (error) {
      this.bringing.fold.forget();
      if (!(error instanceof CannotTake)) throw error;
      return fill({ ...this.bringing, isApart: true });
    }
  }

  private async fillOn(sql: Transaction, bringing: Bringing) {
    const { schema, edition, maySwitch } = this.filling;
    await useCopy(sql, { schema });
    const { isBehind, parked } = await bringUpToIndex(sql, bringing);
    if (isBehind) return { serves: false, parked };
    // From here on nobody writes what serves: what this copy lacks yet has come while its step was written.
    await holdEdition(sql, { edition, how: 'alone' });
    for (let isLeft = true; isLeft;) {
      const last = await bringUpToIndex(sql, bringing);
      parked.push(...last.parked);
      isLeft = last.isBehind;
    }
    await maySwitch?.(sql);
    await serve(sql, { edition, schema });
    await tellViewsChanged(sql);
    return { serves: true, parked };
  }
}

async function bringUpToIndex(sql: Transaction, bringing: Bringing) {
  const upTo = new Map((await indexPosition(sql)).map((next, partition) => [partition, next]));
  return bringUp(sql, bringing, { upTo });
}
