/** A partition of the log's index a stream at a time: what stands, of each stream all at once. */
import type { Transaction } from '#postgres';
import type { JudgedRecord } from './view.js';
import { type Stored, storedRecord } from './write-index.js';

/** Read at once. */
const AT_ONCE = 500;
/** Records handed on together, give or take what is read at once. */
const PIECE = 1000;
/** A stream of more than this is handed on in pieces. */
const LONGEST = 10_000;

export interface StreamsPiece {
  records: JudgedRecord[];
  /** Of each of its streams it has all; else it is a part of one. */
  isWhole: boolean;
}

/** Below an offset: what stands there is there for good. While one piece is taken the next is read. */
export async function* wholeStreams(
  sql: Transaction,
  { partition, upTo }: { partition: number; upTo: number },
): AsyncGenerator<StreamsPiece> {
  // By bytes: no locale has a say, and it is the quickest.
  await sql`
    declare streams no scroll cursor for
    select "offset", appended_at as "appendedAt", hash, stands, version, stream, id, "by", command, digest, after, at, events
    from commits where partition = ${partition} and "offset" < ${upTo} and stands
    order by stream collate "C", version`;
  const read = () => {
    const rows = sql.unsafe<Stored[]>(`fetch ${AT_ONCE} from streams`).execute();
    // Whoever takes what was read before may fail first.
    rows.catch(() => undefined);
    return rows;
  };
  const pieces = new Pieces();
  for (let next = read(); ;) {
    const rows = await next;
    const isLast = rows.length < AT_ONCE;
    if (!isLast) next = read();
    const records = rows.map((row) => storedRecord(partition, row));
    yield* pieces.take(records, isLast);
    if (isLast) break;
  }
  await sql`close streams`;
}

class Pieces {
  private held: JudgedRecord[] = [];
  /** Of which a part was handed on already. */
  private torn: string | undefined;

  *take(records: JudgedRecord[], isLast: boolean): Generator<StreamsPiece> {
    this.held.push(...records);
    if (this.torn !== undefined) {
      yield* this.piece({ until: this.endOfTorn(), isWhole: false });
      if (this.held.length === 0) return;
      this.torn = undefined;
    }
    if (isLast) return yield* this.piece({ until: this.held.length, isWhole: true });
    const last = this.held.at(-1)?.commit?.stream;
    const begun = this.held.findLastIndex(({ commit }) => commit?.stream !== last) + 1;
    const isTooLong = this.held.length - begun >= LONGEST;
    if (begun >= PIECE || isTooLong) yield* this.piece({ until: begun, isWhole: true });
    if (!isTooLong) return;
    this.torn = last;
    yield* this.piece({ until: this.held.length, isWhole: false });
  }

  private *piece({ until, isWhole }: { until: number; isWhole: boolean }): Generator<StreamsPiece> {
    const records = this.held.splice(0, until);
    if (records.length > 0) yield { records, isWhole };
  }

  private endOfTorn(): number {
    const end = this.held.findIndex(({ commit }) => commit?.stream !== this.torn);
    return end < 0 ? this.held.length : end;
  }
}
