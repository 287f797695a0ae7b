/** What a batch makes of links: those that it makes, each with its end if that is in the batch, and those that it ends. */
import { type Claim, isLinked, isOnFile, type Link, soundEvents, streamName } from '#newsroom';
import type { ChangedStream, JudgedRecord } from './view.js';

/** As the table's row has it. */
export interface Life {
  claim_id: string;
  kind: string;
  to_id: string;
  /** The stream's, once it was made. */
  version: number;
  at: string;
  by: string;
  /** Milliseconds since 1970; null if `at` is no time, as somebody may have written who does not write by commands. */
  moment: number | null;
  offset: number;
  partition: number;
  /** The stream's version once it was taken back, and when and where that was. */
  ended_at: number | null;
  ended_moment: number | null;
  ended_offset: number | null;
}

export type Ended = Omit<Life, 'version' | 'at' | 'by' | 'moment' | 'offset'>;

export function livesIn({ records, changes }: { records: JudgedRecord[]; changes: ChangedStream[] }) {
  const lives = new Lives(new Map(changes.map((change) => [change.stream, change])));
  for (const record of records) lives.take(record);
  return { made: lives.made, ended: lives.ended };
}

class Lives {
  readonly made: Life[] = [];
  readonly ended: Ended[] = [];
  private readonly onFile = new Set<string>();
  /** Of the links that the batch speaks of: the one it made, if that stands; `before` if it stood before. */
  private readonly standing = new Map<string, Life | 'before' | undefined>();

  constructor(private readonly changes: Map<string, ChangedStream>) {
    for (const { stream, before } of changes.values()) if (isOnFile(stream, before)) this.onFile.add(stream);
  }

  take(record: JudgedRecord): void {
    const { commit, stands } = record;
    if (!commit || !stands || !this.changes.has(commit.stream)) return;
    const events = soundEvents(commit, this.onFile.has(commit.stream));
    if (events.length > 0) this.onFile.add(commit.stream);
    for (const { type, data } of events) {
      if (type === 'ClaimLinked') this.make(record, data as Said);
      if (type === 'ClaimUnlinked') this.end(record, data as Said);
    }
  }

  /** What is said twice was said before. */
  private make({ commit, version, offset, partition }: JudgedRecord, said: Said): void {
    if (!commit || version === null || this.find(said)) return;
    const { at, by } = commit;
    const life = { ...namesOf(said), version, at, by, moment: momentOf(at), offset, partition, ...NOT_ENDED };
    this.made.push(life);
    this.standing.set(keyOf(said), life);
  }

  private end({ commit, version, offset, partition }: JudgedRecord, said: Said): void {
    const life = this.find(said);
    if (!commit || !life) return;
    const end = { ended_at: version, ended_moment: momentOf(commit.at), ended_offset: offset };
    if (life === 'before') this.ended.push({ ...namesOf(said), ...end, partition });
    else Object.assign(life, end);
    this.standing.set(keyOf(said), undefined);
  }

  private find(said: Said): Life | 'before' | undefined {
    const key = keyOf(said);
    if (this.standing.has(key)) return this.standing.get(key);
    const before = this.changes.get(streamName('claim', said.claimId))?.before as Claim;
    return isLinked(before, said) ? 'before' : undefined;
  }
}

type Said = Link & { claimId: string };

const NOT_ENDED = { ended_at: null, ended_moment: null, ended_offset: null };

function namesOf({ claimId, kind, to }: Said) {
  return { claim_id: claimId, kind, to_id: to };
}

function keyOf({ claimId, kind, to }: Said): string {
  return [claimId, kind, to].join(' ');
}

function momentOf(at: string): number | null {
  const moment = Date.parse(at);
  return Number.isNaN(moment) ? null : moment;
}
