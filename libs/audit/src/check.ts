/**
 * The whole log against the rule and the newsroom's words, from the log alone: what an auditor asks before anything
 * else. It holds in memory what each stream's place is, and of the partition that it reads what explains its voids.
 */
import { formatPosition, type Ledger, scan } from '#ledger';
import { type Finding, type FindingKind, positionOf } from './finding.js';
import { PartitionHistory, type Told } from './partition-history.js';
import { BesideViews, type ReadByViews } from './read-by-views.js';
import { Standing } from './standing.js';
import { isLawful, LAWFUL_VOIDS, type LawfulVoid } from './why-void.js';

export interface CheckOptions {
  /** What the views have read of the log, if it is to be held against that. */
  views?: ReadByViews;
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
  /** Whether the log was held against what the views have read of it. */
  isComparedWithViews: boolean;
}

type Checking = Pick<Ledger, 'identity' | 'partitions' | 'bounds' | 'read'>;

export async function check(ledger: Checking, options: CheckOptions): Promise<Checked> {
  const seen = new Tally(options.onFinding);
  const beside = await BesideViews.of(options.views, seen.find);
  const ends = (await ledger.bounds()).map(({ end }) => end);
  beside.findTailsLost(ends);
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
    if (beside.isThere) await beside.compare(told);
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
    isComparedWithViews: beside.isThere,
  };
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
