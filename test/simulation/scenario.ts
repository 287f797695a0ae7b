/** What kind of world a seed makes: how many there are of everything, and how much goes wrong. */
import type { Limits } from '#command-handling';
import type { Chance } from '#testing';

/** Each is how often it happens: of all requests, or as a step's weight. */
export interface FaultRates {
  /** Of appends. */
  lost: number;
  lostButReportedSent: number;
  answerLost: number;
  doubled: number;
  late: number;
  halved: number;
  /** Of questions to the log and to the views. */
  unanswered: number;
  /** Weights. */
  crash: number;
  stop: number;
  reconnect: number;
  stall: number;
  viewsDropped: number;
  viewsForged: number;
  leaderMoves: number;
}

export interface Scenario {
  partitions: number;
  brokers: number;
  processes: number;
  /** The most that a step takes. */
  stepMs: number;
  /** How far the views are behind: the weight of each step by which they go on. */
  viewsPace: number;
  limits: Partial<Limits>;
  maxRoundBytes: number;
  /** By how much the processes' clocks may be wrong, either way. */
  skewMs: number;
  commands: number;
  /** Posts under way at once. */
  concurrency: number;
  faults: FaultRates;
}

export const NO_FAULTS: FaultRates = {
  lost: 0,
  lostButReportedSent: 0,
  answerLost: 0,
  doubled: 0,
  late: 0,
  halved: 0,
  unanswered: 0,
  crash: 0,
  stop: 0,
  reconnect: 0,
  stall: 0,
  viewsDropped: 0,
  viewsForged: 0,
  leaderMoves: 0,
};

export function scenarioOf(chance: Chance): Scenario {
  const { of, between } = { of: chance.of.bind(chance), between: chance.between.bind(chance) };
  return {
    partitions: between(1, 3),
    brokers: between(1, 2),
    processes: between(2, 3),
    stepMs: of([1, 3, 3, 10, 40]),
    viewsPace: of([0, 0.3, 1, 1, 5]),
    limits: {
      deadlineMs: of([500, 2000, 2000, 10_000]),
      streams: of([1, 2, 3, 50]),
      behind: of([40, 200_000]),
      posts: of([6, 20_000, 20_000, 20_000]),
    },
    skewMs: of([0, 900]),
    maxRoundBytes: of([1600, 4000, 1_000_000]),
    commands: between(30, 110),
    concurrency: of([2, 8, 16, 30]),
    faults: faultRatesOf(chance),
  };
}

/** Most worlds have some faults and not others: each is seen with and without each. */
function faultRatesOf(chance: Chance): FaultRates {
  const some = (most: number) => (chance.next() < 0.5 ? 0 : chance.next() * most);
  return {
    lost: some(0.2),
    lostButReportedSent: some(0.3),
    answerLost: some(0.3),
    doubled: some(0.3),
    late: some(0.3),
    halved: some(0.3),
    unanswered: some(0.2),
    crash: some(0.05),
    stop: some(0.03),
    reconnect: some(0.2),
    stall: some(0.3),
    viewsDropped: some(0.03),
    leaderMoves: some(0.2),
    viewsForged: some(0.05),
  };
}
