/**
 * What questions read through. Rows come without what is killed, unless an auditor asks: a question has never had what it
 * may not tell, and may name what it has as it likes. It is written as it would be without this; what forgets it has no
 * `Snapshot`, and does not compile.
 */
import type { Transaction } from '#postgres';
import { type Disclosed, killedIn, leavesOf, type Of, type Tellable, withoutKilled } from './killed.js';
import type { Visibility } from './question.js';

export type Snapshot = Transaction & {
  /**
   * For what can only be told from all that stands, such as a status: what the fold makes of it comes without what is
   * killed, too, by the newsroom's names. Rename nothing inside: its fields are held against the newsroom's list.
   */
  folded<T>(claimId: string, fold: (raw: Raw) => Promise<T>): Promise<Tellable<T>>;
};

/** All that stands, to be folded: from rows without what is killed another status would come. */
export type Raw = Transaction & { readonly 'It is read within snapshot.folded.': true };

/** Of one snapshot, for one reader. */
export class Reading {
  readonly snapshot: Snapshot;
  private readonly isAnyKilled: Promise<boolean>;
  /** Texts of killed reports that were read, each with what it is of. */
  private readonly hidden = new Map<string, Of[]>();

  constructor(
    private readonly raw: Transaction,
    private readonly visibility: Visibility,
  ) {
    this.isAnyKilled = raw`select 1 from killed_reports limit 1`.then((rows) => rows.length > 0);
    // Whoever reads is told.
    this.isAnyKilled.catch(() => undefined);
    this.snapshot = this.through();
  }

  /** What of an answer others would not have been told, by its texts: whatever they are called there. */
  disclosedIn(answer: unknown): Disclosed | undefined {
    const voids = this.visibility.ofVoid ? voidsIn(answer) : [];
    if (this.hidden.size + voids.length === 0) return undefined;
    const told = leavesOf(answer).flatMap((text) => this.hidden.get(text) ?? []);
    if (told.length + voids.length === 0) return undefined;
    const statements = told.flatMap(({ statement }) => statement ?? []);
    const byKey = new Map(statements.map((one) => [`${one.claimId}/${one.statementId}`, one]));
    return { reports: [...new Set(told.map(({ reportId }) => reportId))], statements: [...byKey.values()], voids };
  }

  /** What was read as it stands, as others than auditors are told it. */
  async withoutKilled<T>(content: T, claimId?: string): Promise<T> {
    if (!(await this.isAnyKilled)) return content;
    const killed = await killedIn(this.raw, content, claimId);
    const hide = (text: string, of: Of) => this.hidden.set(text, [...(this.hidden.get(text) ?? []), of]);
    return withoutKilled(content, killed, { claimId, hide });
  }

  private through(): Snapshot {
    const { raw } = this;
    const ask = (first: unknown, ...rest: unknown[]) => {
      const asked = Reflect.apply(raw as (...all: unknown[]) => unknown, undefined, [first, ...rest]);
      return Array.isArray(first) && 'raw' in first ? this.redacted(asked as Rows, first as readonly string[]) : asked;
    };
    const folded = async (claimId: string, fold: (raw: Raw) => Promise<unknown>) =>
      this.shown(await fold(raw as Raw), claimId);
    const unsafe = (...[text, ...rest]: Parameters<Transaction['unsafe']>) =>
      this.redacted(raw.unsafe(text, ...rest) as unknown as Rows, [text]);
    return Object.assign(ask, { folded, unsafe }) as unknown as Snapshot;
  }

  /** A piece of a query is asked only as a part of another. */
  private redacted(asked: Rows, pieces: readonly string[]): Rows {
    assertWhole(pieces);
    const read = asked.then.bind(asked);
    const then = (...told: Parameters<Rows['then']>) => read((rows) => this.shown(rows)).then(...told);
    return Object.assign(asked, { then, ...WAYS_AROUND });
  }

  private async shown<T>(content: T, claimId?: string): Promise<T> {
    const shown = await this.withoutKilled(content, claimId);
    return this.visibility.ofKilled ? content : shown;
  }
}

type Rows = PromiseLike<object[]>;

/** What stands in these columns says what it is of: a part of it does not. Its length alone may be asked for. */
const TAKEN_APART =
  /(?<!\blength\((?:\w\.)?)\b(data|events|because|cause|picture)\s*(->|#>|::)|\bjsonb?_(array_elements|each|path_\w+|to_record\w*)\b/;

function assertWhole(pieces: readonly string[]): void {
  if (whole.has(pieces)) return;
  const taken = pieces.find((text) => TAKEN_APART.test(text));
  if (taken !== undefined)
    throw new Error(
      `What is stored of reports and statements is selected whole, for it is redacted where it is read; take it apart behind that: ${taken}`,
    );
  whole.add(pieces);
}

/** Each query of the code has pieces of its own, which are the same whenever it is asked. */
const whole = new WeakSet<readonly string[]>();

/** Of a query of the library's: rows that are not awaited are read past this. */
const WAYS_AROUND = Object.fromEntries(
  ['cursor', 'forEach', 'raw', 'values', 'stream'].map((way) => [
    way,
    () => {
      throw new Error(`A question awaits its rows: ${way} would read them as they stand.`);
    },
  ]),
);

/** A void commit whose events are told. */
function voidsIn(value: unknown): Disclosed['voids'] {
  if (typeof value !== 'object' || value === null) return [];
  const { stands, events, partition, offset } = value as Record<string, unknown>;
  if (stands !== false || typeof partition !== 'number' || typeof offset !== 'number')
    return Object.values(value).flatMap(voidsIn);
  return Array.isArray(events) && events.length > 0 ? [{ partition, offset }] : [];
}
