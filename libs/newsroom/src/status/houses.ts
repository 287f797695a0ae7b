/** Those who speak for others, by whom they speak for: who speaks for one house from two sides; kept as they move. */
import { campOf, type HolderStance } from './holder-stance.js';

type Camp = NonNullable<ReturnType<typeof campOf>>;

export class Houses {
  private readonly houses = new Map<string, Map<Camp, Set<HolderStance>>>();
  private readonly atOdds = new Set<string>();

  get isOneDivided(): boolean {
    return this.atOdds.size > 0;
  }

  enter(speaker: HolderStance): void {
    const camp = campOf(speaker);
    if (camp === undefined) return;
    const house = houseOf(speaker);
    const camps = this.houses.get(house) ?? new Map<Camp, Set<HolderStance>>();
    this.houses.set(house, camps.set(camp, (camps.get(camp) ?? new Set()).add(speaker)));
    this.judge(house, camps);
  }

  leave(speaker: HolderStance): void {
    const camp = campOf(speaker);
    const house = houseOf(speaker);
    const camps = this.houses.get(house);
    const those = camp && camps?.get(camp);
    if (!camps || !those) return;
    those.delete(speaker);
    if (those.size === 0) camps.delete(camp);
    if (camps.size === 0) this.houses.delete(house);
    this.judge(house, camps);
  }

  /** All who speak for a house that is divided. */
  divided(): HolderStance[] {
    const houses = [...this.atOdds].flatMap((house) => [...(this.houses.get(house)?.values() ?? [])]);
    return houses.flatMap((speakers) => [...speakers]);
  }

  private judge(house: string, camps: Map<Camp, unknown>): void {
    if (camps.size > 1) this.atOdds.add(house);
    else this.atOdds.delete(house);
  }
}

function houseOf({ key }: HolderStance): string {
  return key.slice(0, key.indexOf('\n'));
}
