/** A claim's status with all that an editor sees beside it, at a moment. Long lists are told by their first and their number. */
import { type Identified, identifiedIn, namedByThen, speakerOnFile } from './holder-of.js';
import type { HolderStance } from './holder-stance.js';
import type { Quantity } from '../fields/quantity.js';
import { type AllRaised, allRaised } from './raised.js';
import { byPublication, isPublishedBefore, type Rendering } from './rendering.js';
import { groupedBy } from './grouped-by.js';
import { type Listed, listed, mapped, MOST_TOLD } from './listed.js';
import type { Scene } from './scene.js';
import { judge } from './status.js';
import type { Lean, Stance, Status } from '../vocabulary.js';

export interface Reason {
  statementId: string;
  holder: string;
  /** On file, if the claim has the name identified. */
  holderId?: string;
  stance: Stance;
  lean?: Lean;
}

/** Of the holders that made it so the first, those for and those against in turn, and how many there are. */
export interface Because {
  because: Reason[];
  becauseTotal: number;
}

export interface Picture extends Because, AllRaised {
  status: Status;
  /** Holders that assert it, without those who only repeat another of them. */
  assertingOrigins: number;
  /** Outlets with a statement on it by then. */
  outlets: number;
  quantities: (Quantity & { holder: string; statementId: string })[];
  quantitiesTotal: number;
  /** Of the asserting origins the first, with the outlets that print each, and the statement that its name is from. */
  origins: (Identified & { outlets: string[]; outletsTotal: number })[];
}

export function pictureOf(scene: Scene): Picture {
  const { status, asserting, because } = judge(scene);
  const { withFigures, figures } = scene.sides;
  return {
    status,
    assertingOrigins: asserting.total,
    outlets: scene.outlets.size,
    ...allRaised(scene),
    ...toldBecause(because()),
    quantities: byMeasure(listed(withFigures).first(MOST_TOLD).flatMap(quantitiesOf).slice(0, MOST_TOLD)),
    quantitiesTotal: figures,
    origins: asserting.first(MOST_TOLD).map(originOf),
  };
}

export function toldBecause(because: Listed<Rendering>): Because {
  return { because: mapped(because, reasonOf).first(MOST_TOLD), becauseTotal: because.total };
}

function reasonOf(rendering: Rendering): Reason {
  const { statementId, holder, stance, lean } = rendering.statement;
  return { statementId, holder: holder.name, ...speakerOnFile(rendering), stance, ...(lean && { lean }) };
}

/** Those of one measure stand together, the measure first that was first given. */
function byMeasure(quantities: Picture['quantities']): Picture['quantities'] {
  return [...groupedBy(quantities, ({ measure }) => measure).values()].flat();
}

function quantitiesOf({ given }: HolderStance): Picture['quantities'] {
  return given.map(({ figure: { quantity }, rendering: { statement } }) => ({
    ...quantity,
    holder: statement.holder.name,
    statementId: statement.statementId,
  }));
}

/** Named as the rendering has it that names the speaker of what was published first. */
function originOf(stance: HolderStance): Picture['origins'][number] {
  const outlets = printersOf(stance);
  const named = identifiedIn(stance.key, [stance.naming, ...stance.renderings], namedByThen);
  return { ...named, outlets: outlets.slice(0, MOST_TOLD), outletsTotal: outlets.length };
}

/** Who printed it, the first first. A stance never changes, so its printers do not. */
const printers = new WeakMap<HolderStance, string[]>();

function printersOf(stance: HolderStance): string[] {
  const known = printers.get(stance);
  if (known) return known;
  const firsts = new Map<string, Rendering>();
  for (const { renderings } of stance.spoken)
    for (const one of renderings) {
      const before = firsts.get(one.statement.outletId);
      if (!before || isPublishedBefore(one, before)) firsts.set(one.statement.outletId, one);
    }
  const outlets = byPublication(firsts.values()).map(({ statement }) => statement.outletId);
  printers.set(stance, outlets);
  return outlets;
}
