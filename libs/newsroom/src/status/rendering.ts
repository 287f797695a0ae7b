/**
 * A statement as the rules read it at every moment: what does not change with the moment is read once, and lies side by
 * side. Statements come in every shape, and thousands of them are gone through for each that is one more.
 */
import { earliest, latest } from '../fields/edtf.js';
import type { Span } from '../fields/edtf-forms.js';
import type { ClaimStatement } from '../claim/claim.js';
import { type Figure, figureOf } from './figures.js';
import type { Identification } from '../claim/identification.js';
import { whoseIs } from './holder-of.js';
import { TAKES_NO_POSITION } from '../vocabulary.js';
import { namesOf, type Source, sourcesOf } from './way.js';

/** For, leaning for, against, open; unclear are renderings that contradict each other. */
export type Side = 'A' | 'L' | 'D' | 'open' | 'unclear';

export interface Rendering {
  statement: ClaimStatement;
  id: string;
  /** When it was published, said if it tells, and retracted if it was. */
  published: number;
  said: Span | undefined;
  retracted: number | undefined;
  suspensions: ClaimStatement['suspensions'];
  /** Why it counts at no time; undefined if it may. */
  whyNever: string | undefined;
  /** Whose it is by itself, and who of that house speaks; of its utterance another rendering may name the speaker. */
  holder: string;
  speaker: string;
  /** As its holder is named, and for whom that speaks; empty for nobody. */
  name: string;
  house: string;
  /** Whom it names as having had it before, and by what names others mean it. */
  sources: Source[];
  names: [string, string];
  side: Side;
  /** Who leaves it open commits to least. */
  commitment: 0 | 1 | 2;
  /** Stance and lean: two that differ in it render one utterance differently. */
  says: string;
  isDenial: boolean;
  ownsUp: boolean;
  /** A denial by an implicated party. */
  ownsNothing: boolean;
  figure: Figure | undefined;
  isInHeadline: boolean;
  /** Its outlet's headline commits to what the text does not. */
  isFramedSo: boolean;
}

/** Whom names mean is as the claim has it identified. */
export function renderingOf(statement: ClaimStatement, identifications?: Identification[]): Rendering {
  const { statementId, publishedAt, saidAt, retraction, stance, lean, act, holder } = statement;
  const isImplicated = holder.role === 'implicated_party';
  const isDenial = stance === 'denies';
  return {
    statement,
    id: statementId,
    published: earliest(publishedAt),
    said: saidIn(saidAt),
    retracted: retraction ? earliest(retraction.publishedAt) : undefined,
    suspensions: statement.suspensions,
    whyNever: whyNever(statement),
    ...whoseIs(statement, identifications),
    sources: sourcesOf(statement),
    names: namesOf(statement),
    side: sideOf(statement),
    commitment: stance === 'leaves_open' ? 0 : stance === 'hedges' ? 1 : 2,
    says: `${stance}${lean ?? ''}`,
    isDenial,
    ownsUp: isImplicated && (act === 'acknowledges' || act === 'confirms'),
    ownsNothing: isImplicated && isDenial,
    figure: statement.quantity && figureOf(statement.quantity),
    isInHeadline: statement.place === 'headline',
    isFramedSo: isFramedSo(statement),
  };
}

export function isRetractedBy({ retracted }: Rendering, moment: number): boolean {
  return retracted !== undefined && retracted <= moment;
}

/** First published first: a total order that does not depend on the order of recording. */
export function isPublishedBefore(one: Rendering, other: Rendering): boolean {
  return one.published < other.published || (one.published === other.published && one.id < other.id);
}

export function byPublication(renderings: Iterable<Rendering>): Rendering[] {
  return [...renderings].sort((one, other) => (isPublishedBefore(one, other) ? -1 : 1));
}

/** The first published of them, without putting all the others in order. */
export function firstPublished(renderings: Iterable<Rendering>, most: number): Rendering[] {
  return firstIn(renderings, most, isPublishedBefore);
}

/** The same of what is named by a rendering, no two by the same. */
export function firstNamed<Named extends { naming: Rendering }>(all: Iterable<Named>, most: number): Named[] {
  return firstIn(all, most, (one, other) => isPublishedBefore(one.naming, other.naming));
}

function firstIn<T extends object>(all: Iterable<T>, most: number, isBefore: (one: T, other: T) => boolean): T[] {
  let first: T[] = [];
  let last: T | undefined;
  const inOrder = () => first.sort((one, other) => (isBefore(one, other) ? -1 : 1)).slice(0, most);
  for (const item of all) {
    if (last && !isBefore(item, last)) continue;
    if (first.push(item) < 2 * most) continue;
    first = inOrder();
    last = first.at(-1);
  }
  return inOrder();
}

/** A date that is open at both ends tells nothing: old logs have such. */
function saidIn(saidAt: string | undefined): Span | undefined {
  if (saidAt === undefined) return undefined;
  const [from, to] = [earliest(saidAt), latest(saidAt)];
  return from === -Infinity && to === Infinity ? undefined : { from, to };
}

/** Its basis alone keeps it from counting. */
export const WITHOUT_REPORTING = 'an outlet without reporting of its own';

/** Why it counts at no time. */
function whyNever({ inferred, holder, basis, act }: ClaimStatement): string | undefined {
  if (inferred) return 'inferred: the outlet reads it into the words';
  if (holder.role === 'satire') return 'satire';
  if (TAKES_NO_POSITION.has(act)) return `takes no position: ${act.replaceAll('_', ' ')}`;
  if (holder.role === 'outlet' && basis !== 'own_reporting' && basis !== 'record') return WITHOUT_REPORTING;
  return undefined;
}

function isFramedSo({ framing: { headline, body } }: ClaimStatement): boolean {
  if (headline !== 'asserts' && headline !== 'denies') return false;
  return body !== headline && body !== 'silent' && body !== 'unknown';
}

function sideOf({ stance, lean }: ClaimStatement): Side {
  if (stance === 'leaves_open') return 'open';
  if (stance === 'asserts') return 'A';
  return stance === 'hedges' && lean === '+' ? 'L' : 'D';
}
