/** What each kind of stream folds to for the views: the newsroom's coverage, a report's versions, an outlet. */
import { cover, emptyCoverage, type Event } from '#newsroom';

export interface Recorded {
  at: string;
  by: string;
}

interface Fold {
  initial: unknown;
  take(state: unknown, event: Event, recorded: Recorded): unknown;
}

/** A report as its versions were published. */
export interface ReportRecord {
  reportId?: string;
  outletId?: string;
  revisions: object[];
  [field: string]: unknown;
}

const folds: Record<string, Fold> = {
  claim: {
    initial: emptyCoverage(),
    take: (state, event, recorded) => cover(state as ReturnType<typeof emptyCoverage>, event, recorded),
  },
  report: {
    initial: { revisions: [] } satisfies ReportRecord,
    take: (state, event, recorded) => takeReport(state as ReportRecord, event, recorded),
  },
  outlet: { initial: {}, take: (state, { data }) => ({ ...(state as object), ...data }) },
};

/** A kind that this release does not know folds to nothing; its commits are kept all the same. */
export function initialOf(category: string): unknown {
  return folds[category]?.initial;
}

export function take(
  category: string,
  state: unknown,
  { event, recorded }: { event: Event; recorded: Recorded },
): unknown {
  return folds[category]?.take(state, event, recorded);
}

export function categoryOf(stream: string): string {
  return stream.slice(0, stream.indexOf('-'));
}

function takeReport(report: ReportRecord, { type, data }: Event, { at }: Recorded): ReportRecord {
  if (type === 'ReportPublished') return { ...report, ...data };
  return {
    ...report,
    ...('headline' in data && { headline: data.headline }),
    revisions: [...report.revisions, { ...data, recordedAt: at }],
  };
}
