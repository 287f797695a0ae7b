export { claimAsOf, type ClaimAsOf } from './as-of.js';
export { check, type CheckOptions, type Checked } from './check.js';
export type { Behind } from './commits-behind.js';
export { compare, type ComparedViews, type Difference } from './compare.js';
export { claimDiff, type ClaimDiff, type StateOfClaim } from './diff.js';
export {
  DIFFERENCES,
  type Diffed,
  diffLogs,
  type LeftOutOfOne,
  type LogDifference,
  type RecordSide,
} from './diff-logs.js';
export { FINDINGS, type Finding, type FindingKind } from './finding.js';
export { historyOf, type HistoryEntry } from './history.js';
export type { ReadByViews } from './read-by-views.js';
export {
  A_MOMENT,
  type Clocks,
  type FoldedFrom,
  isMoment,
  isMomentOrPosition,
  replayedUntil,
} from './recorded-claim.js';
export { claimStory, type ClaimStory, type ToldChange } from './story.js';
export { LAWFUL_VOIDS, type LawfulVoid } from './why-void.js';
export { exportClaims, type Exported, ExportRefused } from './archive/export-claims.js';
export { assertEmpty, FolderRefused, readFolder, writeFolder } from './archive/folder.js';
export { type Fault, MANIFEST, sha256Of } from './archive/manifest.js';
export { openArchive, type OpenedArchive } from './archive/open-archive.js';
export type { Sheet } from './archive/sheet.js';
