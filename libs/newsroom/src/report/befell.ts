/** What happened to a report between two of its states: the events that had not happened in the one, and had in the other. */
import type { Event } from '../stream.js';
import type { Ended } from './correct-report.js';
import type { ReportEvent } from './report.js';

export const BEFELL = {
  published: 'it came out',
  revised: 'its outlet changed it, with a word to the reader or without one (`noted`)',
  corrected: 'its outlet corrected it, and took back the statements that `ends` names',
  annotated: 'an editors’ note was put on it',
  held: 'its outlet took it away while it is looked at again',
  released: 'it is out again',
  withdrawn: 'its outlet withdrew it',
  killed: 'the desk hid it',
  lifted: 'the desk took a kill back',
} as const;

/** As far as the event says it. */
export interface Befallen {
  did: keyof typeof BEFELL;
  publishedAt?: string;
  headline?: string;
  noted?: boolean;
  note?: string;
  reason?: string;
  ends?: Ended[];
}

const WORDS: Record<ReportEvent['type'], Befallen['did']> = {
  ReportPublished: 'published',
  ReportRevised: 'revised',
  ReportCorrected: 'corrected',
  ReportAnnotated: 'annotated',
  ReportHeld: 'held',
  ReportReleased: 'released',
  ReportWithdrawn: 'withdrawn',
  ReportKilled: 'killed',
  KillLifted: 'lifted',
};

/** Of one reading of a stream: the very events. In the order in which they were put on file. */
export function befellBetween(before: Event[], after: Event[]): Befallen[] {
  const were = new Set(before);
  return after.filter((event) => !were.has(event)).map((event) => befallen(event as ReportEvent));
}

function befallen({ type, data }: ReportEvent): Befallen {
  const { publishedAt, headline, noted, note, reason, ends } = data as Omit<Befallen, 'did'>;
  return {
    did: WORDS[type],
    ...(publishedAt !== undefined && { publishedAt }),
    ...(headline !== undefined && { headline }),
    ...(noted !== undefined && { noted }),
    ...(note !== undefined && { note }),
    ...(reason !== undefined && { reason }),
    ...(ends !== undefined && { ends }),
  };
}
