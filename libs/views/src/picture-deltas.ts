/**
 * Pictures of one claim, one behind the other, each as what differs from the one before. Of a list an item that stood in
 * the one before is its place there: no picture has numbers in a list.
 */
type Picture = Record<string, unknown>;

interface Part {
  text: string;
  /** Of a list: each item, and where it stands. */
  items: string[];
  places: Map<string, number>;
}

export class Deltas {
  private before = new Map<string, Part>();

  /** What the next is held against. */
  begin(picture: object): void {
    this.next(picture);
  }

  /** What differs from the one before. */
  next(picture: object): Picture {
    const differs: Picture = {};
    const now = new Map<string, Part>();
    for (const [field, value] of Object.entries(picture) as [string, unknown][]) {
      const [part, before] = [partOf(value), this.before.get(field)];
      now.set(field, part);
      if (part.text === before?.text) continue;
      differs[field] = Array.isArray(value)
        ? value.map((item: unknown, place) => before?.places.get(part.items[place] ?? '') ?? item)
        : value;
    }
    this.before = now;
    return differs;
  }
}

/** A picture is held against others of either clock: its lists are put into words once. */
const parts = new WeakMap<object, Part>();

function partOf(value: unknown): Part {
  if (!Array.isArray(value)) return { text: JSON.stringify(value), items: [], places: new Map() };
  const known = parts.get(value);
  if (known) return known;
  const items = value.map((item) => JSON.stringify(item));
  const part = { text: items.join('\n'), items, places: new Map(items.map((item, place) => [item, place])) };
  parts.set(value, part);
  return part;
}

/** The last of some pictures, of which the first is whole. */
export function lastOf(pictures: object[]): Picture {
  return pictures.reduce((before: Picture, differs) => {
    const changed = Object.entries(differs).map(([field, value]) => [
      field,
      Array.isArray(value) ? listIn(value, before[field]) : value,
    ]);
    return { ...before, ...(Object.fromEntries(changed) as Picture) };
  }, {});
}

function listIn(items: unknown[], before: unknown): unknown[] {
  return items.map((item) => (typeof item === 'number' ? (before as unknown[])[item] : item));
}
