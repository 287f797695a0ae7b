/** What is told of claims, outlets and their reports, for a log that is made by chance. */
import { type Arbitrary, array, constantFrom } from 'fast-check';
import type { RecordedEvent } from '#ledger';
import type { History } from '../../newsroom/contract/histories.js';
import type { Told } from './random-log.js';

/** Those whose reports the histories' statements stand in. */
export const OUTLETS = ['kbs-world', 'reuters', 'tass', 'ap'];

export function claim({ events }: History, n: number): Told {
  const claimId = `claim-${n}`;
  return {
    stream: `claim-${claimId}`,
    events: events.map(({ type, data }) => ({ type, data: { ...data, claimId } })),
  };
}

export function outlet(outletId: string): Told {
  const events = [
    { type: 'OutletRegistered', data: { outletId, name: outletId } },
    { type: 'OutletRenamed', data: { outletId, name: outletId.toUpperCase() } },
  ];
  return { stream: `outlet-${outletId}`, events };
}

/** What may become of an outlet's report. */
export function lifeOf(outletId: string): Arbitrary<Told> {
  const about = { reportId: `${outletId}-1`, note: 'Told to the reader.', publishedAt: '2024-10-24' };
  const published = { type: 'ReportPublished', data: { ...about, outletId, publishedAt: '2024-10-18' } };
  const change = constantFrom<RecordedEvent>(
    { type: 'ReportRevised', data: { ...about, headline: 'Six killed', noted: false } },
    { type: 'ReportCorrected', data: { ...about, ends: [{ claimId: 'claim-0', statementId: 's-00' }] } },
    { type: 'ReportAnnotated', data: about },
    { type: 'ReportHeld', data: about },
    { type: 'ReportReleased', data: about },
    { type: 'ReportWithdrawn', data: { ...about, kill: true } },
    { type: 'ReportKilled', data: about },
    { type: 'KillLifted', data: { reportId: about.reportId, reason: 'The court has set its order aside.' } },
  );
  return array(change, { maxLength: 4 }).map((changes) => ({
    stream: `report-${about.reportId}`,
    events: [published, ...changes],
  }));
}
