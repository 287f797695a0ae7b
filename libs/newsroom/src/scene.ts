/** All that a status is judged by: a claim's utterances and who stands where, at a moment of the published clock. */
import type { Claim, ClaimStatement } from './claim/claim.js';
import { type Repeated, repeatedIn } from './claim/dependents.js';
import { type Flag, flagsOfUtterance } from './claim/flags.js';
import { holderOf, speakerOf } from './claim/holder-of.js';
import { type Position, positionsOf } from './claim/positions.js';
import { type Utterance, utteranceAt, utteranceOf } from './claim/utterance.js';
import { earliest } from './edtf.js';
import { groupedBy } from './grouped-by.js';

export interface Scene {
  claim: Claim;
  utterances: ReadonlyMap<string, Utterance>;
  /** The flags that each raises by itself. */
  flags: Iterable<Flag[]>;
  positions: Position[];
  /** Of those who speak for others, each by itself. */
  speakers: Position[];
  /** Outlets with a statement on the claim by then. */
  outlets: ReadonlySet<string>;
  repeated: Repeated;
}

/** At a moment in milliseconds since 1970; Infinity for all that is on file. */
export function sceneAt(claim: Claim, moment: number): Scene {
  const utterances = utterancesAt(claim.statements, moment);
  return {
    claim,
    utterances: new Map(utterances.map((utterance) => [utterance.id, utterance])),
    flags: utterances.map(flagsOfUtterance),
    positions: positionsOf(utterances, holderOf),
    speakers: positionsOf(utterances, speakerOf),
    outlets: new Set(utterances.flatMap(({ renderings }) => renderings.map(({ outletId }) => outletId))),
    repeated: repeatedIn(claim),
  };
}

/** What had been published by then, by utterance. */
export function utterancesAt(statements: ClaimStatement[], moment: number): Utterance[] {
  const published = statements.filter(({ publishedAt }) => earliest(publishedAt) <= moment);
  return [...groupedBy(published, utteranceOf).values()].map((those) => utteranceAt(moment, those));
}
