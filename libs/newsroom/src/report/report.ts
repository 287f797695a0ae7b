/**
 * A report as its outlet keeps it.
 *
 *   (none) ── publish ──► published ──┐
 *                             ▲       │ revise
 *                             └───────┘
 */
import { nothingElse } from '../stream.js';
import type { PublishReport, Relation } from './publish-report.js';
import type { ReviseReport } from './revise-report.js';

export type ReportEvent =
  | { type: 'ReportPublished'; data: PublishReport }
  | { type: 'ReportRevised'; data: ReviseReport };

export interface Report {
  outletId?: string;
  /** When its latest version was published. */
  publishedAt?: string;
  relations?: Relation[];
}

export const noReport: Report = {};

export function evolveReport(report: Report, event: ReportEvent): Report {
  switch (event.type) {
    case 'ReportPublished': {
      const { outletId, publishedAt, relations } = event.data;
      return { outletId, publishedAt, ...(relations && { relations }) };
    }
    case 'ReportRevised':
      return { ...report, publishedAt: event.data.publishedAt };
    default:
      return nothingElse(event, report);
  }
}
