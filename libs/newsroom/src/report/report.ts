/**
 * A report as its outlet keeps it.
 *
 *                          ┌─────┐ revise, correct, annotate
 *                          ▼     │
 *   (none) ── publish ──► published ── hold ──► held ◄─┐
 *                          │     ▲               │ │ └──┘ correct, annotate
 *                          │     └── release ────┘ │
 *                          └────── withdraw ───────┴──► withdrawn (final)
 *
 * Beside all this, once it is on file, whatever its life is:   (shown) ── kill ──► killed ── lift ──► (shown)
 *
 * A held report is not out, so it gets no new version: that comes with or after its release. A correction and a note
 * are about what was out before, and are taken. What is withdrawn is over: it takes nothing more.
 */
import { earliest } from '../fields/edtf.js';
import { nothingElse } from '../stream.js';
import type { AnnotateReport } from './annotate-report.js';
import type { CorrectReport } from './correct-report.js';
import type { HoldReport } from './hold-report.js';
import type { KillReport } from './kill-report.js';
import type { LiftKill } from './lift-kill.js';
import type { PublishReport } from './publish-report.js';
import type { ReleaseReport } from './release-report.js';
import type { ReviseReport } from './revise-report.js';
import type { Withdrawn } from './withdraw-report.js';

export type ReportEvent =
  | { type: 'ReportPublished'; data: PublishReport }
  | { type: 'ReportRevised'; data: ReviseReport }
  | { type: 'ReportCorrected'; data: CorrectReport }
  | { type: 'ReportAnnotated'; data: AnnotateReport }
  | { type: 'ReportHeld'; data: HoldReport }
  | { type: 'ReportReleased'; data: ReleaseReport }
  | { type: 'ReportWithdrawn'; data: Withdrawn }
  | { type: 'ReportKilled'; data: KillReport }
  | { type: 'KillLifted'; data: LiftKill };

export type Life = 'unpublished' | 'published' | 'held' | 'withdrawn';

/** As it was first published, but for the headline, which is the latest; empty until then. */
export interface Report extends Partial<PublishReport> {
  life: Life;
  /** As it came out, once a revision has brought another headline. */
  firstHeadline?: string;
  revisions: ReviseReport[];
  corrections: CorrectReport[];
  notes: AnnotateReport[];
  /** A hold without `until` lasts. */
  holds: Hold[];
  withdrawal?: Withdrawn;
  /** The last lasts unless it was lifted. */
  kills: Kill[];
}

export interface Hold {
  from: string;
  note: string;
  until?: string;
}

export interface Kill {
  publishedAt: string;
  note: string;
  /** Why it was lifted. */
  lifted?: string;
}

export const noReport: Report = {
  life: 'unpublished',
  revisions: [],
  corrections: [],
  notes: [],
  holds: [],
  kills: [],
};

export function evolveReport(report: Report, event: ReportEvent): Report {
  switch (event.type) {
    case 'ReportPublished':
      return { ...report, ...event.data, life: 'published' };
    case 'ReportRevised': {
      const revised = { ...report, revisions: [...report.revisions, event.data] };
      const { headline } = event.data;
      return headline === undefined ? revised : { ...revised, ...firstHeadlineOf(report), headline };
    }
    case 'ReportCorrected':
      return { ...report, corrections: [...report.corrections, event.data] };
    case 'ReportAnnotated':
      return { ...report, notes: [...report.notes, event.data] };
    case 'ReportHeld': {
      const { publishedAt: from, note } = event.data;
      return { ...report, life: 'held', holds: [...report.holds, { from, note }] };
    }
    case 'ReportReleased':
      return { ...report, life: 'published', holds: released(report.holds, event.data.publishedAt) };
    case 'ReportWithdrawn':
      return { ...report, life: 'withdrawn', withdrawal: event.data };
    case 'ReportKilled': {
      const { publishedAt, note } = event.data;
      return { ...report, kills: [...report.kills, { publishedAt, note }] };
    }
    case 'KillLifted':
      return { ...report, kills: lifted(report.kills, event.data.reason) };
    default:
      return nothingElse(event, report);
  }
}

/**
 * When its latest version that has the statement was published, which a revision or a correction may be: a correction
 * that ends the statement, and what comes after it, has it no more. Undefined until the report is published.
 */
export function latestVersionWith(
  named: { claimId: string; statementId: string },
  { publishedAt, revisions, corrections }: Report,
): string | undefined {
  if (publishedAt === undefined) return undefined;
  const ended = corrections.filter(({ ends }) =>
    ends.some(({ claimId, statementId }) => claimId === named.claimId && statementId === named.statementId),
  );
  const end = ended.reduce((first, correction) => Math.min(first, earliest(correction.publishedAt)), Infinity);
  const later = [...revisions, ...corrections].map((version) => version.publishedAt).filter((at) => earliest(at) < end);
  return later.reduce((latest, at) => (earliest(at) < earliest(latest) ? latest : at), publishedAt);
}

/** Before the first revision that brings another; a report may have come out without one. */
function firstHeadlineOf({ revisions, headline }: Report): Pick<Report, 'firstHeadline'> {
  const isFirst = revisions.every((revision) => revision.headline === undefined);
  return isFirst && headline !== undefined ? { firstHeadline: headline } : {};
}

/** The kill that lasts; undefined where there is none. */
export function killOf({ kills }: Report): Kill | undefined {
  const last = kills.at(-1);
  return last?.lifted === undefined ? last : undefined;
}

function lifted(kills: Kill[], reason: string): Kill[] {
  return kills.map((kill, place) => (place === kills.length - 1 ? { ...kill, lifted: reason } : kill));
}

function released(holds: Hold[], until: string): Hold[] {
  return holds.map((hold, place) => (place === holds.length - 1 ? { ...hold, until } : hold));
}
