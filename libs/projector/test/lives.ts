/** What is told of claims, outlets and their reports, for a log that is made by chance. */
import { type Arbitrary, array, constantFrom, tuple } from 'fast-check';
import type { RecordedEvent } from '#ledger';
import { LINKS, type StreamEvents, streamName } from '#newsroom';
import { type History, history } from '../../newsroom/test/histories.js';

/** Those whose reports the histories' statements stand in. */
export const OUTLETS = ['kbs-world', 'reuters', 'tass', 'ap'];

export function claim({ events }: History, n: number): StreamEvents {
  const claimId = `claim-${n}`;
  return {
    stream: streamName('claim', claimId),
    events: events.map(({ type, data }) => ({ type, data: { ...data, claimId, ...linked(data, claimId) } })),
  };
}

/** No claim is linked to itself. */
function linked(data: object, claimId: string): { to?: string } {
  return 'to' in data && data.to === claimId ? { to: 'claim-of-elsewhere' } : {};
}

export function outlet(outletId: string): StreamEvents {
  const events = [
    { type: 'OutletRegistered', data: { outletId, name: outletId } },
    { type: 'OutletRenamed', data: { outletId, name: outletId.toUpperCase() } },
  ];
  return { stream: streamName('outlet', outletId), events };
}

/** A claim that is linked to the others and unlinked again, whatever those say of it at the same time. */
export function linkedClaim(n: number): Arbitrary<StreamEvents> {
  const others = [0, 1, 2].filter((one) => one !== n).map((one) => `claim-${one}`);
  const said = array(tuple(constantFrom(...others), constantFrom(...Object.keys(LINKS))), {
    minLength: 1,
    maxLength: 4,
  });
  return tuple(history, said).map(([told, links]) => {
    const { stream, events } = claim(told, n);
    const standing = new Map<string, string>();
    const linked = links.map(([to, kind]) => {
      const was = standing.get(to);
      if (was === undefined) standing.set(to, kind);
      else standing.delete(to);
      const data = { claimId: `claim-${n}`, kind: was ?? kind, to };
      return was === undefined
        ? { type: 'ClaimLinked', data }
        : { type: 'ClaimUnlinked', data: { ...data, reason: 'They differ.' } };
    });
    return { stream, events: [...events, ...linked] };
  });
}

/** What may become of an outlet's report. */
export function lifeOf(outletId: string): Arbitrary<StreamEvents> {
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
    stream: streamName('report', about.reportId),
    events: [published, ...changes],
  }));
}
