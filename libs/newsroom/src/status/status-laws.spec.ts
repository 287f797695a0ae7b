/** What holds for every claim, whatever is said on it and whatever becomes of that. */
import { claimOf, pictureAt } from '../../test/claim-of.js';
import { array, assert, constantFrom, nat, property, tuple } from 'fast-check';
import { amended } from '../../test/given.js';
import { type History, history } from '../../test/histories.js';
import { type Claim, type ClaimEvent, type ClaimStatement, evolveClaim, noClaim } from '../claim/claim.js';
import { notCountedInSteps } from './coverage.js';
import { groupedBy } from './grouped-by.js';
import { type StatusChange, statusAt, timeline } from './timeline.js';
import { atOnce } from '../steps.js';

const RUNS = { numRuns: 500 };
const END = Infinity;

describe('the status of any claim', () => {
  it('does not depend on the order in which the desk put things on file', () =>
    assert(
      property(history, array(nat(), { minLength: 15, maxLength: 15 }), ({ events }, dice) => {
        const [one, other] = [claimOf(events), claimOf(reordered(events, dice))];
        expect(timeline(other)).toEqual(timeline(one));
        expect(statusAt(other)).toEqual(statusAt(one));
      }),
      RUNS,
    ));

  it('is the same when another outlet prints what is on file: a copy adds no origin', () =>
    assert(
      property(history, nat(), constantFrom('unn', 'sky'), (told, place, outletId) => {
        const claim = withoutRecord(lastOf(told));
        const { statements } = claim;
        const copies = copied(statements, { place, outletId, among: statements });
        const withCopy = timeline({ ...claim, statements: [...statements, ...copies] });
        expect(withCopy.map(whatItIs)).toEqual(timeline(claim).map(whatItIs));
      }),
      RUNS,
    ));

  it('is the same of a figure when another outlet prints it: a copy backs nothing more', () =>
    assert(
      property(history, nat(), constantFrom('unn', 'sky'), (told, place, outletId) => {
        const claim = asQuantity(withoutRecord(lastOf(told)));
        const { statements } = claim;
        const copies = copied(
          statements.filter(({ quantity }) => quantity),
          { place, outletId, among: statements },
        );
        const withCopy = statusAt({ ...claim, statements: [...statements, ...copies] });
        const { status, assertingOrigins, flags } = statusAt(claim);
        expect(withCopy).toMatchObject({ status, assertingOrigins, flags });
      }),
      { numRuns: 2000 },
    ));

  it('is never of a single origin beside two, nor corroborated by fewer, whatever figures are given', () =>
    assert(
      property(history, (told) => {
        const claims = [lastOf(told), asserted(lastOf(told))].flatMap((claim) => [claim, asQuantity(claim)]);
        for (const { status, assertingOrigins } of claims.flatMap(timeline)) {
          if (status === 'single_origin') expect(assertingOrigins).toBe(1);
          if (status === 'corroborated') expect(assertingOrigins).toBeGreaterThan(1);
        }
      }),
      RUNS,
    ));

  it('is the same when an outlet goes on printing what another has taken back', () =>
    assert(
      property(history, nat(), (told, place) => {
        const claim = lastOf(told);
        const takenBack = claim.statements.filter(({ retraction }) => retraction?.why === 'report_corrected');
        const copies = copied(takenBack, { place, outletId: 'unn', among: claim.statements }).map((copy) => ({
          ...copy,
          retraction: undefined,
        }));
        const { status, assertingOrigins } = pictureAt({ ...claim, statements: [...claim.statements, ...copies] }, END);
        const before = pictureAt(claim, END);
        expect({ status, assertingOrigins }).toEqual({
          status: before.status,
          assertingOrigins: before.assertingOrigins,
        });
      }),
      RUNS,
    ));

  it('is the same whether one outlet prints it all or each statement has an outlet of its own', () =>
    assert(
      property(history, (told) => {
        const claim = lastOf(told);
        // Whose source an unnamed one is, and what falls with a correction, does depend on the outlet.
        const named = claim.statements.filter(
          ({ basis, retraction }) => basis !== 'anonymous' && !retraction?.why.startsWith('report_'),
        );
        const inOne = named.map((statement) => ({ ...statement, outletId: 'kbs-world' }));
        const inMany = named.map((statement) => ({ ...statement, outletId: `outlet-of-${statement.statementId}` }));
        expect(timeline({ ...claim, statements: inMany }).map(whatItIs)).toEqual(
          timeline({ ...claim, statements: inOne }).map(whatItIs),
        );
      }),
      RUNS,
    ));

  it('keeps what was retracted from counting, whatever is amended', () =>
    assert(
      property(history, array(tuple(nat(), constantFrom('1999-01-01', '2030-01-01'))), (told, amendments) => {
        const after = amendments.reduce((claim, [place, publishedAt]) => {
          const { statementId = '' } = claim.statements[place % claim.statements.length] ?? {};
          return evolveClaim(claim, amended(statementId, { publishedAt, inferred: false, stance: 'asserts' }));
        }, lastOf(told));
        const notCounted = [...atOnce(notCountedInSteps(after.statements)).keys()];
        for (const { statementId, retraction } of after.statements)
          if (retraction) expect(notCounted).toContain(statementId);
      }),
      RUNS,
    ));
});

