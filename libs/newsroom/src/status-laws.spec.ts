/** What holds for every claim, whatever is said on it. */
import {
  array,
  assert,
  constantFrom,
  integer,
  nat,
  option,
  property,
  record,
  shuffledSubarray,
  tuple,
} from 'fast-check';
import { claimOf, type ClaimStatement } from './claim/claim.js';
import {
  asserts,
  denies,
  disputes,
  type Fact,
  leansAgainst,
  leansTo,
  leavesOpen,
  linked,
  repeats,
} from '../contract/given.js';
import { type Change, timeline } from './timeline.js';

const OUTLETS = ['kbs-world', 'reuters', 'tass'];
const HOLDERS = ['NIS', 'HUR', 'Kremlin', 'Pentagon', 'NATO'];
const DAYS = ['../2024-10-23', '2024-10-10', '2024-10-18', '2024-10-18T09:00Z', '2024-10-24/..', '2025-04-26'];
const RUNS = { numRuns: 300 };

/** Anything that anybody may say: what is said, by whom, when, and in which outlet. */
const words = record({
  says: constantFrom(asserts, leansTo, leansAgainst, disputes, denies, leavesOpen),
  name: constantFrom(...HOLDERS),
  for: option(constantFrom('Kremlin', 'NIS'), { nil: undefined }),
  role: constantFrom('implicated_party', 'third_party_official', 'outlet', 'satire'),
  act: option(constantFrom('acknowledges', 'states'), { nil: undefined }),
  basis: constantFrom('named', 'own_reporting', 'record', 'anonymous'),
  inferred: constantFrom(true, false, false),
  outletId: constantFrom(...OUTLETS),
  utterance: constantFrom('u-1', 'u-2', 'u-3', 'u-4'),
  saidAt: option(constantFrom(...DAYS), { nil: undefined }),
  publishedAt: constantFrom(...DAYS),
  quantity: option(
    record({
      measure: constantFrom('deployed', 'killed'),
      op: constantFrom('eq', 'at_least', 'at_most', 'about'),
      low: integer({ min: 1, max: 5 }),
      unit: constantFrom('persons'),
    }),
    { nil: undefined },
  ),
});

/** A holder may repeat one that stands before it, so that nobody repeats itself. */
const dependence = tuple(nat(HOLDERS.length - 1), nat(HOLDERS.length - 1)).map(([one, other]) =>
  repeats(HOLDERS[Math.max(one, other)] ?? '', one === other ? 'Iran' : (HOLDERS[Math.min(one, other)] ?? '')),
);

const story = tuple(array(words, { minLength: 1, maxLength: 12 }), array(dependence, { maxLength: 3 }), nat(3)).map(
  ([said, dependences, isFigure]): Fact[] => [
    ...said.map(({ says, name, act, ...told }, place) =>
      says(name, { ...told, ...(act && { act }), statementId: `statement-${String(place).padStart(2, '0')}` }),
    ),
    ...dependences,
    ...(isFigure === 0 ? [linked('quantity_of', 'nk-troops-in-russia')] : []),
  ],
);

describe('the status of any claim', () => {
  it('does not depend on the order in which the desk put things on file', () =>
    assert(
      property(
        story.chain((facts) => tuple(constantFrom(facts), shuffledSubarray(facts, { minLength: facts.length }))),
        ([facts, shuffled]) => expect(timeline(claimOf(shuffled))).toEqual(timeline(claimOf(facts))),
      ),
      RUNS,
    ));

  it('is the same when another outlet prints what is on file: a copy adds no origin', () =>
    assert(
      property(story, nat(), constantFrom('unn', 'ap'), (facts, place, outletId) => {
        const claim = claimOf(facts);
        const { statements } = claim;
        const copy = copied(statements[place % statements.length], outletId);
        const withCopy = timeline({ ...claim, statements: [...statements, ...copy] });
        expect(withCopy.map(whatItIs)).toEqual(timeline(claim).map(whatItIs));
      }),
      RUNS,
    ));

  it('is the same whether one outlet prints it all or each statement has an outlet of its own', () =>
    assert(
      property(story, (facts) => {
        const claim = claimOf(facts);
        const named = claim.statements.filter(({ basis }) => basis !== 'anonymous');
        const inOne = named.map((statement) => ({ ...statement, outletId: 'kbs-world' }));
        const inMany = named.map((statement) => ({ ...statement, outletId: `outlet-of-${statement.statementId}` }));
        expect(timeline({ ...claim, statements: inMany }).map(whatItIs)).toEqual(
          timeline({ ...claim, statements: inOne }).map(whatItIs),
        );
      }),
      RUNS,
    ));
});

/** What another outlet prints of a statement: the same utterance of the same holder, from the same outlet first. */
function copied(original: ClaimStatement | undefined, outletId: string): ClaimStatement[] {
  if (!original) return [];
  const via = [{ outlet: original.outletId }, ...(original.via ?? [])];
  return [{ ...original, statementId: `${original.statementId}-copy`, outletId, via }];
}

function whatItIs({ at, status, assertingOrigins, flags }: Change) {
  return { at, status, assertingOrigins, flags };
}
