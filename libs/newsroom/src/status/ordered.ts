/** Items in a total order, kept as they come and go: a place among many is found in the logarithm of their number. */
export class Ordered<T> implements Iterable<T> {
  private readonly items: T[] = [];

  constructor(private readonly isBefore: (one: T, other: T) => boolean) {}

  get size(): number {
    return this.items.length;
  }

  get first(): T | undefined {
    return this.items[0];
  }

  get last(): T | undefined {
    return this.items.at(-1);
  }

  /** All of them, as they are now. */
  all(): T[] {
    return this.items.slice();
  }

  add(item: T): void {
    this.items.splice(this.placeOf(item), 0, item);
  }

  /** Takes out the one that has its place in the order; false if none has. */
  delete(item: T): boolean {
    const place = this.placeOf(item);
    const found = this.items[place];
    if (found === undefined || this.isBefore(item, found)) return false;
    this.items.splice(place, 1);
    return true;
  }

  [Symbol.iterator](): Iterator<T> {
    return this.items[Symbol.iterator]();
  }

  /** The last first. */
  *backwards(): Generator<T> {
    for (let place = this.items.length - 1; place >= 0; place--) yield this.items[place] as T;
  }

  /** Those of which it holds, the last first; it must hold of a beginning of the order. */
  *upTo(holds: (item: T) => boolean): Generator<T> {
    for (let place = this.firstPlaceBehind(holds) - 1; place >= 0; place--) yield this.items[place] as T;
  }

  /** The one before the place of an item, and the one that is there or behind it. */
  around(item: T): [before: T | undefined, behind: T | undefined] {
    const place = this.placeOf(item);
    return [this.items[place - 1], this.items[place]];
  }

  /** The first place whose item is not before this one. */
  private placeOf(item: T): number {
    return this.firstPlaceBehind((one) => this.isBefore(one, item));
  }

  private firstPlaceBehind(holds: (item: T) => boolean): number {
    let [from, to] = [0, this.items.length];
    while (from < to) {
      const middle = (from + to) >>> 1;
      if (holds(this.items[middle] as T)) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}
