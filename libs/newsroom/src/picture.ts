/** A claim's status with all that an editor sees beside it, at a moment. */
import type { Claim, ClaimStatement } from './claim/claim.js';
import type { Flag } from './claim/flags.js';
import { type Named, namedIn } from './claim/holder-of.js';
import { inOrder, type Position } from './claim/positions.js';
import type { Quantity } from './claim/quantity.js';
import { byPublication, type Utterance } from './claim/utterance.js';
import { groupedBy } from './grouped-by.js';
import { type Scene, sceneAt } from './scene.js';
import { judge, raisedIn } from './status.js';
import type { FlagName, Lean, Stance, Status } from './vocabulary.js';

export interface Reason {
  statementId: string;
  holder: string;
  stance: Stance;
  lean?: Lean;
}

export interface Picture {
  status: Status;
  /** Holders that assert it, without those who only repeat another of them. */
  assertingOrigins: number;
  /** Outlets with a statement on it by then. */
  outlets: number;
  /** Each with the ids of the statements behind it. */
  flags: { flag: FlagName; statements: string[] }[];
  because: Reason[];
  quantities: (Quantity & { holder: string; statementId: string })[];
  /** Each origin with the outlets that print it, and the statement that its name is from. */
  origins: (Named & { outlets: string[] })[];
  notCounted: { statementId: string; why: string }[];
}

/** The picture at a moment of the published clock, in milliseconds since 1970; Infinity for all that is on file. */
export function pictureAt(claim: Claim, moment: number): Picture {
  return pictureOf(sceneAt(claim, moment));
}

export function pictureOf(scene: Scene): Picture {
  const { status, asserting, because } = judge(scene);
  return {
    status,
    assertingOrigins: asserting.length,
    outlets: scene.outlets.size,
    flags: [...raisedIn(scene)].map(([flag, raised]) => ({ flag, statements: idsBehind(raised) })),
    because: because().map(reasonOf),
    quantities: byMeasure(inOrder(scene.positions).flatMap(quantitiesOf)),
    origins: inOrder(asserting).flatMap(originOf),
    notCounted: notCountedIn([...scene.utterances.values()]),
  };
}

export function reasonOf({ statementId, holder, stance, lean }: ClaimStatement): Reason {
  return { statementId, holder: holder.name, stance, ...(lean && { lean }) };
}

/** Named as the rendering has it that names the speaker of what was published first. */
function originOf(position: Position): Picture['origins'] {
  const [first, ...others] = position.renderings;
  if (!first) return [];
  const { naming = first } = position.spoken.find(({ renderings }) => renderings.includes(first)) ?? {};
  return [{ ...namedIn([naming, first, ...others]), outlets: printersOf(position) }];
}

function idsBehind(flags: Flag[]): string[] {
  const statements = [...new Set(flags.flatMap((flag) => flag.statements()))];
  return byPublication(statements, (statement) => statement).map(({ statementId }) => statementId);
}

export function notCountedIn(utterances: Utterance[]): Picture['notCounted'] {
  const notCounted = utterances.flatMap((utterance) => utterance.notCounted);
  return byPublication(notCounted, ({ statement }) => statement).map(({ statement, why }) => ({
    statementId: statement.statementId,
    why,
  }));
}

/** Those of one measure stand together, the measure first that was first given. */
function byMeasure(quantities: Picture['quantities']): Picture['quantities'] {
  return [...groupedBy(quantities, ({ measure }) => measure).values()].flat();
}

function quantitiesOf(position: Position): Picture['quantities'] {
  return position.figures.flatMap((figure) => {
    const statement = position.renderings.find(({ quantity }) => quantity === figure);
    return statement ? [{ ...figure, holder: statement.holder.name, statementId: statement.statementId }] : [];
  });
}

/** Who printed it, the first first. A position never changes, so its printers do not. */
const printers = new WeakMap<Position, string[]>();

function printersOf(position: Position): string[] {
  const known = printers.get(position);
  if (known) return known;
  const spoken = position.spoken.flatMap(({ renderings }) => renderings);
  const outlets = [...new Set(byPublication(spoken, (statement) => statement).map(({ outletId }) => outletId))];
  printers.set(position, outlets);
  return outlets;
}
