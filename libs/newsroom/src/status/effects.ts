/** What takes effect on the published clock, and what of it is new when a claim has changed. */
import { type Claim, type ClaimStatement, isQuantity } from '../claim/claim.js';
import { didGrow } from '../claim/suspensions.js';
import { keysFor, namesFor, whoseIs } from './holder-of.js';
import { earliest } from '../fields/edtf.js';
import type { Deed } from '../deeds.js';

export interface Effect {
  moment: number;
  /** As it was published: `2024-10-18`, or to the minute. */
  at: string;
  statement: ClaimStatement;
  isPublication: boolean;
  did: Deed;
}

/** A statement's publication, its retraction, and each beginning and end of a suspension: none takes effect before the first. */
export function effectsOf(statement: ClaimStatement): Effect[] {
  const published: Dated = [statement.publishedAt, 'published'];
  return inEffect(statement, [published, ...suspensionsIn(statement), ...endIn(statement)]);
}

/** What became of it since: it may have been suspended a thousand times before. */
function effectsSince(was: ClaimStatement, statement: ClaimStatement): Effect[] {
  const { suspensions: before = [] } = was;
  // The last may have been resumed since.
  const place = Math.max(before.length - 1, 0);
  const known = suspensionsIn(was, place).length;
  const end = was.retraction ? [] : endIn(statement);
  return inEffect(statement, [...suspensionsIn(statement, place).slice(known), ...end]);
}

function inEffect(statement: ClaimStatement, dates: Dated[]): Effect[] {
  const { publishedAt } = statement;
  return dates.map(([date, did]) => {
    const at = earliest(date) < earliest(publishedAt) ? publishedAt : date;
    return { moment: earliest(at), at, statement, isPublication: did === 'published', did };
  });
}

/** From that one on. */
function suspensionsIn({ suspensions = [] }: ClaimStatement, place = 0): Dated[] {
  return suspensions.slice(place).flatMap(({ from, until }): Dated[] => [[from, 'suspended'], ...resumedAt(until)]);
}

function endIn({ retraction }: ClaimStatement): Dated[] {
  return retraction ? [[retraction.publishedAt, 'retracted']] : [];
}

type Dated = [string, Effect['did']];

function resumedAt(until: string | undefined): Dated[] {
  return until === undefined ? [] : [[until, 'resumed']];
}

/**
 * What takes effect in the claim and did not before; undefined if its past has changed: something is new before the
 * moment `from`, or the desk has amended, declared or called a figure what holds for all moments.
 */
export function newEffects(before: Claim, claim: Claim, from: number): Effect[] | undefined {
  if (isQuantity(claim) !== isQuantity(before) || claim.dependences !== before.dependences) return undefined;
  if (claim.identifications !== before.identifications) return undefined;
  if (claim.statements.length < before.statements.length) return undefined;
  const effects: Effect[] = [];
  for (const { was, statement } of changedIn(before, claim)) {
    if (was ? !isWhatItWas(was, statement) : isAnotherName(statement, before)) return undefined;
    effects.push(...(was ? effectsSince(was, statement) : effectsOf(statement)));
  }
  return effects.every(({ moment }) => moment >= from) ? effects : undefined;
}

/** Of a claim that has changed: which statements are told otherwise, and from when on. */
export interface Retelling {
  /** Infinity if nothing that was told is touched. */
  from: number;
  /** From when on another picture may be seen: who was withdrawn names nobody, before that either. */
  seenFrom: number;
  statements: ClaimStatement[];
}

