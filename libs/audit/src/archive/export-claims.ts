/** An export: claims with all that they rest on, read from the log alone, as files that stand by themselves. */
import type { Ledger } from '#ledger';
import { streamName } from '#newsroom';
import { killedAmong, saysKilled } from '#views';
import { historyOf } from '../history.js';
import type { Told } from '../partition-history.js';
import { archived, type ArchivedRecord, filesOf, type LeftOut } from './archived-stream.js';
import { gather, type Gathered, type GatherOptions, standingAmong } from './gather.js';
import { type OnRecord, withManifest } from './manifest.js';
import { readme } from './readme.js';
import { foldingOf, sheetFiles } from './sheet-files.js';

export interface Wanted {
  claimIds: string[];
  /** The id of the export where one is on record. */
  onRecord?: string;
  withKilled: boolean;
  /** Who runs it, and when: ISO 8601 in UTC. */
  madeBy: string;
  madeAt: string;
}

/** It cannot be made so; the message says what to do. */
export class ExportRefused extends Error {
  readonly code = 'export.refused';
}

export interface Exported {
  files: Map<string, Buffer>;
  claimIds: string[];
  streams: number;
  commits: number;
  killed: { included: boolean; commitsLeftOut: number; reports: string[] };
}

type Reading = Pick<Ledger, 'identity' | 'partitions' | 'bounds' | 'read'>;

/** Throws ExportRefused, and LedgerHalt where the log cannot be read through. */
export async function exportClaims(ledger: Reading, wanted: Wanted, options: GatherOptions = {}): Promise<Exported> {
  const { record, claimIds, withKilled } = await agreed(ledger, wanted);
  const streams = claimIds.map((claimId) => streamName('claim', claimId));
  const ofExport = record ? [streamName('export', record.exportId)] : [];
  const gathered = await gather(ledger, [...streams, ...ofExport], options);
  assertOnFile(claimIds, gathered);
  const { archive, killed, unreadable } = withoutSome(gathered, withKilled);
  const { madeBy, madeAt } = wanted;
  const about = {
    log: gathered.log,
    position: gathered.position,
    partitions: ledger.partitions,
    claimIds,
    madeAt,
    madeBy,
    onRecord: record,
    killed,
    unreadableLeftOut: unreadable,
  };
  const content = new Map([...streamFiles(archive), ...sheetFiles(foldingOf(archive, ledger.partitions), claimIds)]);
  content.set('README.txt', Buffer.from(readme(about)));
  const commits = [...archive.values()].reduce((sum, records) => sum + records.length, 0);
  return { files: withManifest(content, about), claimIds, streams: archive.size, commits, killed };
}

interface Agreed {
  record: OnRecord | null;
  claimIds: string[];
  withKilled: boolean;
}

/** What is on record is made, no more and no less. Throws ExportRefused. */
async function agreed(ledger: Reading, { claimIds, onRecord, withKilled }: Wanted): Promise<Agreed> {
  const unique = [...new Set(claimIds)];
  if (onRecord === undefined) {
    if (unique.length === 0) throw new ExportRefused('Name a claim, or an export that is on record.');
    return { record: null, claimIds: unique, withKilled };
  }
  const { record, requested } = await recordOf(ledger, onRecord);
  const isOther = unique.length > 0 && unique.toSorted().join() !== requested.claimIds.toSorted().join();
  if (isOther)
    throw new ExportRefused(
      `Export ${onRecord} is on record for ${requested.claimIds.join(', ')}: name these claims, or none.`,
    );
  if (withKilled && !requested.withKilled)
    throw new ExportRefused(
      `Export ${onRecord} is on record without what is killed: leave --with-killed out, or put another on record with it.`,
    );
  return { record, claimIds: requested.claimIds, withKilled: requested.withKilled ?? false };
}

interface Requested {
  exportId: string;
  claimIds: string[];
  reason: string;
  withKilled?: boolean;
}

async function recordOf(ledger: Reading, exportId: string): Promise<{ record: OnRecord; requested: Requested }> {
  for await (const entry of historyOf(ledger, streamName('export', exportId))) {
    const [event] = entry.events;
    if (!entry.stands || event?.type !== 'ExportRequested') continue;
    const requested = event.data as Requested;
    const { position, hash, by, at } = entry;
    return { record: { exportId, position, hash, by: by ?? '', at: at ?? '', reason: requested.reason }, requested };
  }
  throw new ExportRefused(
    `No export ${exportId} is on record in this log: ask for it at POST /v1/exports, or leave --on-record out.`,
  );
}

function assertOnFile(claimIds: string[], { streams }: Gathered): void {
  const missing = claimIds.filter((claimId) => standingAmong(streams.get(streamName('claim', claimId))).length === 0);
  if (missing.length > 0)
    throw new ExportRefused(`The log has no claim ${missing.join(', ')}: name one by its id, as /v1/claims shows it.`);
}

interface WithoutSome {
  /** By stream, in the order of their names. */
  archive: Map<string, ArchivedRecord[]>;
  killed: Exported['killed'];
  unreadable: number;
}

/** What is killed is no part of it, unless it was asked for: neither is what nobody can read, which may say it. */
function withoutSome({ streams }: Gathered, withKilled: boolean): WithoutSome {
  const killed = killedAmong([...streams.values()].flatMap(standingAmong));
  const leftOut = ({ commit }: Told): LeftOut | undefined => {
    if (withKilled) return undefined;
    if (!commit) return 'unreadable';
    return saysKilled(commit, killed) ? 'killed' : undefined;
  };
  const names = [...streams.keys()].toSorted();
  const archive = new Map(
    names.map((name) => [name, (streams.get(name) ?? []).map((told) => archived(told, leftOut(told)))]),
  );
  const out = [...archive.values()].flat().map((record) => record.leftOut);
  const commitsLeftOut = out.filter((why) => why === 'killed').length;
  return {
    archive,
    killed: { included: withKilled, commitsLeftOut, reports: [...killed.reports].toSorted() },
    unreadable: out.filter((why) => why === 'unreadable').length,
  };
}

function streamFiles(archive: WithoutSome['archive']): [string, Buffer][] {
  return [...archive].flatMap(([stream, records]): [string, Buffer][] => {
    const { commits, positions } = filesOf(records);
    return [
      [`streams/${stream}.commits`, commits],
      [`streams/${stream}.positions.ndjson`, positions],
    ];
  });
}
