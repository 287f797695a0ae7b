/**
 * A report as its outlet keeps it.
 *
 *   (none) ── publish ──► published ──┐
 *                             ▲       │ revise
 *                             └───────┘
 */
import { nothingElse } from '../stream.js';
import type { PublishReport } from './publish-report.js';
import type { ReviseReport } from './revise-report.js';

export type ReportEvent =
  | { type: 'ReportPublished'; data: PublishReport }
  | { type: 'ReportRevised'; data: ReviseReport };

/** As it was first published, but for the headline, which is the latest; empty until then. */
export interface Report extends Partial<PublishReport> {
  revisions: ReviseReport[];
}

export const noReport: Report = { revisions: [] };

export function evolveReport(report: Report, event: ReportEvent): Report {
  switch (event.type) {
    case 'ReportPublished':
      return { ...report, ...event.data };
    case 'ReportRevised': {
      const { headline = report.headline } = event.data;
      return { ...report, ...(headline !== undefined && { headline }), revisions: [...report.revisions, event.data] };
    }
    default:
      return nothingElse(event, report);
  }
}

/** When its latest version was published; undefined until it is. */
export function latestVersionOf({ publishedAt, revisions }: Report): string | undefined {
  return revisions.at(-1)?.publishedAt ?? publishedAt;
}
