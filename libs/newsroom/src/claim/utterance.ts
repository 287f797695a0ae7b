/** What the renderings of one utterance come to at a moment: which stand, which count, who says what by it. */
import { earliest } from '../edtf.js';
import { groupedBy } from '../grouped-by.js';
import type { ClaimStatement } from './claim.js';
import { countedOnce, hearing, originWithdrawnBy, whyNotCounted, whyNotStanding } from './counting.js';
import { atFirstHand, type FirstHand } from './first-hand.js';
import { holderOf } from './holder-of.js';

/** For, leaning for, against, open; unclear are renderings that contradict each other. */
export type Side = 'A' | 'L' | 'D' | 'open' | 'unclear';

export interface Utterance {
  id: string;
  /** When it was made: the earliest saidAt of its renderings, else its first publication. */
  time: number;
  /** Published by then, first published first. */
  renderings: ClaimStatement[];
  firstHand: FirstHand;
  /** Neither retracted nor suspended. */
  standing: ClaimStatement[];
  counting: ClaimStatement[];
  /** Those that stand although an outlet that they came through has taken it back. */
  carried: ClaimStatement[];
  notCounted: { statement: ClaimStatement; why: string }[];
  /** By which a holder once asserted it, whatever became of them since. */
  assertedOnce: ClaimStatement[];
}

/** An utterance without an id is one of its own. */
export function utteranceOf({ utterance, statementId }: ClaimStatement): string {
  return utterance === undefined ? `statement ${statementId}` : `utterance ${utterance}`;
}

/** Of renderings of one utterance that were published by that moment. */
export function utteranceAt(moment: number, published: ClaimStatement[]): Utterance {
  const renderings = byPublication(published, (statement) => statement);
  const heard = hearing(renderings, moment);
  const firstHand = atFirstHand(renderings, moment);
  const judged = renderings.map((statement) => ({ statement, why: whyNotCounted(statement, heard) }));
  const countedAtAll = renderings.filter((one) => countedOnce(one, heard));
  const assertedOnce = spoken(countedAtAll, { firstHand, keyOf: holderOf }).filter(({ side }) => side === 'A');
  const standing = renderings.filter((one) => whyNotStanding(one, heard) === undefined);
  return {
    id: renderings[0] ? utteranceOf(renderings[0]) : '',
    time: timeOf(renderings),
    renderings,
    firstHand,
    standing,
    counting: judged.flatMap(({ statement, why }) => (why === undefined ? [statement] : [])),
    carried: standing.filter((one) => originWithdrawnBy(one, heard) !== undefined),
    notCounted: judged.flatMap(({ statement, why }) => (why === undefined ? [] : [{ statement, why }])),
    assertedOnce: assertedOnce.flatMap((one) => one.renderings),
  };
}

/** What somebody says by an utterance: of its renderings that count, by that key. */
export interface Spoken {
  utterance: string;
  time: number;
  key: string;
  side: Side;
  renderings: ClaimStatement[];
  /** The rendering that names the speaker. */
  naming: ClaimStatement;
}

/** Who speaks, by key; a statement without one is nobody's. */
export type KeyOf = (statement: ClaimStatement) => string | undefined;

export function spokenIn({ id, time, counting, firstHand }: Utterance, keyOf: KeyOf): Spoken[] {
  return spoken(counting, { firstHand, keyOf }).map((one) => ({ ...one, utterance: id, time }));
}

/** Leaves open, then hedges, then the rest; renderings that contradict each other count as neither. */
export function leastCommittal(renderings: ClaimStatement[]): { side: Side; renderings: ClaimStatement[] } {
  for (const stances of [['leaves_open'], ['hedges'], ['asserts', 'disputes', 'denies']]) {
    const those = renderings.filter(({ stance }) => stances.includes(stance));
    if (those.length === 0) continue;
    const sides = new Set(those.map(sideOf));
    return { side: sides.size === 1 ? ([...sides][0] ?? 'unclear') : 'unclear', renderings: those };
  }
  return { side: 'unclear', renderings };
}

/** First published first: a total order that does not depend on the order of recording. */
export function byPublication<T>(items: T[], statementOf: (item: T) => ClaimStatement): T[] {
  if (items.length < 2) return items;
  return items
    .map((item) => ({ item, id: statementOf(item).statementId, at: earliest(statementOf(item).publishedAt) }))
    .sort((one, other) => (one.at === other.at ? (one.id < other.id ? -1 : 1) : one.at < other.at ? -1 : 1))
    .map(({ item }) => item);
}

function spoken(
  statements: ClaimStatement[],
  { firstHand, keyOf }: { firstHand: FirstHand; keyOf: KeyOf },
): Pick<Spoken, 'key' | 'side' | 'renderings' | 'naming'>[] {
  return [...groupedBy(statements, (one) => keyOf(firstHand.get(one) ?? one))].map(([key, renderings]) => ({
    key,
    side: leastCommittal(renderings).side,
    renderings,
    naming: firstHand.get(renderings[0]) ?? renderings[0],
  }));
}

/** Any rendering may tell, one that does not count too. */
function timeOf(renderings: ClaimStatement[]): number {
  const said = renderings.flatMap(({ saidAt }) => (saidAt === undefined ? [] : [earliest(saidAt)]));
  const times = said.length > 0 ? said : renderings.map(({ publishedAt }) => earliest(publishedAt));
  return times.reduce((first, time) => Math.min(first, time), Infinity);
}

function sideOf({ stance, lean }: ClaimStatement): Side {
  if (stance === 'leaves_open') return 'open';
  if (stance === 'asserts') return 'A';
  return stance === 'hedges' && lean === '+' ? 'L' : 'D';
}
