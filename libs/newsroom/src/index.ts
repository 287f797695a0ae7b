export type { ClaimEvent } from './claim/claim.js';
export type { HolderEvent, HolderOnFile } from './holder/holder.js';
export type { OutletEvent } from './outlet/outlet.js';
export type { ReportEvent } from './report/report.js';
export {
  type Attribution,
  attributionInSteps,
  BEHIND,
  type Behind,
  behindInSteps,
  type GridRow,
  gridInSteps,
  notCountedInSteps,
  notCountedNow,
} from './status/coverage.js';
export { type Due, dueOn, isTroubled } from './report/due.js';
export { FollowUps, type Reached } from './report/follow-ups.js';
export { AN_EDTF, earliest, endOfQuestion, isEdtf, latest } from './fields/edtf.js';
export { BETWEEN_CLOCKS_MS } from './fields/possible-dates.js';
export { ID } from './fields/field.js';
export { EDTF_PATTERN } from './fields/edtf-forms.js';
export { type Context, onFile, type OnFile } from './context.js';
export * from './newsroom.js';
export * from './rule-broken.js';
export * from './stream.js';
export { inStreamName, streamName } from './stream-name.js';
export { lifted, type Upcaster, upcaster } from './upcaster.js';
export { type Class, nestedClassOf, rulesOf } from './shape.js';
export { type RefusalCode, REFUSALS } from './refusals.js';
export { type Claim, type ClaimStatement, isLinked, isStatement, type Link, noClaim } from './claim/claim.js';
export { type Carrier, carriersOf } from './outlet/first-to-carry.js';
export { type Spoken, whoSpeaks } from './claim/who-speaks.js';
export { namesIn, namesRepeating } from './claim/names-in.js';
export { idIn, type Identification, identificationOf, keyOf } from './claim/identification.js';
export { type HolderFile, type IdentificationDue, identificationDue } from './holder/identification-due.js';
export { sameName } from './fields/same-name.js';
export type { Outlet } from './outlet/outlet.js';
export {
  figuresOfCarrier,
  figuresOfReport,
  figuresSince,
  type OutletFigures,
  outcomeOf,
  recordOf,
} from './outlet/record.js';
export { type FieldOf, KILLED, KILLED_FIELDS, type WhenKilled } from './killed-fields.js';
export { BEFELL, type Befallen, befellBetween } from './report/befell.js';
export { happenedAt, happenedBy } from './report/happened-by.js';
export { killOf, noReport, type Report } from './report/report.js';
export { MOST_TOLD } from './status/listed.js';
export { marked, type Piece } from './search/marked.js';
export { type Phrase, type Sought, soughtIn } from './search/sought.js';
export { wordsOf } from './search/words.js';
export {
  BECAME,
  type Between,
  type ChangedStatement,
  type Difference,
  differenceInSteps,
  momentsBetween,
  statementsBetweenInSteps,
} from './status/difference.js';
export { asPublishedBy } from './status/as-published-by.js';
export { type FiguresOfAClaim, figuresInSteps } from './status/told-figures.js';
export { toRetell } from './status/effects.js';
export { reasonsOf, sentenceOf } from './status/sentence.js';
export { spokenDate, spokenSince } from './fields/spoken-date.js';
export { atOnce, type Steps } from './steps.js';
export {
  effectsBehind,
  type Seen,
  seenInSteps,
  type StatusChange,
  statusAt,
  statusInSteps,
  type StatusPicture,
  timeline,
  timelineInSteps,
  toldOnInSteps,
} from './status/timeline.js';
export { utteranceOf } from './status/utterance.js';
export { vocabularyPage } from './vocabulary-page.js';
export {
  type FlagName,
  FLAGS,
  type LinkKind,
  LINKS,
  STATUSES,
  type Status,
  type Verdict,
  VERDICTS,
  vocabulary,
} from './vocabulary.js';
