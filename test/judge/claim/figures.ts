/** Which figures a holder gives, which count, and which of them leads: rule 4 of design section 5. */
import { type Amount, agree, amountOf, areOneCount, exclude, isAlike, width } from './amounts.js';
import { latest } from './dates.js';
import { published } from './heard.js';
import type { Said } from './on-file.js';
import type { Holder, Utterance } from './utterances.js';

export interface Given {
  key: string;
  amount: Amount;
  /** The rendering that gives it, and the utterance that it is of. */
  said: Said;
  utterance: Utterance;
}

export interface Backing {
  /** Of those who only repeat nobody. */
  given: Given[];
  /** The figures one after the other, the leading one first, each with all that agree with it. */
  told: { first: Given; all: Given[] }[];
}

/** By the utterances of it that stand; of two exact counts within a fifth the later printed. */
export function givenBy({ key, standing }: Holder): Given[] {
  const all = standing.flatMap((utterance) => figuresOf(utterance).map((its) => ({ key, utterance, ...its })));
  return all.filter(
    (one) => !all.some((other) => areOneCount(one.amount, other.amount) && isPrintedAfter(other.said, one.said)),
  );
}

/** Of open dates the one that may be later; of two of one moment, as everywhere, the first id is the first published. */
function isPrintedAfter(one: Said, other: Said): boolean {
  if (published(one) !== published(other)) return published(one) > published(other);
  const [end, otherEnd] = [latest(one.publishedAt), latest(other.publishedAt)];
  if (end !== otherEnd) return end > otherEnd;
  return one.statementId > other.statementId;
}

/** Of one act of speaking one a measure, of what is counted in other units another: the first that leaves most open. */
export function figuresOf({ counting }: Utterance): Pick<Given, 'amount' | 'said'>[] {
  const all = counting.flatMap((said) => (said.quantity ? [{ said, amount: amountOf(said.quantity) }] : []));
  const measures = [...new Set(all.map(({ amount }) => amount.measure))];
  return measures.flatMap((measure) => {
    const its = all.filter(({ amount }) => amount.measure === measure);
    return its.find((one) => !its.some((other) => leavesMoreOpen(other.amount, one.amount))) ?? [];
  });
}

export function differs(given: Given[]): boolean {
  return given.some((one) => given.some((other) => exclude(one.amount, other.amount)));
}

/** By holders that assert, each by what it asserts; none by one whose own figures exclude each other. */
export function backingOf(asserting: Holder[]): Backing {
  const given = asserting.flatMap((holder) => {
    const its = givenBy(holder);
    return differs(its) ? [] : its.filter(({ utterance }) => utterance.position === 'asserts');
  });
  return { given, told: toldIn(given) };
}

function toldIn(given: Given[]): Backing['told'] {
  const near = new Map(
    given.map((one) => [one, given.filter((other) => other === one || agree(one.amount, other.amount))]),
  );
  const agreeing = (one: Given) => near.get(one) ?? [];
  const [first] = given.toSorted((one, other) => compare(one, other, agreeing));
  if (!first) return [];
  const all = agreeing(first);
  return [{ first, all }, ...toldIn(given.filter((one) => !all.includes(one)))];
}

/** Most holders, then most outlets, then the latest, then the first id. */
function compare(one: Given, other: Given, agreeing: (one: Given) => Given[]): number {
  const [mine, others] = [agreeing(one), agreeing(other)];
  return (
    keysIn(others) - keysIn(mine) ||
    outletsIn(others) - outletsIn(mine) ||
    published(other.said) - published(one.said) ||
    (one.said.statementId < other.said.statementId ? -1 : 1)
  );
}

export function keysIn(given: Given[]): number {
  return new Set(given.map(({ key }) => key)).size;
}

/** Those that print a figure of what agrees. */
function outletsIn(given: Given[]): number {
  const outlets = given.flatMap(({ utterance, amount }) =>
    utterance.counting
      .filter(({ quantity }) => quantity?.measure === amount.quantity.measure)
      .map(({ outletId }) => outletId),
  );
  return new Set(outlets).size;
}

function leavesMoreOpen(one: Amount, other: Amount): boolean {
  if (isAlike(one.quantity, other.quantity)) return false;
  if (width(one) !== width(other)) return width(one) > width(other);
  return one.from <= other.from && one.to >= other.to && (one.from < other.from || one.to > other.to);
}