/** Undefined if it is to be told from its beginning: whose words count beside whose may be another at every moment. */
export function toRetell(before: Claim, claim: Claim): Retelling | undefined {
  if (isQuantity(claim) !== isQuantity(before) || claim.dependences !== before.dependences) return undefined;
  if (claim.statements.length < before.statements.length) return undefined;
  const isNamedAnew = claim.identifications !== before.identifications;
  // Whom a name means, and under which name a statement stands, says whom a dependence is about.
  const isAnyRepeated = claim.dependences.length > 0;
  if (isNamedAnew && isAnyRepeated) return undefined;
  const told: Retelling = { from: Infinity, seenFrom: Infinity, statements: [] };
  const isTouched = isNamedAnew ? (one: ClaimStatement) => isAnothers(one, before, claim) : undefined;
  for (const { was, statement } of changedIn(before, claim, isTouched)) {
    const isGrown = was !== undefined && isWhatItWas(was, statement);
    if (isAnyRepeated && (was ? !isGrown : isAnotherName(statement, before))) return undefined;
    told.statements.push(statement);
    const isToldOn = isGrown && !isTouched?.(statement);
    const effects = isToldOn ? effectsOf(statement).slice(effectsOf(was).length) : effectsOf(statement);
    if (was && !isToldOn) effects.push(...effectsOf(was));
    for (const { moment } of effects) told.from = Math.min(told.from, moment);
    if (isWithdrawn(statement) && !(was && isWithdrawn(was)))
      told.seenFrom = Math.min(told.seenFrom, earliest(statement.publishedAt));
  }
  return { ...told, seenFrom: Math.min(told.seenFrom, told.from) };
}

function isWithdrawn({ retraction }: ClaimStatement): boolean {
  return retraction?.why === 'report_withdrawn';
}

/** Statements that are another object than they were, or touched though they are not. Of a claim of thousands all are gone through. */
function changedIn(
  { statements: before }: Claim,
  { statements }: Claim,
  isTouched?: (statement: ClaimStatement) => boolean,
): { was: ClaimStatement | undefined; statement: ClaimStatement }[] {
  const changed: ReturnType<typeof changedIn> = [];
  for (let place = 0; place < statements.length; place++) {
    const was = before[place];
    const statement = statements[place] as ClaimStatement;
    if (was !== statement || isTouched?.(statement)) changed.push({ was, statement });
  }
  return changed;
}

/** Is it another's by what names mean now? */
function isAnothers(statement: ClaimStatement, before: Claim, claim: Claim): boolean {
  const was = whoseIs(statement, before.identifications);
  const is = whoseIs(statement, claim.identifications);
  return was.holder !== is.holder || was.speaker !== is.speaker || was.name !== is.name || was.house !== is.house;
}

/** All that a statement says of itself; what became of it since is added at the end. */
function isWhatItWas(was: ClaimStatement, is: ClaimStatement): boolean {
  const { retraction: _r, suspensions: before = [], ...said } = was;
  const { retraction: _s, suspensions: after = [], ...says } = is;
  const names = Object.keys(says) as (keyof typeof says)[];
  if (names.length !== Object.keys(said).length || names.some((name) => says[name] !== said[name])) return false;
  // Nothing comes after the end.
  if (was.retraction && (was.retraction !== is.retraction || before.length !== after.length)) return false;
  if (!was.retraction && didGrow(before, after)) return true;
  return before.every(({ from, until }, place) => {
    const isOpen = until === undefined && place === before.length - 1 && !was.retraction;
    return after[place]?.from === from && (isOpen || after[place].until === until);
  });
}

/** A name that a dependence speaks of now stands for one more holder, at every moment. */
function isAnotherName(statement: ClaimStatement, { dependences, statements, identifications }: Claim): boolean {
  if (dependences.length === 0) return false;
  const spokenOf = new Set(
    dependences.flatMap(({ holder, dependsOn }) => [holder, dependsOn].flatMap((one) => keysFor(one, identifications))),
  );
  const { utterance } = statement;
  const shared = utterance === undefined ? [] : statements.filter((one) => one.utterance === utterance);
  const isSpokenOf = [statement, ...shared].some((one) =>
    namesFor(one, identifications).some((name) => spokenOf.has(name)),
  );
  return (
    isSpokenOf && !(shared.length > 0 ? shared : statements).some((one) => goByTheSame(one, statement, identifications))
  );
}

function goByTheSame(one: ClaimStatement, other: ClaimStatement, identifications: Claim['identifications']): boolean {
  const namesOf = (statement: ClaimStatement) => namesFor(statement, identifications).join('\n');
  const [its, others] = [one, other].map((statement) => whoseIs(statement, identifications).holder);
  return its === others && namesOf(one) === namesOf(other);
}
