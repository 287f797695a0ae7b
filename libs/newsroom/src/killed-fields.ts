/**
 * What is told of a killed report and of the statements made from it, field by field, wherever the newsroom has one: in
 * events, in what they come to, in what is told of that. A field that is missing here does not compile, and a text that
 * is told fails the spec beside this. A kill that was not thought through tells too little.
 *
 * `told`: which it is, when, by whose hand, where it stands. `named`: a name, which cannot be left out: KILLED stands for
 * it. `whole`: told, and all within it, whose fields are words of the newsroom. `hidden`: left out.
 */
import type { ClaimEvent, ClaimStatement } from './claim/claim.js';
import type { FollowUps } from './report/follow-ups.js';
import type { Report, ReportEvent } from './report/report.js';
import type { Attribution, GridRow } from './status/coverage.js';
import type { StatusChange, StatusPicture } from './status/timeline.js';
import type { FiguresOfAClaim } from './status/told-figures.js';

/** In the place of a name. */
export const KILLED = '[killed]';

type Content =
  | (ReportEvent | Extract<ClaimEvent, { type: 'HolderIdentified' } | { data: { statementId: string } }>)['data']
  | (Report | ClaimStatement)
  | ReturnType<FollowUps['told']>
  | (StatusPicture | StatusChange | GridRow | Attribution | FiguresOfAClaim);

/** All fields of a type, and of what is within. */
export type FieldOf<T> = T extends readonly (infer Item)[]
  ? FieldOf<Item>
  : T extends object
    ? string extends keyof T
      ? never
      : { [Name in keyof T & string]-?: Name | FieldOf<T[Name]> }[keyof T & string]
    : never;

export type WhenKilled = 'told' | 'named' | 'whole' | 'hidden';

export const KILLED_FIELDS = {
  claimId: 'told',
  statementId: 'told',
  reportId: 'told',
  outletId: 'told',
  outlet: 'told',
  outlets: 'told',
  utterance: 'told',
  kind: 'told',
  at: 'told',
  from: 'told',
  until: 'told',
  since: 'told',
  publishedAt: 'told',
  ended: 'told',
  amended: 'told',
  saidAt: 'told',
  reportPublishedAt: 'told',
  act: 'told',
  basis: 'told',
  by: 'told',
  body: 'told',
  certainty: 'told',
  inferred: 'told',
  isOrigin: 'told',
  lean: 'told',
  life: 'told',
  place: 'told',
  role: 'told',
  stance: 'told',
  status: 'told',
  flag: 'told',
  notCounted: 'told',
  noted: 'told',
  why: 'told',
  progress: 'told',
  kill: 'told',
  killed: 'told',
  due: 'told',
  ends: 'told',
  holds: 'told',
  kills: 'told',
  corrections: 'told',
  notes: 'told',
  revisions: 'told',
  withdrawal: 'told',
  retraction: 'told',
  laterEnds: 'told',
  suspensions: 'told',
  reaches: 'told',
  of: 'told',
  relations: 'told',
  via: 'told',
  through: 'told',
  changes: 'told',
  cells: 'told',
  statements: 'told',
  printed: 'told',
  repeats: 'told',
  because: 'told',
  cause: 'told',
  causeTotal: 'told',
  did: 'told',
  measures: 'told',
  figures: 'told',
  backers: 'told',
  differ: 'told',
  alsoGivenBy: 'told',
  atOdds: 'told',
  lesser: 'told',
  greater: 'told',
  counts: 'told',
  leading: 'told',
  origins: 'told',
  quantities: 'told',
  flags: 'told',
  raised: 'told',
  about: 'told',
  assertingOrigins: 'told',
  outletsTotal: 'told',
  statementsTotal: 'told',
  revisionsTotal: 'told',
  correctionsTotal: 'told',
  notesTotal: 'told',
  holdsTotal: 'told',
  killsTotal: 'told',
  endsTotal: 'told',
  reachesTotal: 'told',
  quantitiesTotal: 'told',
  becauseTotal: 'told',
  raisedTotal: 'told',
  alsoGivenByTotal: 'told',
  atOddsTotal: 'told',
  holder: 'named',
  name: 'named',
  framing: 'whole',
  framings: 'whole',
  headline: 'hidden',
  firstHeadline: 'hidden',
  url: 'hidden',
  authors: 'hidden',
  language: 'hidden',
  obtainedFrom: 'hidden',
  note: 'hidden',
  lifted: 'hidden',
  for: 'hidden',
  id: 'hidden',
  holderId: 'hidden',
  forId: 'hidden',
  quote: 'hidden',
  exact: 'hidden',
  prefix: 'hidden',
  suffix: 'hidden',
  passage: 'hidden',
  reason: 'hidden',
  amendments: 'hidden',
  quantity: 'hidden',
  measure: 'hidden',
  op: 'hidden',
  low: 'hidden',
  high: 'hidden',
  unit: 'hidden',
  asOf: 'hidden',
} satisfies { [Name in FieldOf<Content>]: WhenKilled };
