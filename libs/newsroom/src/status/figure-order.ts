/**
 * Figures in the order in which they are told, each with all that agree with it: that with which those of most holders
 * agree, then the next among those that are left. Rule 4 of the status.
 */
import { agree, type Figure, spellingOf } from './figures.js';
import { groupedBy } from './grouped-by.js';
import { latestOf, type PrintedFigure } from './printed-figures.js';
import type { Steps } from '../steps.js';

export interface Entry {
  own: PrintedFigure;
  /** Of these the own is one. */
  agreeing: PrintedFigure[];
}

/** Of those that count, then of those that do not: where these agree with one that does, they stand beside it. */
export function* inOrder(printed: PrintedFigure[]): Steps<Entry[]> {
  const entries = yield* greedily(printed.filter(({ counts }) => counts === true));
  const rest: PrintedFigure[] = [];
  for (const one of printed) {
    if (one.counts === true) continue;
    yield;
    const entry = entries.find(({ own }) => agree(own.figure, one.figure));
    if (entry) entry.agreeing.push(one);
    else rest.push(one);
  }
  return [...entries, ...(yield* greedily(rest))];
}

interface Alike {
  figure: Figure;
  printed: PrintedFigure[];
  near: Alike[];
  votes: Votes;
  isTold: boolean;
}

interface Votes {
  holders: number;
  outlets: number;
}

function* greedily(printed: PrintedFigure[]): Steps<Entry[]> {
  const groups = [...groupedBy(printed, ({ figure }) => spellingOf(figure)).values()].map(asAlike);
  for (const one of groups) {
    yield;
    one.near = groups.filter((other) => agree(one.figure, other.figure));
  }
  for (const one of groups) one.votes = votesFor(one);
  const entries: Entry[] = [];
  for (;;) {
    yield;
    const left = groups.filter(({ isTold }) => !isTold);
    const [first] = left;
    if (!first) return entries;
    const told = left.reduce((foremost, one) => (isBefore(one, foremost) ? one : foremost), first);
    entries.push(entryOf(told));
  }
}

function entryOf(told: Alike): Entry {
  const near = told.near.filter(({ isTold }) => !isTold);
  for (const one of near) one.isTold = true;
  for (const one of new Set(near.flatMap((those) => those.near))) if (!one.isTold) one.votes = votesFor(one);
  return { own: latestOf(told.printed), agreeing: near.flatMap(({ printed }) => printed) };
}

function votesFor({ near }: Alike): Votes {
  const agreeing = near.filter(({ isTold }) => !isTold).flatMap(({ printed }) => printed);
  return {
    holders: new Set(agreeing.map(({ holder }) => holder)).size,
    outlets: new Set(agreeing.map(({ rendering }) => rendering.statement.outletId)).size,
  };
}

function isBefore(one: Alike, other: Alike): boolean {
  if (one.votes.holders !== other.votes.holders) return one.votes.holders > other.votes.holders;
  if (one.votes.outlets !== other.votes.outlets) return one.votes.outlets > other.votes.outlets;
  const [its, others] = [latestOf(one.printed), latestOf(other.printed)];
  return its !== others && latestOf([others, its]) === its;
}

function asAlike(printed: PrintedFigure[]): Alike {
  const [one] = printed as [PrintedFigure];
  return { figure: one.figure, printed, near: [], votes: { holders: 0, outlets: 0 }, isTold: false };
}
