/** A claim that is told as it grows is told as if from its beginning, and as the definition has it at every moment. */
import { claimOf, pictureAt } from '../../test/claim-of.js';
import { assert, nat, property } from 'fast-check';
import { expectEqual } from '../../test/expect-equal.js';
import { asserts, claimOnFile, retracted } from '../../test/given.js';
import { history, type History, historyOfOneUtterance } from '../../test/histories.js';
import { type Claim, type ClaimEvent, evolveClaim, noClaim } from '../claim/claim.js';
import { notCountedInSteps, notCountedNow } from './coverage.js';
import { effectsOf } from './effects.js';
import { movedIn } from './movement.js';
import { Scene, sceneInSteps } from './scene.js';
import { atOnce } from '../steps.js';
import { type Seen, seenInSteps, type StatusChange, statusAt, timeline } from './timeline.js';

describe('a claim that grows', () => {
  it('has the timeline and the picture that it would have if it were read anew', () =>
    assert(property(history, isAsIfReadAnew), { numRuns: 10_000 }));

  it('has them, too, where what was judged of a moment is added to at that moment', () =>
    assert(property(historyOfOneUtterance, isAsIfReadAnew), { numRuns: 2_000 }));

  it('once told on what it had judged of a day that was not over: words withdrawn, printed anew and taken back on it', () => {
    const [first, second] = ['s-1', 's-2'].map((statementId) =>
      asserts('NIS', { statementId, utterance: 'u-1', publishedAt: DAY }),
    ) as [ClaimEvent, ClaimEvent];
    const withdrawn = retracted('s-1', DAY, 'report_withdrawn');
    const takenBack = retracted('s-2', DAY, 'holder_retracted');
    isAsIfReadAnew(toldInTurn([claimOnFile(), first, withdrawn, second, takenBack]));
  });

  it('has at every moment the picture of that moment, and a change where that differs', () =>
    assert(
      property(history, ({ claims }) => {
        for (const claim of claims) expectEqual(timeline(claim), byDefinition(claim));
      }),
      { numRuns: 500 },
    ));

  it('is seen once more, from any of its moments on, as it was at each', () =>
    assert(
      property(history, nat(), ({ claims }, place) => {
        const claim = claims.at(-1) ?? noClaim;
        const moments = [...new Set(claim.statements.flatMap(effectsOf).map(({ moment }) => moment))];
        moments.sort((one, other) => (one < other ? -1 : 1));
        const first = place % (moments.length + 1);
        const seen: Seen[] = [];
        atOnce(seenInSteps(claim, moments[first] ?? Infinity, (one) => void seen.push(one)));
        const expected = moments.map((moment, ordinal) => ({ moment, ordinal, picture: pictureAt(claim, moment) }));
        expectEqual(seen, expected.slice(Math.max(first - 1, 0)));
        expectEqual(timeline(claim), byDefinition(claim));
      }),
      { numRuns: 500 },
    ));

  it('is now what it is after all that is on file', () =>
    assert(
      property(history, ({ claims }) => {
        for (const claim of claims) {
          const { since: _, cause, causeTotal, ...now } = statusAt(claim);
          const { cause: last = [], causeTotal: ofLast = 0 } = timeline(claim).at(-1) ?? {};
          expectEqual([cause, causeTotal], [last, ofLast]);
          expectEqual(now, pictureAt(claim, Infinity));
          if (claim.statements.length === 0) continue;
          expectEqual(notCountedNow(claim), atOnce(notCountedInSteps(claim.statements)));
        }
      }),
      { numRuns: 500 },
    ));

  it('is told from its beginning when somebody asks for what it was before', () =>
    assert(
      property(history, ({ claims }) => {
        const forward = claims.map(timeline);
        const backward = claims.toReversed().map(timeline);
        expectEqual(backward.toReversed(), forward);
      }),
      { numRuns: 500 },
    ));
});

const DAY = '2024-10-18';

function toldInTurn(events: ClaimEvent[]): History {
  const claims: Claim[] = [];
  for (const event of events) claims.push(evolveClaim(claims.at(-1) ?? noClaim, event));
  return { events, claims };
}

function isAsIfReadAnew({ claims, events }: History): void {
  for (const claim of claims) timeline(claim);
  const last = claims.at(-1) ?? noClaim;
  const anew = claimOf(events);
  expectEqual(anew, last);
  expectEqual(timeline(last), timeline(anew));
  expectEqual(statusAt(last), statusAt(anew));
}

function byDefinition(claim: Claim): StatusChange[] {
  const changes: StatusChange[] = [];
  const effects = claim.statements.flatMap(effectsOf);
  const moments = [...new Set(effects.map(({ moment }) => moment))].sort((one, other) => (one < other ? -1 : 1));
  for (const moment of moments) {
    const { status, assertingOrigins, outlets, flags, because, becauseTotal } = pictureAt(claim, moment);
    const scene = atOnce(sceneInSteps(claim, moment));
    const earlier = moments[moments.indexOf(moment) - 1];
    const was = earlier === undefined ? new Scene(claim) : atOnce(sceneInSteps(claim, earlier));
    const ofThen = effects.filter((effect) => effect.moment === moment);
    const reasons = { because, becauseTotal, ...movedIn(ofThen, was, scene) };
    const change = { status, assertingOrigins, outlets, flags, ...reasons };
    const before = changes.at(-1);
    if (!before || told(before) !== told(change)) changes.push(change);
  }
  return changes;
}

function told({ status, assertingOrigins, flags }: StatusChange): string {
  return [status, assertingOrigins, ...flags].join();
}
