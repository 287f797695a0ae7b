/**
 * The derived status of a claim: a pure function of what is on file about it and a moment. Nobody sets it.
 * It counts who says a thing, never who prints it: copies and quotations add no origin.
 */
import { type Claim, type ClaimStatement, isQuantity } from './claim/claim.js';
import { areComparable, meet } from './claim/figures.js';
import { type Flag, flagsOf } from './claim/flags.js';
import {
  assertionsIn,
  byPublication,
  type Position,
  positionsOf,
  whyNotCounted,
  withoutDependents,
} from './claim/positions.js';
import { holderKey, RECORD_KEY, THE_RECORD } from './holder.js';
import { earliest } from './edtf.js';
import type { Quantity } from './claim/quantity.js';
import type { Stance, Status } from './vocabulary.js';

export interface Reason {
  statementId: string;
  holder: string;
  stance: Stance;
}

export interface Picture {
  status: Status;
  /** Holders that assert it, without those who only repeat another of them. */
  assertingOrigins: number;
  /** Outlets with a statement on it by then. */
  outlets: number;
  flags: Flag[];
  because: Reason[];
  quantities: (Quantity & { holder: string; statementId: string })[];
  /** Each origin with the outlets that print it. */
  origins: { holder: string; outlets: string[] }[];
  notCounted: { statementId: string; why: string }[];
}

/** The picture at a moment of the published clock, in milliseconds since 1970; Infinity for all that is on file. */
export function pictureAt(claim: Claim, moment: number): Picture {
  const published = claim.statements.filter(({ publishedAt }) => earliest(publishedAt) <= moment).sort(byPublication);
  const counting = published.filter((statement) => whyNotCounted(statement) === undefined);
  const positions = positionsOf(published);
  const origins = withoutDependents(positions, claim);
  const { status, because } = judge({ claim, published, counting, positions, origins });
  const asserting = origins.filter(({ side }) => side === 'A');
  return {
    status,
    assertingOrigins: asserting.length,
    outlets: new Set(published.map(({ outletId }) => outletId)).size,
    flags: flagsOf(published, positions),
    because: because.map(reasonOf),
    quantities: positions.flatMap(quantitiesOf),
    origins: asserting.map((position) => ({ holder: nameOf(position), outlets: printersOf(position, counting) })),
    notCounted: published.flatMap((statement) => {
      const why = whyNotCounted(statement);
      return why === undefined ? [] : [{ statementId: statement.statementId, why }];
    }),
  };
}

interface Evidence {
  claim: Claim;
  published: ClaimStatement[];
  counting: ClaimStatement[];
  positions: Position[];
  origins: Position[];
}

function judge(evidence: Evidence): { status: Status; because: ClaimStatement[] } {
  const { published, counting, positions, origins } = evidence;
  const [a, l, d] = (['A', 'L', 'D'] as const).map((side) => origins.filter((position) => position.side === side));
  const [asserting, leaning, against] = [a ?? [], l ?? [], d ?? []];
  const conceding = concessions(positions);
  const once = assertionsIn(counting);
  const rules: [Status, boolean, Position[]][] = [
    ['conceded', conceding.length > 0, conceding],
    ['contested', asserting.length + leaning.length > 0 && against.length > 0, [...asserting, ...leaning, ...against]],
    ['corroborated', corroborate(asserting, evidence.claim), asserting],
    ['single_origin', asserting.length > 0, asserting],
    ['denied', against.some(({ renderings }) => renderings.some(isDenial)), against],
    ['doubted', against.length > 0, against],
    ['suggested', leaning.length > 0, leaning],
  ];
  const fits = rules.find(([, isSo]) => isSo);
  if (fits) return { status: fits[0], because: fits[2].flatMap((position) => cited(position, fits[0])) };
  if (once.length > 0) return { status: 'abandoned', because: once };
  return { status: published.length > 0 ? 'circulating' : 'registered', because: published };
}

/** Implicated parties who own up, unless one of them denies at that time or later. */
function concessions(positions: Position[]): Position[] {
  const owning = positions.filter(({ side, renderings }) => side === 'A' && renderings.some(ownsUp));
  const denying = positions.filter((position) => position.side === 'D' && position.renderings.some(ownsNothing));
  return owning.filter(({ time }) => !denying.some((other) => other.time >= time));
}

function ownsUp({ holder, act }: ClaimStatement): boolean {
  return holder.role === 'implicated_party' && (act === 'acknowledges' || act === 'confirms');
}

function ownsNothing(statement: ClaimStatement): boolean {
  return statement.holder.role === 'implicated_party' && isDenial(statement);
}

function isDenial({ stance }: ClaimStatement): boolean {
  return stance === 'denies';
}

/** Of a position's renderings the first that is why the rule fits. */
function cited({ renderings }: Position, status: Status): ClaimStatement[] {
  const isWhy = { conceded: ownsUp, denied: isDenial }[status as string] ?? (() => true);
  return [renderings.find(isWhy) ?? renderings[0]].filter((statement) => statement !== undefined);
}

/** Two whose figures of one measure, where both give one, meet; for the quantity of another, only with such figures. */
function corroborate(asserting: Position[], claim: Claim): boolean {
  const needsFigures = isQuantity(claim);
  return asserting.some((one, place) =>
    asserting.slice(place + 1).some((other) => {
      const pairs = one.figures.flatMap((figure) =>
        other.figures.filter((its) => areComparable(figure, its)).map((its) => [figure, its] as const),
      );
      return pairs.every(([figure, its]) => meet(figure, its)) && (pairs.length > 0 || !needsFigures);
    }),
  );
}

function reasonOf({ statementId, holder, stance }: ClaimStatement): Reason {
  return { statementId, holder: holder.name, stance };
}

function quantitiesOf(position: Position): Picture['quantities'] {
  return position.figures.flatMap((figure) => {
    const statement = position.renderings.find(({ quantity }) => quantity === figure);
    return statement ? [{ ...figure, holder: statement.holder.name, statementId: statement.statementId }] : [];
  });
}

/** Whom an editor would name: whoever was spoken for, not the first who spoke. */
function nameOf({ key, renderings }: Position): string {
  const holder = renderings[0]?.holder;
  if (key === RECORD_KEY || !holder) return THE_RECORD;
  return holder.for ?? holder.name;
}

function printersOf({ key }: Position, counting: ClaimStatement[]): string[] {
  return [...new Set(counting.filter((statement) => holderKey(statement) === key).map(({ outletId }) => outletId))];
}
