/** The read models of this release: which there are, and of which edition. */
import { asker } from './asker.js';
import { board } from './board.js';
import { boardTotals } from './board-totals.js';
import { claimDiff } from './claim-diff.js';
import { commit } from './commit.js';
import { coverage } from './coverage.js';
import { disclosuresQuestion } from './disclosures.js';
import { events } from './events.js';
import { figures } from './figures.js';
import { holders } from './holders.js';
import { links } from './links.js';
import { outletRecord } from './outlet-record.js';
import { outlets } from './outlets.js';
import { pasts } from './pasts.js';
import { reportDiff } from './report-diff.js';
import { reports } from './reports.js';
import { sheet } from './sheet.js';
import { timeline } from './timeline.js';
import type { View } from './view.js';

export const views: View[] = [timeline, board, sheet, pasts, links, reports, outlets, outletRecord, holders];

/** A view's, and those that are answered from other tables. */
export const questions = [
  ...events,
  commit,
  asker,
  boardTotals,
  ...views.flatMap((view) => view.questions),
  ...coverage,
  figures,
  claimDiff,
  reportDiff,
  disclosuresQuestion,
];

/** Counts up with every change of a table, or of what is written to it: the next release fills an edition of its own. */
export const EDITION = 15;
