/**
 * The suspensions of a statement, in the order in which they were put on file. A list remembers the one that it grew out
 * of, while that is there: of a report that was held a thousand times nobody compares, or orders, all for one hold more.
 */
export interface Suspension {
  from: string;
  /** The last of a list suspends its statement still if it has none. */
  until?: string;
}

const grown = new WeakMap<Suspension[], WeakRef<Suspension[]>>();

export function withSuspension(before: Suspension[], from: string): Suspension[] {
  return grownFrom(before, [...before, { from }]);
}

/** The last ends. Only a log that was written around the commands ends one twice: then its list is another. */
export function withLastEnded(before: Suspension[], until: string): Suspension[] {
  const last = before.at(-1);
  if (!last) return before;
  const after = before.with(before.length - 1, { ...last, until });
  return last.until === undefined ? grownFrom(before, after) : after;
}

/** What it was before its last suspension, or before that one's end; undefined where that is not known. */
export function grewOutOf(suspensions: Suspension[]): Suspension[] | undefined {
  return grown.get(suspensions)?.deref();
}

/** Did the one become the other by suspensions, and by ends of the last, alone? False where that is not known. */
export function didGrow(before: Suspension[], after: Suspension[]): boolean {
  for (let list: Suspension[] | undefined = after; list; list = grewOutOf(list)) if (list === before) return true;
  return false;
}

function grownFrom(before: Suspension[], after: Suspension[]): Suspension[] {
  grown.set(after, new WeakRef(before));
  return after;
}
