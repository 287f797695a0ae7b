export { A_MOMENT, claimAsOf, type ClaimAsOf, type Clocks, isMoment, isMomentOrPosition } from './as-of.js';
export { check, type CheckOptions, type Checked } from './check.js';
export { FINDINGS, type Finding, type FindingKind } from './finding.js';
export { historyOf, type HistoryEntry } from './history.js';
export { LAWFUL_VOIDS, type LawfulVoid } from './why-void.js';
