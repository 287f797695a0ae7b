/**
 * The derived status of a claim: a pure function of what is on file about it and a moment. Nobody sets it.
 * It counts who says a thing, never who prints it: copies and quotations add no origin. Rule 5, and what is shown of it.
 */
import { type Claim, type ClaimStatement, isQuantity } from './claim/claim.js';
import { withoutDependents } from './claim/dependents.js';
import { areComparable, meet } from './claim/figures.js';
import { type Flag, flagsOfPositions } from './claim/flags.js';
import { holderOf } from './claim/holder-of.js';
import { inOrder, type Position } from './claim/positions.js';
import { byPublication, type Side } from './claim/utterance.js';
import { groupedBy } from './grouped-by.js';
import type { Scene } from './scene.js';
import { FLAGS, type FlagName, type Status, wordsOf } from './vocabulary.js';

export interface Judgement {
  status: Status;
  /** Holders that assert it, without those who only repeat another of them. */
  asserting: Position[];
  /** The statements that made it so. Asked for when the status is told, not at every moment. */
  because(): ClaimStatement[];
}

export function judge(scene: Scene): Judgement {
  const origins = withoutDependents(scene.positions, scene.repeated);
  const on = (side: Side) => origins.filter((position) => position.side === side);
  const [asserting, leaning, against] = [on('A'), on('L'), on('D')];
  const conceding = concessions(scene.positions);
  const fits = (status: Status, ...sides: Position[][]): Judgement => ({
    status,
    asserting,
    because: () => sides.flatMap((side) => inOrder(side).flatMap((position) => cited(position, status))),
  });
  if (conceding.length > 0) return fits('conceded', conceding);
  if (asserting.length + leaning.length > 0 && against.length > 0)
    return fits('contested', asserting, leaning, against);
  if (corroborate(asserting, scene.claim)) return fits('corroborated', asserting);
  if (asserting.length > 0) return fits('single_origin', asserting);
  if (against.some(({ renderings }) => renderings.some(isDenial))) return fits('denied', against);
  if (against.length > 0) return fits('doubted', against);
  if (leaning.length > 0) return fits('suggested', leaning);
  return { ...heldByNobody(scene), asserting };
}

/** The flags that are raised, each as often as it is, in the order of the vocabulary. */
export function raisedIn({ flags: ofUtterances, positions, speakers }: Scene): Map<FlagName, Flag[]> {
  const raised = groupedBy([...[...ofUtterances].flat(), ...flagsOfPositions(positions, speakers)], ({ flag }) => flag);
  return new Map(wordsOf(FLAGS).flatMap((name) => (raised.has(name) ? [[name, raised.get(name) ?? []]] : [])));
}

/** Of each holder the first that it said, or, where no word counts, of each utterance the first that was printed. */
function heldByNobody({ utterances: heard, positions }: Scene): Omit<Judgement, 'asserting'> {
  const utterances = [...heard.values()];
  if (utterances.some(({ assertedOnce }) => assertedOnce.length > 0)) {
    const once = () =>
      byPublication(
        utterances.flatMap(({ assertedOnce, firstHand }) =>
          assertedOnce.map((statement) => ({ statement, holder: holderOf(firstHand.get(statement) ?? statement) })),
        ),
        ({ statement }) => statement,
      );
    const holders = () => [...groupedBy(once(), ({ holder }) => holder).values()].flatMap((said) => said.slice(0, 1));
    return { status: 'abandoned', because: () => holders().map(({ statement }) => statement) };
  }
  const spoken = () => inOrder(positions).flatMap(({ renderings }) => firstOf(renderings));
  const printed = () =>
    byPublication(
      utterances.flatMap(({ renderings }) => firstOf(renderings)),
      itself,
    );
  const status = utterances.length > 0 ? 'circulating' : 'registered';
  return { status, because: positions.length > 0 ? spoken : printed };
}

function firstOf(statements: ClaimStatement[]): ClaimStatement[] {
  return statements.slice(0, 1);
}

function itself(statement: ClaimStatement): ClaimStatement {
  return statement;
}

/** Implicated parties who own up, unless one of them denies at that time or later. */
function concessions(positions: Position[]): Position[] {
  const owning = positions.filter(({ side, renderings }) => side === 'A' && renderings.some(ownsUp));
  if (owning.length === 0) return owning;
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
  const able = needsFigures ? asserting.filter(({ figures }) => figures.length > 0) : asserting;
  return able.some((one, place) =>
    able.slice(place + 1).some((other) => {
      const pairs = one.figures.flatMap((figure) =>
        other.figures.filter((its) => areComparable(figure, its)).map((its) => [figure, its] as const),
      );
      return pairs.every(([figure, its]) => meet(figure, its)) && (pairs.length > 0 || !needsFigures);
    }),
  );
}
