/** Faults in figures: how long each took to heal, what was found, and what is wanted of a long run. */
import { type Aim, atLeast, atMost } from './aim.js';
import type { Recovery } from './fault-run.js';

export interface Results {
  recoveries: Recovery[];
  acknowledged: number;
  /** What must not be: the checker's, or a sentence. */
  findings: (string | { what: string })[];
}

const [RESTART_MS, NEW_LEADER_MS] = [5000, 12_000];
/** A run of so many minutes is to have so many faults and acknowledged commands. */
const LONG = { minutes: 10, faults: 40, acknowledged: 20_000 };
/** What the checker finds, as it is printed. */
const KINDS = { lost: 'lost', doubled: 'doubled', gap: 'gaps', 'false-answer': 'false answers' };

export function tableOf({ recoveries }: Results): string[] {
  const byFault = new Map<string, Recovery[]>();
  for (const one of recoveries) byFault.set(one.fault, [...(byFault.get(one.fault) ?? []), one]);
  const rows = [...byFault].map(([fault, all]) => {
    const [taken, caughtUp] = [all.map((one) => one.firstTaken), all.map((one) => one.caughtUp)];
    return [fault, all.length, middle(taken), Math.max(...taken), middle(caughtUp), Math.max(...caughtUp)].join(' | ');
  });
  const head = ['fault | times | first 201: p50 ms | max | views: p50 ms | max', '--- | --- | --- | --- | --- | ---'];
  return ['', ...head, ...rows];
}

export function countsOf({ recoveries, acknowledged, findings }: Results): string {
  const kinds = findings.map((finding) => (typeof finding === 'string' ? 'other' : finding.what));
  const counts = Object.entries(KINDS).map(([what, name]) => `${name} ${kinds.filter((kind) => kind === what).length}`);
  const others = kinds.filter((kind) => !Object.hasOwn(KINDS, kind)).length;
  return `${recoveries.length} faults, ${acknowledged} commands acknowledged: ${counts.join(', ')}, anything else ${others}`;
}

export function aimsOf({ recoveries, acknowledged }: Results, minutes: number): Aim[] {
  const longest = (fault: string, of: 'firstTaken' | 'caughtUp') =>
    Math.max(0, ...recoveries.filter((one) => one.fault === fault).map((one) => one[of]));
  const healing = [
    atMost('an api killed, to the first 201, in ms', longest('kill -9 api', 'firstTaken'), RESTART_MS),
    atMost('a projector killed, to views without lag, in ms', longest('kill -9 projector', 'caughtUp'), RESTART_MS),
    atMost('the leader of three killed, in ms', longest('kill -9 leader of three', 'firstTaken'), NEW_LEADER_MS),
  ];
  if (minutes < LONG.minutes) return healing;
  return [
    ...healing,
    atLeast('faults', recoveries.length, LONG.faults),
    atLeast('commands acknowledged', acknowledged, LONG.acknowledged),
  ];
}

function middle(values: number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}
