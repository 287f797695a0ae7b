/**
 * The figures of two holders that cannot both be true, pair by pair: those that raise `quantity_conflict`. Of many the first
 * are told and all are counted, without holding each against each.
 */
import type { Quantity } from '../fields/quantity.js';
import type { Steps } from '../steps.js';
import { inShort } from './figure-in-print.js';
import { allowedBeside, type Figure } from './figures.js';
import type { Given } from './given-figures.js';
import { groupedBy } from './grouped-by.js';
import { type Identified, identifiedIn } from './holder-of.js';
import type { HolderStance } from './holder-stance.js';
import type { Scene } from './scene.js';

/** The figure of a holder, and the statement that it is from. */
export type OfAHolder = Identified & ReturnType<typeof inShort>;

export interface AtOdds {
  /** The first twenty, as who gives the lesser was heard: the lesser first. */
  atOdds: { lesser: OfAHolder; greater: OfAHolder }[];
  atOddsTotal: number;
}

export const NONE_AT_ODDS: AtOdds = { atOdds: [], atOddsTotal: 0 };

const MOST = 20;

interface Giving {
  stance: HolderStance;
  given: Given;
}

/** By measure, as `measureOf` tells them apart; a step for each figure. */
export function* atOddsIn(
  { sides }: Scene,
  measureOf: (figure: Figure) => string,
): Steps<Map<string, (of: Partial<Quantity>) => AtOdds>> {
  const told = new Map<string, (of: Partial<Quantity>) => AtOdds>();
  if (!sides.conflicts.isAny) return told;
  const all = [...sides.withFigures].flatMap((stance) => stance.given.map((given) => ({ stance, given })));
  for (const [measure, those] of groupedBy(all, ({ given }) => measureOf(given.figure))) {
    const units = [...groupedBy(those, ({ given }) => given.figure.unit)].map(
      ([unit, ofUnit]) => new OfUnit(unit, ofUnit),
    );
    const first: [Giving, Giving][] = [];
    let total = 0;
    for (const one of those) {
      yield;
      for (const unit of units) {
        total += unit.countAbove(one);
        for (const greater of unit.above(one))
          if (first.length < MOST) first.push([one, greater]);
          else break;
      }
    }
    told.set(measure, (of) => ({
      atOdds: first.map(([one, other]) => ({ lesser: ofAHolder(one, of), greater: ofAHolder(other, of) })),
      atOddsTotal: total,
    }));
  }
  return told;
}

/** The figures of one unit from the greatest start on, as they are printed, and as they are beside another unit. */
class OfUnit {
  private readonly printed: Giving[];
  private readonly converted: Giving[];
  private readonly ofHolder: Map<string, [Giving, ...Giving[]]>;

  constructor(
    readonly unit: string,
    those: Giving[],
  ) {
    this.printed = those.toSorted(({ given: one }, { given: other }) => other.figure.from - one.figure.from);
    this.converted = those.toSorted(
      ({ given: one }, { given: other }) => other.figure.converted.from - one.figure.converted.from,
    );
    this.ofHolder = groupedBy(those, ({ stance: { key } }) => key);
  }

  /** Those of others that begin above where it ends. */
  *above(one: Giving): Generator<Giving> {
    for (const other of this.beside(one)) {
      if (!this.isAbove(other, one)) return;
      if (other.stance !== one.stance) yield other;
    }
  }

  countAbove(one: Giving): number {
    const those = this.beside(one);
    let [least, most] = [0, those.length];
    while (least < most) {
      const middle = (least + most) >> 1;
      if (this.isAbove(those[middle] as Giving, one)) least = middle + 1;
      else most = middle;
    }
    const its = this.ofHolder.get(one.stance.key) ?? [];
    return least - its.filter((other) => this.isAbove(other, one)).length;
  }

  private beside({ given: { figure } }: Giving): Giving[] {
    return figure.unit === this.unit ? this.printed : this.converted;
  }

  private isAbove({ given }: Giving, { given: { figure } }: Giving): boolean {
    return allowedBeside(figure, given.figure).from > allowedBeside(this, figure).to;
  }
}

function ofAHolder({ stance, given: { figure, rendering } }: Giving, of: Partial<Quantity>): OfAHolder {
  return {
    ...identifiedIn(stance.key, [stance.naming, ...stance.renderings]),
    statementId: rendering.id,
    ...inShort(figure.quantity, of),
  };
}
