/** Where what a holder said lies on one axis of time, a row a claim; what would lie on another is a line lower. */
import type { Answer } from '#client';
import { type Course, momentOf } from '../claim/course.js';

export type SaidByHolder = Answer<'/v1/holders/{id}'>['statements'][number];

export interface Placed {
  said: SaidByHolder;
  /** Of the axis, from 0 to 1. */
  share: number;
  lane: number;
}

export interface ClaimLanes {
  claimId: string;
  proposition: string;
  placed: Placed[];
  lanes: number;
}

type Axis = Pick<Course, 'from' | 'to'>;

const DAY_MS = 86_400_000;
/** Nearer than this share of the axis two marks would lie on each other. */
const NEAREST = 0.024;

/** When it was said; of what nobody dated, when it was first printed. */
export function momentOfSaying({ saidAt, publishedAt }: SaidByHolder): number {
  return momentOf(saidAt ?? publishedAt);
}

export function axisOf(statements: SaidByHolder[]): Axis {
  const moments = statements.map(momentOfSaying);
  const [from, to] = [Math.min(...moments), Math.max(...moments)];
  const margin = Math.max((to - from) * 0.04, DAY_MS / 2);
  return { from: from - margin, to: to + margin };
}

/** By the first word on each claim. */
export function lanesOf(statements: SaidByHolder[], { from, to }: Axis): ClaimLanes[] {
  const claims = new Map<string, ClaimLanes>();
  const byTime = statements.toSorted((one, other) => momentOfSaying(one) - momentOfSaying(other));
  for (const said of byTime) {
    const { claimId, proposition } = said;
    const row = claims.get(claimId) ?? { claimId, proposition: proposition ?? claimId, placed: [], lanes: 1 };
    claims.set(claimId, row);
    const share = (momentOfSaying(said) - from) / (to - from);
    const near = row.placed.filter((one) => share - one.share < NEAREST).map(({ lane }) => lane);
    const lane = firstFree(near);
    row.placed.push({ said, share, lane });
    row.lanes = Math.max(row.lanes, lane + 1);
  }
  return [...claims.values()];
}

function firstFree(taken: number[]): number {
  let lane = 0;
  while (taken.includes(lane)) lane += 1;
  return lane;
}
