/**
 * The records of one partition, from its first on, each judged by the rule; and of each that is void, why it is. What it
 * keeps is the partition's own, so whoever reads a log one partition after the other forgets it with each.
 */
import { type Commit, type LogRecord, UnknownCommitVersion, type Judged, headOf, Verdicts } from '#ledger';
import {
  commandOf,
  decidedOn,
  hashLeftOut,
  isLawful,
  LAWFUL_VOIDS,
  type LawfulVoid,
  whyNoCommit,
  type WhyVoid,
} from './why-void.js';

export interface Told {
  record: LogRecord;
  /** SHA-256 of its bytes, base64url. */
  hash: string;
  commit: Commit | null;
  /** The stream's version with this commit; undefined if it is void. */
  version: number | undefined;
  /** Undefined if it stands. */
  void: WhyVoid | undefined;
  /** Where the same command stands already, though this stands, too: once is what there may be. */
  standsAt?: number | undefined;
}

export class PartitionHistory {
  private readonly verdicts: Verdicts;
  /** The offsets of standing commits, by what each was decided on, and by its command. */
  private readonly decided = new Map<string, number>();
  private readonly commands = new Map<string, { offset: number; digest: string }>();
  /** What is void and might be gone on from, by its hash, with the version that its stream would have had by it. */
  private readonly voids = new Map<string, { offset: number; version: number; isLawful: boolean }>();
  private readonly leftOut = new Set<string>();

  constructor(private readonly partitions: number) {
    this.verdicts = new Verdicts(partitions);
  }

  /** The next record. Total: what stops every reader is void here, and said. */
  take(record: LogRecord): Told {
    const judged = this.judged(record);
    if (!judged) {
      const what = 'it is a commit of a later version, which this release cannot read';
      return this.asVoid({ record, hash: headOf(record.value), commit: null }, { kind: 'later_version', what });
    }
    const { commit, hash, verdict } = judged;
    if (!verdict.stands)
      return this.asVoid(
        { record, hash, commit },
        commit ? this.whyVoid(commit) : whyNoCommit(record, this.partitions),
      );
    const command = commandOf(verdict.commit);
    const first = this.commands.get(command);
    this.decided.set(decidedOn(verdict.commit), record.offset);
    if (!first) this.commands.set(command, { offset: record.offset, digest: verdict.commit.digest });
    return { record, hash, commit, version: verdict.head.version, void: undefined, standsAt: first?.offset };
  }

  private judged(record: LogRecord): Judged | undefined {
    try {
      return this.verdicts.on(record);
    } catch (error) {
      if (error instanceof UnknownCommitVersion) return undefined;
      throw error;
    }
  }

  private asVoid(told: Pick<Told, 'record' | 'hash' | 'commit'>, why: WhyVoid): Told {
    const { record, hash, commit } = told;
    const version = commit ? commit.after + commit.events.length : NaN;
    this.voids.set(hash, { offset: record.offset, version, isLawful: isLawful(why) });
    const before = why.kind === 'left_out' ? hashLeftOut(record.value) : undefined;
    if (before) this.leftOut.add(before);
    return { ...told, version: undefined, void: why };
  }

  private whyVoid(commit: Commit): WhyVoid {
    // Other content under the same key is no repeat: no Stet takes it for one.
    const repeated = this.commands.get(commandOf(commit));
    if (repeated?.digest === commit.digest) return lawful('repeat', `: at offset ${repeated.offset}`);
    const winner = this.decided.get(decidedOn(commit));
    if (winner !== undefined) return lawful('lost_race', `, at offset ${winner}`);
    const { on, after, stream } = commit;
    const base = on === null ? undefined : this.voids.get(on);
    if (base?.isLawful && base.version === after) return lawful('on_a_void', `, at offset ${base.offset}`);
    if (on !== null && this.leftOut.has(on)) return lawful('left_out', '');
    const what =
      base && !base.isLawful
        ? `it was decided on what is at offset ${base.offset}, which is void without a lawful reason`
        : `it was decided on version ${after} of ${stream} with head ${on ?? 'none'}, and no standing commit made that, or took it`;
    return { kind: 'unexplained_void', what };
  }
}

function lawful(kind: LawfulVoid, where: string): WhyVoid {
  return { kind, what: `${LAWFUL_VOIDS[kind]}${where}` };
}
