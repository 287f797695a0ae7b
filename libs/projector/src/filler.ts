/**
 * Fills this release's edition of the read models from the log's index, once that holds all that the log did when the
 * projector started; then it serves. One fills at a time: whoever comes second waits until it serves.
 */
import { type Position, reaches } from '#ledger';
import { isAway, Notifications, type Sql, type Transaction } from '#postgres';
import {
  type Edition,
  editionIn,
  holdEdition,
  indexPosition,
  serve,
  tellViewsChanged,
  useCopy,
  type View,
} from '#views';
import { bringUp, type Bringing } from './bring-up.js';
import type { Fold } from './fold.js';
import type { Saying } from './outage.js';
import { CannotTake, sayParked } from './take-batch.js';

interface Filling {
  sql: Sql;
  /** Where the log ended when this began. */
  ends: Position;
  log: Saying;
  fold: Fold;
  views: View[];
  stopped: AbortSignal;
}

/** Between two looks, in milliseconds. */
const LOOK_EVERY_MS = 100;

export class Filler {
  private readonly bringing: Bringing;
  private readonly news = new Notifications();

  constructor(private readonly filling: Filling) {
    const { fold, views } = filling;
    this.bringing = { fold, views, followed: new Map(), isApart: false };
  }

  /** Resolves once it serves, or is stopped. */
  async run(): Promise<void> {
    const { stopped, log } = this.filling;
    while (!stopped.aborted) {
      try {
        const { serves, isBehind } = await this.step();
        if (serves) return;
        if (isBehind) continue;
      } catch (error) {
        if (stopped.aborted) return;
        if (!isAway(error)) throw error;
        log.warn({ err: error }, 'the views could not be filled on; it is tried again');
      }
      await this.news.wait(LOOK_EVERY_MS);
    }
  }

  /** The index has come on, or this is to stop: it looks at once. */
  look(): void {
    this.news.notify();
  }

  /** Takes some of what it lacks, if the index has come as far as it must and nobody else fills. */
  async step(): Promise<{ serves: boolean; isBehind: boolean }> {
    const { sql, ends, log } = this.filling;
    const edition = await editionIn(sql);
    if (edition?.serves) return { serves: true, isBehind: false };
    if (!edition || !reaches(await indexPosition(sql), ends)) return { serves: false, isBehind: false };
    const { parked, ...state } = await this.apartIfItMust((bringing) =>
      sql.begin((transaction) => fillOn(transaction, edition, bringing)),
    );
    for (const one of parked) sayParked(log, one);
    return state;
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
}

/** It serves once the last of it is taken while nobody writes the index. */
async function fillOn(sql: Transaction, { schema }: Edition, bringing: Bringing) {
  const [lock] = await sql<{ isOurs: boolean }[]>`
    select pg_try_advisory_xact_lock(hashtext(${`fill ${schema}`})) as "isOurs"`;
  if (!lock?.isOurs) return { serves: false, isBehind: false, parked: [] };
  await useCopy(sql, { schema });
  const first = await bringUpToIndex(sql, bringing);
  if (first.isBehind) return { serves: false, ...first };
  await holdEdition(sql, 'alone');
  const { isBehind, parked } = await bringUpToIndex(sql, bringing);
  if (!isBehind) await serve(sql, schema);
  await tellViewsChanged(sql);
  return { serves: !isBehind, isBehind, parked: [...first.parked, ...parked] };
}

async function bringUpToIndex(sql: Transaction, bringing: Bringing) {
  const upTo = new Map((await indexPosition(sql)).map((next, partition) => [partition, next]));
  return bringUp(sql, bringing, { upTo });
}
