/**
 * Where the items of a list stand, by id, such as a claim's statements: a claim of thousands is not gone through for each
 * event that names one. One index serves all versions of a list, so it may hold what this one lacks: each find is checked.
 */
export class Places<Item extends object> {
  private readonly known = new WeakMap<Item[], Map<string, number>>();

  constructor(private readonly idOf: (item: Item) => string) {}

  /** -1 if none has this id. */
  of(items: Item[], id: string): number {
    if (items.length <= FEW) return this.goneThrough(items, id);
    const place = this.placesOf(items).get(id);
    if (place === undefined) return -1;
    const found = items[place];
    // Another version of the list may have put it there.
    return found && this.idOf(found) === id ? place : this.goneThrough(items, id);
  }

  withOneMore(items: Item[], item: Item): Item[] {
    const after = [...items, item];
    if (after.length > FEW) this.known.set(after, this.placesOf(items).set(this.idOf(item), items.length));
    return after;
  }

  /** With this one, which has its id, in the place of another. */
  withAnother(items: Item[], place: number, item: Item): Item[] {
    const after = items.with(place, item);
    const known = this.known.get(items);
    if (known) this.known.set(after, known);
    return after;
  }

  private placesOf(items: Item[]): Map<string, number> {
    const known = this.known.get(items);
    if (known) return known;
    const found = new Map(items.map((item, place) => [this.idOf(item), place]));
    this.known.set(items, found);
    return found;
  }

  private goneThrough(items: Item[], id: string): number {
    return items.findIndex((one) => this.idOf(one) === id);
  }
}

/** Of fewer to go through them is quicker. */
const FEW = 32;
