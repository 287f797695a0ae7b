/** How a claim stood at a moment of both clocks, and by which changes: rules 3 to 5 of design section 5. */
import { exclude } from './amounts.js';
import { earliest } from './dates.js';
import { type Backing, backingOf, keysIn } from './figures.js';
import { type Raised, raisedIn } from './flags.js';
import { effectOf, type Heard, heardBy, never, published } from './heard.js';
import { keysNamed, THE_RECORD } from './holders.js';
import type { OnFile, Said } from './on-file.js';
import {
  type Holder,
  holdersIn,
  isAgainst,
  isLater,
  positionOf,
  stanceOf,
  type Utterance,
  utterancesIn,
} from './utterances.js';

export interface Judged {
  status: string;
  assertingOrigins: number;
  outlets: number;
  flags: string[];
  raised: Raised[];
  heard: Heard;
  utterances: Utterance[];
  holders: Holder[];
  /** Keys that assert, lean to it, or are against it, without those who only repeat another. */
  sides: { A: string[]; L: string[]; D: string[] };
  backing: Backing;
}

export interface Change extends Pick<Judged, 'status' | 'assertingOrigins' | 'outlets' | 'flags'> {
  moment: number;
  /** What took effect then. */
  effects: Effect[];
}

export interface Effect {
  moment: number;
  /** As it was printed. */
  date: string;
  deed: string;
}

export function judgedAt(file: OnFile, moment: number): Judged {
  const heard = heardBy(file, moment);
  const utterances = utterancesIn(heard);
  const holders = holdersIn(utterances);
  const sides = sidesOf(file, holders);
  const backing = backingOf(holders.filter(({ key }) => sides.A.includes(key)));
  const assertingOrigins = file.isQuantity ? originsOf(sides.A, backing) : sides.A.length;
  const told = { heard, utterances, holders, sides, backing, assertingOrigins };
  const raised = raisedIn(heard, utterances, holders);
  return {
    ...told,
    raised,
    status: statusOf(told),
    outlets: new Set(heard.said.map(({ outletId }) => outletId)).size,
    flags: [...new Set(raised.map(({ flag }) => flag))],
  };
}

/** Of a figure those of the leading one; where nothing is backed, 1. */
function originsOf(asserting: string[], { told: [leading] }: Backing): number {
  return leading ? keysIn(leading.all) : Math.min(asserting.length, 1);
}

/** One at each moment at which status, origins or flags changed. */
export function changesOf(file: OnFile): Change[] {
  const effects = file.said.flatMap(effectsOf);
  const moments = [...new Set(effects.map(({ moment }) => moment))].toSorted((one, other) => one - other);
  const changes: Change[] = [];
  for (const moment of moments) {
    const { status, assertingOrigins, outlets, flags } = judgedAt(file, moment);
    const change = { moment, status, assertingOrigins, outlets, flags };
    const then = effects.filter((effect) => effect.moment === moment);
    if (spelled(changes.at(-1)) !== spelled(change)) changes.push({ ...change, effects: then });
  }
  return changes;
}

/** Nothing takes effect before the statement was printed. */
function effectsOf(said: Said): Effect[] {
  const { statementId, publishedAt, ends, suspensions } = said;
  const deeds: [string, string][] = [
    ['published', publishedAt],
    ...suspensions.flatMap(({ from, until }): [string, string][] => [
      ['suspended', from],
      ...(until === undefined ? [] : [['resumed', until] satisfies [string, string]]),
    ]),
    ...ends.slice(0, 1).map((end): [string, string] => ['retracted', end.publishedAt]),
  ];
  return deeds.map(([did, date]) => ({
    moment: effectOf(said, date),
    date: earliest(date) < published(said) ? publishedAt : date,
    deed: `${statementId} ${did}`,
  }));
}

function spelled(change: Pick<Change, 'status' | 'assertingOrigins' | 'flags'> | undefined): string {
  return change ? [change.status, change.assertingOrigins, ...change.flags].join() : '';
}

