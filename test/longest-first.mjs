/** The order of the suites: what takes longest begins first, or it ends alone. Jest knows that only where it has run before. */
import Sequencer from '@jest/test-sequencer';

/**
 * Each takes a third of a minute or more, the longest first; but those that mostly wait begin beside one that works all the time,
 * and a deployment under load, which must heal in time, once those are done.
 */
const LONG = [
  'test/recipes.e2e',
  'test/fuzzing/fuzzing.e2e',
  'test/postgres-hangs.e2e',
  'test/kafka-locks-out.e2e',
  'test/desk/on-the-sample.e2e',
  'test/log-away.e2e',
  'test/feed-not-read.e2e',
  'test/torture/torture.e2e',
  'test/simulation/simulation',
  'test/simulation/planted-bugs',
  'test/two-clocks-judged.e2e',
  'test/rebuild.e2e',
  'test/every-door.e2e',
  'test/stet-examples.e2e',
  'test/two-clocks.e2e',
  'libs/ledger/src/kafka/kafka-ledger.int',
  'libs/newsroom/src/status/unfolding',
  'libs/projector/src/live-and-rebuilt.int',
  'test/ends-in-order.e2e',
  'test/killed.e2e',
  'test/desk/texts-stay-texts.e2e',
  'test/ready.e2e',
  'test/two-clocks-of-outlets-and-holders.e2e',
  'test/large-claims.e2e',
  'test/demo.e2e',
  'libs/projector/src/bulk-fill.int',
  'test/taken-away-over-kafka.e2e',
  'libs/newsroom/src/status/dependents',
  'test/sigterm.e2e',
  'test/hostile-requests.e2e',
  'test/simulation/planted-projector-bugs.int',
  'test/hostile-log/odd-events.int',
  'test/cannot-start.e2e',
  'test/halts-over-kafka.e2e',
  'libs/ledger/src/kafka/cut-log.int',
  'test/secured-kafka.e2e',
  'test/torture/kept.e2e',
  'test/hostile-questions.e2e',
  'test/keys.e2e',
  'libs/projector/src/three-laws.int',
  'test/feed-crowd.e2e',
].map((spec) => `/${spec}.spec.ts`);

export default class LongestFirst extends Sequencer {
  async sort(tests) {
    const sorted = await super.sort(tests);
    return sorted.toSorted((one, other) => placeOf(one) - placeOf(other));
  }
}

function placeOf({ path }) {
  const place = LONG.findIndex((spec) => path.endsWith(spec));
  return place < 0 ? LONG.length : place;
}
