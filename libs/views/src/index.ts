export { Arrivals } from './arrivals.js';
export {
  assertPlain,
  inPassingPlace,
  logsOfIndex,
  makePlace,
  NotEmpty,
  placesOf,
  type Reached,
  reachedIn,
  takenBack,
  useAlone,
  ViewsLagging,
} from './place.js';
export { countRows, type RowInOrder, rowAt, rowsInOrder, type Table, tablesIn, tablesInUse } from './rows-in-order.js';
export { notificationsOfViews, onViewsChanged, tellViewsChanged } from './changed.js';
export {
  advanceCheckpoints,
  assertOfThisLog,
  checkpointsIn,
  INDEX,
  indexPosition,
  lockCheckpoints,
} from './checkpoints.js';
export { isBehind } from './between.js';
export { BeingFilled, type Claim, claimEdition, claimOrRefuse } from './claim.js';
export { assertThere, catalogued, copiesIn, type Copy, copyToFill, dropCopy, WrongCopy } from './copies.js';
export { recordDisclosure, type ShownTo } from './disclosures.js';
export {
  type Edition,
  editionIn,
  holdEdition,
  prepareViews,
  type Preparing,
  type Progress,
  progressIn,
  progressOf,
  serve,
  useCopy,
  VIEWS,
  viewsEdition,
  ViewsFilling,
} from './editions.js';
export { recordings, soundCommits, verdictIn } from './claim-on-file.js';
export { type Errand, errands } from './errands.js';
export { killedAmong, saysKilled } from './killed-in-memory.js';
export { isKnownBy } from './known.js';
export { mergerCircles } from './merger-circles.js';
export { lookedAt, type Looked, type NameDue, namesDue } from './names-due.js';
export { EVENT } from './answer.js';
export { RowCopies } from './copy-rows.js';
export { FEED_ITEM, feedBehind, type FeedItem, type FeedPage, feedQuestion } from './feed.js';
export type { Disclosed } from './killed.js';
export { commitsOf, type FoundCommit, recordHashes, STREAM, streamOf } from './events.js';
export {
  type Answer,
  isPosition,
  LIMIT,
  type Log,
  matching,
  orAway,
  type Parameter,
  type ParameterValues,
  type Question,
  type Reader,
  ViewsAway,
  type Visibility,
} from './question.js';
export { answerOf, CURSOR, type Seen, seenIn, withCursor } from './page.js';
export {
  assertNotPassedOver,
  park,
  type Parked,
  parkedAmong,
  parkedPlace,
  StoryPassedOver,
  unpark,
} from './passed-over.js';
export { countParked, type ParkedSince, parkedStreams } from './parked-streams.js';
export { hasIndex, indexEdition } from './prepare-index.js';
export { EDITION, questions, views } from './schema.js';
export { type Page, pageInSteps } from './sheet-page.js';
export { type Raw, Reading, type Snapshot } from './reading.js';
export { inSnapshot, inViews, servingPosition } from './snapshot.js';
export { inSlices, type SlicedFor } from './slices.js';
export type { ChangedStream, JudgedRecord, View } from './view.js';
export { largeIn, PastTeller, type Telling, toldPasts, untoldClaims } from './tell-past.js';
export { advanceViews, lockViews, positionIn, positionOf } from './view-checkpoints.js';
export { ALL_CLAIMS, LargeClaimsBusy, WholeClaims } from './whole-claims.js';
export { judgedFrom, judgedOf, writeIndex } from './write-index.js';
export { type StreamsPiece, wholeStreams } from './whole-streams.js';
export { copied, writeRows } from './write-rows.js';
