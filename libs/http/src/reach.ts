/** How far the views are, and how far the log: where a reader of the feed may begin. */
import { setTimeout as wait } from 'node:timers/promises';
import { type Ledger, type Position, reaches } from '#ledger';
import type { Sql } from '#postgres';
import { orAway, servingPosition } from '#views';
import { idOf } from './feed-pages.js';
import { inFlight } from './in-flight.js';
import { Problem } from './problems.js';

/** How long the log may take to say how far it is. */
const PATIENCE_MS = 1000;

export interface Reached {
  views: Position;
  /** The id of whoever has seen all. */
  id: string;
  /** Undefined if the log does not say. */
  ends: Position | undefined;
}

export class Reach {
  /** Asked once for all who ask at the same time. Throws ViewsAway. */
  readonly look = inFlight(async (): Promise<Reached> => {
    const [views, ends] = await Promise.all([orAway(() => servingPosition(this.sql)), this.ends()]);
    return { views, id: idOf(views), ends };
  });

  /** How far the log is at least. */
  private known: Position = [];

  constructor(
    private readonly sql: Sql,
    private readonly ledger: Ledger,
  ) {}

  /** Throws ViewsAway for who comes anew, and Problem if the log has no such position. */
  async beginning(after: Position | undefined): Promise<{ at: string; reached?: Reached }> {
    if (after === undefined) {
      const reached = await this.look();
      return { at: reached.id, reached };
    }
    const ends = reaches(this.known, after) ? this.known : await this.ends();
    if (ends && !reaches(ends, after)) throw beyond(after, ends);
    return { at: idOf(after) };
  }

  /** Undefined if it does not say. */
  private async ends(): Promise<Position | undefined> {
    const late = wait(PATIENCE_MS, undefined, { ref: false });
    const bounds = await Promise.race([this.ledger.bounds(), late]).catch(() => undefined);
    if (bounds) this.known = bounds.map(({ end }) => end);
    return bounds && this.known;
  }
}

function beyond(after: Position, ends: Position): Problem {
  const partition = after.findIndex((count, place) => count > (ends[place] ?? 0));
  const detail = `Partition ${partition} of the log ends at ${ends[partition] ?? 0}, and the position names ${after[partition]}: it is of another log. Leave it out to begin now, or send 0:0 to begin with the first commit.`;
  return new Problem('position.invalid', detail);
}
