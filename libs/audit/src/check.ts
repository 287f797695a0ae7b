/**
 * The whole log against the rule and the newsroom's words, from the log alone: what an auditor asks before anything
 * else. It holds in memory what each stream's place is, and of the partition that it reads what explains its voids.
 */
import { type Checkpoint, formatPosition, type Ledger, LedgerHalt, scan } from '#ledger';
import { type Finding, type FindingKind, positionOf } from './finding.js';
import { PartitionHistory, type Told } from './partition-history.js';
import { Standing } from './standing.js';
import { isLawful, LAWFUL_VOIDS, type LawfulVoid } from './why-void.js';

export interface CheckOptions {
  /** How far the views have read each partition, if they are to be compared: asked before the log's end is. */
  checkpoints?: () => Promise<Checkpoint[]>;
  /** Told of each as it is found, so that however many there are take no room. */
  onFinding(finding: Finding): void;
  onProgress?(progress: { done: number; records: number }): void;
}

export interface Checked {
  /** The log's identity. */
  log: string;
  /** Where it ended when the check began: what came later is not in it. */
  position: string;
  records: number;
  standing: number;
  streams: number;
  /** Lawful voids by their reason. */
  voids: Record<LawfulVoid, number>;
  /** How often each kind was found; what was not is not here. */
  findings: Partial<Record<FindingKind, number>>;
  /** Whether the log was held against how far the views have come. */
  isComparedWithViews: boolean;
}

type Checking = Pick<Ledger, 'identity' | 'partitions' | 'bounds' | 'read'>;

export async function check(ledger: Checking, options: CheckOptions): Promise<Checked> {
  const seen = new Tally(options.onFinding);
  const checkpoints = await checkpointsOf(options, seen);
  const ends = (await ledger.bounds()).map(({ end }) => end);
  tailsLost(checkpoints, { ends, find: seen.find });
  const records = ends.reduce((sum, end) => sum + end, 0);
  const standing = new Standing(seen.find);
  let history = new PartitionHistory(ledger.partitions);
  let partition = 0;
  for await (const record of scan(ledger, { until: ends, onHole: (hole) => seen.find(holeIn(hole)) })) {
    if (record.partition !== partition) {
      history = new PartitionHistory(ledger.partitions);
      standing.nextPartition();
      partition = record.partition;
    }
    const told = history.take(record);
    compareWith(checkpoints[partition], told, seen.find);
    seen.take(told, standing);
    options.onProgress?.({ done: seen.records, records });
  }
  standing.end();
  return {
    log: ledger.identity,
    position: formatPosition(ends),
    records: seen.records,
    standing: seen.standing,
    streams: standing.streams,
    voids: seen.voids,
    findings: seen.findings,
    isComparedWithViews: checkpoints.length > 0,
  };
}

/** None where nothing is compared, or where the views are another log's, which is found. */
async function checkpointsOf({ checkpoints }: CheckOptions, { find }: Tally): Promise<Checkpoint[]> {
  try {
    return (await checkpoints?.()) ?? [];
  } catch (error) {
    if (!(error instanceof LedgerHalt) || error.code !== 'ledger.another-ledger') throw error;
    find({ kind: 'another_log', position: null, stream: null, what: error.message });
    return [];
  }
}

interface Comparing {
  ends: number[];
  find: (finding: Finding) => void;
}

function tailsLost(checkpoints: Checkpoint[], { ends, find }: Comparing): void {
  for (const [partition, { next }] of checkpoints.entries()) {
    const end = ends[partition] ?? 0;
    if (next <= end) continue;
    const position = positionOf({ partition, offset: end, last: next - 1 });
    const what = `partition ${partition} ends at ${end}, and the views have read ${next} records of it`;
    find({ kind: 'tail_lost', position, stream: null, what });
  }
}

function compareWith(checkpoint: Checkpoint | undefined, { record, hash }: Told, find: Comparing['find']): void {
  if (!checkpoint || record.offset !== checkpoint.next - 1 || checkpoint.lastHash === hash) return;
  const what = `the views have read another record here, whose SHA-256 is ${checkpoint.lastHash}`;
  find({ kind: 'another_history', position: positionOf(record), stream: record.key, what });
}

function holeIn(hole: { partition: number; offset: number; last: number }): Finding {
  const what = hole.offset === 0 ? 'the beginning is lost' : 'no record is there';
  return { kind: 'hole', position: positionOf(hole), stream: null, what };
}

class Tally {
  records = 0;
  standing = 0;
  readonly voids = Object.fromEntries(Object.keys(LAWFUL_VOIDS).map((kind) => [kind, 0])) as Checked['voids'];
  readonly findings: Checked['findings'] = {};

  constructor(private readonly onFinding: (finding: Finding) => void) {}

  readonly find = (finding: Finding): void => {
    this.findings[finding.kind] = (this.findings[finding.kind] ?? 0) + 1;
    this.onFinding(finding);
  };

  take(told: Told, standing: Standing): void {
    const { record, commit, void: why } = told;
    this.records += 1;
    if (commit) standing.writtenBy(told, commit);
    if (!why) {
      this.standing += 1;
      if (commit) standing.take(told, commit);
    } else if (isLawful(why)) this.voids[why.kind] += 1;
    else
      this.find({ kind: why.kind, position: positionOf(record), stream: commit?.stream ?? record.key, what: why.what });
  }
}
