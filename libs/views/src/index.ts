export { Arrivals } from './arrivals.js';
export {
  advanceCheckpoints,
  notificationsOfViews,
  checkpointsIn,
  lockCheckpoints,
  onViewsChanged,
  positionIn,
} from './checkpoints.js';
export { recordDisclosure, type ShownTo } from './disclosures.js';
export { type Errand, errands } from './errands.js';
export { EVENT } from './answer.js';
export { FEED_ITEM, feedBehind, type FeedItem, type FeedPage, feedQuestion } from './feed.js';
export type { Disclosed } from './killed.js';
export { commitsOf, type FoundCommit, streamOf } from './events.js';
export {
  type Answer,
  inSnapshot,
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
export { assertNotPassedOver, countPassedOver, StoryPassedOver } from './passed-over.js';
export { prepareViews, questions, views } from './schema.js';
export type { ChangedStream, JudgedRecord, View } from './view.js';
export { LargeClaimsBusy, WholeClaims } from './whole-claims.js';
export { writeRows } from './write-rows.js';
