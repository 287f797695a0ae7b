/**
 * Fills a projector's edition from the log's index, once that holds all that the log did when the projector started; then
 * it serves. One fills at a time: whoever comes second waits until it serves.
 */
import { type Position, reaches } from '#ledger';
import { type Database, isAway, Notifications, type Sql } from '#postgres';
import { type Claim, claimEdition, editionIn, indexPosition, type View } from '#views';
import { CopyFill } from './fill-copy.js';
import type { Fold } from './fold.js';
import type { Saying } from './outage.js';

interface FillingFirst {
  sql: Sql;
  edition: number;
  /** Where the log ended when this began. */
  ends: Position;
  log: Saying;
  fold: Fold;
  views: View[];
  /** Where threads connect to, if it may fill in threads. */
  database: Database | undefined;
  stopped: AbortSignal;
}

/** Between two looks, in milliseconds. */
const LOOK_EVERY_MS = 100;

/** In records. */
const LITTLE = 2000;

export class Filler {
  private readonly news = new Notifications();
  private claim: Claim | undefined;
  private fill: CopyFill | undefined;

  constructor(private readonly filling: FillingFirst) {}

  /** Resolves once it serves, or is stopped. */
  async run(): Promise<void> {
    const { stopped, log } = this.filling;
    try {
      while (!stopped.aborted) {
        try {
          if (await this.step()) return;
          if (this.fill) continue;
        } catch (error) {
          await this.giveUpClaim();
          if (stopped.aborted) return;
          if (!isAway(error)) throw error;
          log.warn({ err: error }, 'the views could not be filled on; it is tried again');
        }
        await this.news.wait(LOOK_EVERY_MS);
      }
    } finally {
      await this.giveUpClaim();
    }
  }

  /** The index has come on, or this is to stop: it looks at once. */
  look(): void {
    this.news.notify();
  }

  /** Where there is little to take, it serves before anybody asks. */
  async begin(): Promise<void> {
    const records = (await indexPosition(this.filling.sql)).reduce((sum, next) => sum + next, 0);
    if (records <= LITTLE) await this.step();
  }

  /** Takes some of what it lacks, if the index has come as far as it must and nobody else fills. True once it serves. */
  async step(): Promise<boolean> {
    const { sql, ends } = this.filling;
    const edition = await editionIn(sql, this.filling.edition);
    if (edition?.serves) return true;
    if (!edition || !reaches(await indexPosition(sql), ends)) return false;
    this.fill ??= await this.claimed();
    return (await this.fill?.step()) ?? false;
  }

  private async claimed(): Promise<CopyFill | undefined> {
    const { sql, edition } = this.filling;
    this.claim = await claimEdition(sql, { edition, what: 'a projector' });
    if (!this.claim) return undefined;
    // Whoever had the claim before may have come to the end with it.
    const found = await editionIn(sql, edition);
    if (found && !found.serves) return new CopyFill({ ...this.filling, schema: found.schema, claim: this.claim });
    await this.giveUpClaim();
    return undefined;
  }

  private async giveUpClaim(): Promise<void> {
    const claim = this.claim;
    this.claim = undefined;
    this.fill = undefined;
    await claim?.release();
  }
}
