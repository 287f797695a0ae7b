/**
 * A batch into the views, in one transaction. Where the read models cannot take a stream's commit, that stream alone is
 * parked from there: it stays in the log's index, and all others go on.
 */
import { isAway, type Transaction } from '#postgres';
import { type JudgedRecord, park, type Parked, type View } from '#views';
import { CannotTake } from './cannot-take.js';
import type { Batch, Fold } from './fold.js';
import type { Saying } from './outage.js';

export interface Taking {
  fold: Fold;
  views: View[];
  /** By stream: whoever took it whole before could not. */
  isApart: boolean;
}

/** Gives the streams that are parked since. Throws CannotTake unless it is taken apart. */
export async function writeBatch(
  sql: Transaction,
  { fold, views, isApart }: Taking,
  records: JudgedRecord[],
): Promise<Parked[]> {
  if (isApart) return new Apart(sql, fold, views).take(records);
  return writeWhole(sql, views, await fold.take(sql, records));
}

/** None waits for the one before: the database writes one table while we make the next one's rows. */
async function writeWhole(sql: Transaction, views: View[], { parked, ...batch }: Batch): Promise<Parked[]> {
  const written = views.map((view) => view.write(sql, batch).catch((error: unknown) => refuse(view, error)));
  // Whichever fails, the others are waited for: nothing writes any more once this has ended.
  const failures = (await Promise.allSettled([...written, park(sql, parked)])).flatMap((one) =>
    one.status === 'rejected' ? [one.reason as unknown] : [],
  );
  const cause = failures.find((error) => !isEcho(error)) ?? failures[0];
  if (cause !== undefined) throw cause;
  return parked;
}

export function sayParked(log: Saying, { stream, partition, offset, why }: Parked): void {
  log.warn(
    { stream, partition, offset, why },
    `the views have parked ${stream} from record ${partition}:${offset} on (${why}). Nothing of it is lost, and all other streams go on; its views stay as they were, and questions about it are refused, until a release that can take it fills its views or takes it again`,
  );
}

/** Only what lies in what is written: not a database that is away, nor tables that are not as they were made. */
export function refuse(view: View, error: unknown): never {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const liesInTheRows = code === '' || OF_ROWS.test(code);
  throw liesInTheRows && !isAway(error) ? new CannotTake(view.name, error) : error;
}

/** Postgres' classes of errors: of data, of what a table forbids, of sizes. */
const OF_ROWS = /^(22|23|54)...$/;

/** What is said of each statement behind the one that failed. */
function isEcho(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '25P02';
}

class Apart {
  private readonly parked: Parked[] = [];

  constructor(
    private readonly sql: Transaction,
    private readonly fold: Fold,
    private readonly views: View[],
  ) {}

  async take(records: JudgedRecord[]): Promise<Parked[]> {
    const parts = new Map<string, JudgedRecord[]>();
    for (const record of records) {
      if (!record.commit || !record.stands) continue;
      const { stream } = record.commit;
      const part = parts.get(stream) ?? [];
      part.push(record);
      parts.set(stream, part);
    }
    await this.takeParts([...parts.values()]);
    return this.parked;
  }

  /** Those that fail together are halved, until one stream's one record is left. */
  private async takeParts(parts: JudgedRecord[][]): Promise<void> {
    const failure = await this.tryTaking(parts.flat());
    if (!failure) return;
    const [first = []] = parts;
    if (parts.length > 1) {
      const half = parts.length >> 1;
      await this.takeParts(parts.slice(0, half));
      return this.takeParts(parts.slice(half));
    }
    if (first.length > 1) {
      for (const record of first) await this.takeParts([[record]]);
      return;
    }
    const [record] = first;
    if (!record?.commit) throw failure;
    this.fold.park(record.commit.stream, failure);
    const again = await this.tryTaking(first);
    if (again) throw again;
  }

  private async tryTaking(records: JudgedRecord[]): Promise<CannotTake | undefined> {
    try {
      const parked = await this.sql.savepoint(async (sql) =>
        writeWhole(sql, this.views, await this.fold.take(sql, records)),
      );
      this.parked.push(...parked);
      return undefined;
    } catch (error) {
      this.fold.forgetThese(records.flatMap(({ commit }) => (commit ? [commit.stream] : [])));
      if (error instanceof CannotTake) return error;
      throw error;
    }
  }
}