/** Those who only repeat another are left out beside it, all judged before anybody is. */
function sidesOf(file: OnFile, holders: Holder[]): Judged['sides'] {
  const repeated = new Map<string, Set<string>>();
  for (const { holder, dependsOn } of file.dependences)
    for (const key of keysNamed(holder, file))
      for (const other of keysNamed(dependsOn, file))
        if (other !== key) repeated.set(key, new Set([...(repeated.get(key) ?? []), other]));
  const keysWith = (isOf: (holder: Holder) => boolean) => holders.filter(isOf).map(({ key }) => key);
  const asserting = keysWith(({ side }) => side === 'asserts');
  const leaning = keysWith(({ side }) => side === 'hedges+');
  const against = keysWith(({ side }) => isAgainst(side));
  const isAlone = (beside: string[]) => (key: string) =>
    ![...repeatedBy(key, repeated)].some(
      (other) => other !== key && beside.includes(other) && !repeatedBy(other, repeated).has(key),
    );
  const both = [...asserting, ...leaning];
  return {
    A: asserting.filter(isAlone(both)),
    L: leaning.filter(isAlone(both)),
    D: against.filter(isAlone(against)),
  };
}

/** At however many hands. */
function repeatedBy(key: string, repeated: Map<string, Set<string>>): Set<string> {
  const found = new Set<string>();
  const left = [key];
  for (const one of left)
    for (const next of repeated.get(one) ?? [])
      if (!found.has(next)) {
        found.add(next);
        left.push(next);
      }
  return found;
}

/** The first that fits. */
function statusOf(told: Omit<Judged, 'status' | 'raised' | 'outlets' | 'flags'>): string {
  const { heard, utterances, holders, sides, backing, assertingOrigins } = told;
  const { A, L, D } = sides;
  if (isConceded(holders)) return 'conceded';
  if ((A.length > 0 || L.length > 0) && D.length > 0) return 'contested';
  if (heard.file.isQuantity && areTwoBacked(backing)) return 'contested';
  if (A.includes(THE_RECORD) && (!heard.file.isQuantity || isLeading(THE_RECORD, backing))) return 'documented';
  if (assertingOrigins >= 2) return 'corroborated';
  if (A.length > 0) return 'single_origin';
  if (D.length > 0) return holders.some(({ key, side }) => side === 'denies' && D.includes(key)) ? 'denied' : 'doubted';
  if (L.length > 0) return 'suggested';
  if (utterances.some((one) => wasAsserted(one, heard))) return 'abandoned';
  if (heard.said.some((said) => isForByItself(said) && isWithoutReporting(said, heard))) return 'unsourced';
  return heard.said.length > 0 ? 'circulating' : 'registered';
}

/** By an implicated party, later than whatever such parties deny. */
function isConceded(holders: Holder[]): boolean {
  const standing = holders.flatMap((holder) => holder.standing);
  const denials = standing.filter((one) => one.position === 'denies' && isByAParty(one));
  return holders.some(
    ({ side, standing: its }) =>
      side === 'asserts' && its.some((one) => isConcession(one) && denials.every((denial) => isLater(one, denial))),
  );
}

function isConcession({ position, counting }: Utterance): boolean {
  const acts = ['acknowledges', 'confirms'];
  return (
    position === 'asserts' &&
    counting.some(({ act, holder }) => holder.role === 'implicated_party' && acts.includes(act))
  );
}

function isByAParty({ counting }: Utterance): boolean {
  return counting.some(({ holder }) => holder.role === 'implicated_party');
}

function areTwoBacked({ given }: Backing): boolean {
  return given.some((one) => given.some((other) => one.key !== other.key && exclude(one.amount, other.amount)));
}

function isLeading(key: string, { told: [leading] }: Backing): boolean {
  return !leading || leading.all.some((one) => one.key === key);
}

/** By what each rendering of it committed to when it was printed: what one of them only hedges was asserted by nobody. */
function wasAsserted({ renderings }: Utterance, heard: Heard): boolean {
  return positionOf(renderings.filter((one) => hasCounted(one, heard)).map(stanceOf)) === 'asserts';
}

/** When it was printed, though its report may have been held at once: a hold takes nothing back. */
function hasCounted(said: Said, { file, moment, whyNot }: Heard): boolean {
  if (!whyNot.has(said.statementId)) return true;
  if (never(said) !== undefined) return false;
  const then = heardBy(file, Math.min(published(said), moment));
  return !then.takenBack.has(said.statementId) && then.whyNot.get(said.statementId) !== 'retracted';
}

function isForByItself(said: Said): boolean {
  return said.holder.role === 'outlet' && ['asserts', 'hedges+'].includes(stanceOf(said));
}

/** It fails to count for that alone. */
function isWithoutReporting({ statementId }: Said, { whyNot, takenBack }: Heard): boolean {
  return whyNot.get(statementId) === 'basis' && !takenBack.has(statementId);
}