/** As it would be if all who speak of it asserted it: of several origins there is too little by chance. */
function asserted(claim: Claim): Claim {
  const says = { stance: 'asserts', lean: undefined, inferred: undefined } as const;
  return { ...claim, statements: claim.statements.map((statement) => ({ ...statement, ...says })) };
}

/** As it would be if it were the quantity of another claim. */
function asQuantity(claim: Claim): Claim {
  return { ...claim, links: [{ kind: 'quantity_of', to: 'another' }] };
}

/** Of two figures of as many holders that of most outlets leads: a copy may make it the one that is on record, or not. */
function withoutRecord(claim: Claim): Claim {
  return { ...claim, statements: claim.statements.filter(({ basis }) => basis !== 'record') };
}

function lastOf({ claims }: History): Claim {
  return claims.at(-1) ?? noClaim;
}

/** Any order in which what concerns one statement, the same two holders or the same other claim still comes in its own. */
function reordered(events: ClaimEvent[], dice: number[]): ClaimEvent[] {
  const order = events.map((_, place) => place).sort((one, other) => (dice[one] ?? 0) - (dice[other] ?? 0));
  const threads = groupedBy(events, threadOf);
  return order.flatMap((place) => {
    const event = events[place];
    return event ? (threads.get(threadOf(event))?.splice(0, 1) ?? []) : [];
  });
}

function threadOf({ type, data }: ClaimEvent): string {
  if ('statementId' in data) return data.statementId;
  if ('kind' in data) return `link to ${data.to}`;
  if ('dependsOn' in data) return `${data.holder.name} ${data.dependsOn.name}`;
  return type;
}

interface Copying {
  place: number;
  outletId: string;
  among: ClaimStatement[];
}

/** What another outlet prints of a statement: the same utterance of the same holder, from the same outlet first. */
function copied(statements: ClaimStatement[], { place, outletId, among }: Copying): ClaimStatement[] {
  const original = statements[place % statements.length];
  if (original?.utterance === undefined || isOneOfTwo(original, among)) return [];
  const via = [{ outlet: original.outletId }, ...(original.via ?? sourceCopied(original))];
  return [{ ...original, statementId: `${original.statementId}-copy`, outletId, via, relations: [] }];
}

/** Where something was taken back, who copies an outlet that has it twice does not tell which of the two falls with that. */
function isOneOfTwo({ utterance, outletId }: ClaimStatement, among: ClaimStatement[]): boolean {
  const renderings = among.filter((one) => one.utterance === utterance);
  const its = renderings.filter((one) => one.outletId === outletId);
  return its.length > 1 && renderings.some(({ retraction }) => retraction);
}

function sourceCopied({ relations = [] }: ClaimStatement) {
  return relations.filter(({ kind }) => kind === 'copy_of').map(({ of }) => of);
}

function whatItIs({ at, status, assertingOrigins, flags }: StatusChange) {
  return { at, status, assertingOrigins, flags };
}
