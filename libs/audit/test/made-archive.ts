/** Archives, made of logs in memory; and what two of a claim say, of which one is killed in some. */
import type { Entry, Ledger } from '#ledger';
import type { Event } from '#newsroom';
import { freshSimulatedLog } from '#testing';
import { amended, outletOnFile, reportOnFile } from '../../newsroom/test/given.js';
import { exportClaims, type Exported, type Wanted } from '../src/archive/export-claims.js';
import { type Manifest, MANIFEST } from '../src/archive/manifest.js';
import { nisAsserts, WrittenLog } from './written-log.js';

export const CLAIM = 'nk-troops';
/** A name that one report prints alone. */
export const SECRET = 'a name that only the killed report prints';
export const tassDenies: Event = {
  type: 'ClaimDenied',
  data: {
    ...(nisAsserts.data as object),
    statementId: 'tass-1-1',
    reportId: 'tass-1',
    outletId: 'tass',
    act: 'denies',
    holder: { name: SECRET, role: 'implicated_party' },
    publishedAt: '2024-10-23',
  },
};

/** A claim that is contested, and amended. */
export function contested(): WrittenLog {
  const written = WrittenLog.sound();
  for (const fact of [outletOnFile('tass'), reportOnFile('tass-1', { outletId: 'tass' }), tassDenies])
    written.commit(fact);
  written.commit(amended('kbs-1-1', { certainty: 'certain' }), { by: 'editor:anna' });
  return written;
}

export async function archiveOf({ entries }: { entries: Entry[] }, more: Partial<Wanted> = {}): Promise<Exported> {
  const ledger = await logOf(entries);
  const by = { madeBy: 'a test', madeAt: '2026-11-30T12:00:00.000Z' };
  try {
    return await exportClaims(ledger, { claimIds: [CLAIM], withKilled: false, ...by, ...more });
  } finally {
    await ledger.close();
  }
}

export async function logOf(entries: Entry[]): Promise<Ledger> {
  const ledger = await (await freshSimulatedLog()).open();
  await ledger.append(entries);
  return ledger;
}

export function manifestOf(files: Map<string, Buffer>): Manifest {
  return JSON.parse(files.get(MANIFEST)?.toString() ?? '') as Manifest;
}
