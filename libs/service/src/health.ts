/** Is what a process needs there? Of each need one is asked; together they say why the process is not well. */
import { type Ledger, type Position, reaches } from '#ledger';
import type { Commands } from '#command-handling';
import { type Sql, takesWrites } from '#postgres';
import { countParked, mergerCircles, parkedStreams, type Progress, progressOf } from '#views';
import type { Settings } from './configuration.js';
import { postgresOf, kafkaAt } from './cannot-start.js';
import { type Need, Probe, type Saying } from './probe.js';

interface Asked {
  sql: Sql;
  ledger: Ledger;
  log: Saying;
}

type Reading = Pick<Commands, 'position' | 'isFarAhead'>;

interface PassedOver {
  /** Of the record that its views could not take. */
  position: string;
  /** Null if it is all of them. */
  view: string | null;
  since: string;
}

/** How many of them are told of. */
const FIRST = 3;

export class Health {
  private readonly postgres: Probe;
  private readonly ledger: Probe;
  private reading: Reading | undefined;
  /** Streams that the views have parked, as of the last look. */
  passedOver = 0;
  /** The first of them, by their place in the log: whoever asks has no key, and a stream's name says what it is about. */
  firstPassedOver: PassedOver[] = [];
  /** The first circles of holders that are merged into one another, by their ids, as of the last look. */
  circlesOfMergers: string[][] = [];
  /** How far the views are that do not serve yet, as of the last look; undefined once they do. */
  filling: Progress | undefined;
  private readonly others: (() => string | undefined)[] = [];

  constructor({ databaseUrl, kafkaBrokers }: Settings, { sql, ledger, log }: Asked) {
    const postgres = postgresOf(databaseUrl);
    const itsLog = kafkaBrokers ? kafkaAt(kafkaBrokers) : `The log in ${postgres.replace(/^The/, 'the')}`;
    this.postgres = new Probe({ name: postgres, ask: () => this.look(sql) }, log);
    this.ledger = new Probe(
      logAsNeeded(itsLog, ledger, () => this.reading),
      log,
    );
  }

  /** Why not all that is asked of the process can be answered. */
  get away(): string | undefined {
    const all = [this.postgres.away, this.ledger.away, ...this.others.map((other) => other())];
    const reasons = all.filter((reason) => reason !== undefined);
    return reasons.length > 0 ? reasons.join(' ') : undefined;
  }

  get logAway(): string | undefined {
    return this.ledger.away;
  }

  /** The tables may be made anew just now: that is nobody's being away. */
  private async look(sql: Sql): Promise<void> {
    await assertTakesWrites(sql);
    await this.lookForParked(sql).catch(() => undefined);
    this.circlesOfMergers = await mergerCircles(sql, { most: FIRST }).catch(() => this.circlesOfMergers);
    this.filling = await progressOf(sql).catch(() => this.filling);
  }

  /** While nothing serves there is nothing new to be told of them. */
  private async lookForParked(sql: Sql): Promise<void> {
    this.passedOver = await countParked(sql);
    const first = this.passedOver === 0 ? [] : await parkedStreams(sql, { most: FIRST });
    this.firstPassedOver = first.map(({ partition, offset, view, since }) => ({
      position: `${partition}:${offset}`,
      view,
      since,
    }));
  }

  /** From when it has read the log to its end. */
  watchReading(reading: Reading): void {
    this.reading = reading;
  }

  /** Whoever finds out by itself. */
  ask(whyNot: () => string | undefined): void {
    this.others.push(whyNot);
  }

  stop(): void {
    this.postgres.stop();
    this.ledger.stop();
  }
}

/** How long what the log holds may stay unread. */
const UNREAD_MS = 5000;

/** As requests ask it: through the same pool. */
async function assertTakesWrites(sql: Sql): Promise<void> {
  if (!(await takesWrites(sql))) throw new ReadOnly();
}

class ReadOnly extends Error {
  override readonly name = 'it takes no writes';
}

class Unread extends Error {
  override readonly name = 'its records do not come';
}

/** A log that tells its ends, and of which nothing can be read, is away. */
function logAsNeeded(name: string, ledger: Ledger, readingOf: () => Reading | undefined): Need {
  let goal: { ends: Position; since: number } | undefined;
  const isRead = (ends: Position) => {
    const reading = readingOf();
    return !reading || reading.isFarAhead || reaches(reading.position, ends);
  };
  return {
    name,
    ask: async () => {
      const ends = (await ledger.bounds()).map(({ end }) => end);
      if (!goal || isRead(goal.ends)) goal = { ends, since: Date.now() };
      if (Date.now() - goal.since > UNREAD_MS) throw new Unread();
    },
  };
}
