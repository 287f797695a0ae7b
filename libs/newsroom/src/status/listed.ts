/** So many of a list are told at once, at most. */
export const MOST_TOLD = 20;

/** A list that may be long: how many there are, and the first of them, made when they are asked for. */
export interface Listed<T> {
  total: number;
  first(most: number): T[];
}

/** In their order, those aside left out; all of those aside are among the items. */
export function listed<T>(items: Iterable<T> & { size: number }, aside: ReadonlySet<T> = new Set()): Listed<T> {
  return {
    total: items.size - aside.size,
    first: (most) => {
      const first: T[] = [];
      if (most <= 0) return first;
      for (const item of items) {
        if (aside.has(item)) continue;
        if (first.push(item) >= most) break;
      }
      return first;
    },
  };
}

export function mapped<T, Other>(list: Listed<T>, to: (item: T) => Other): Listed<Other> {
  return { total: list.total, first: (most) => list.first(most).map(to) };
}

/** One after the other. Of too many each list tells its first in turn: none crowds out another. */
export function together<T>(lists: Listed<T>[]): Listed<T> {
  const totals = lists.map(({ total }) => total);
  return {
    total: sum(totals),
    first: (most) => {
      const told = shares(totals, most);
      return lists.flatMap((list, place) => list.first(told[place] ?? 0));
    },
  };
}

function shares(totals: number[], most: number): number[] {
  const told = totals.map(() => 0);
  for (let left = Math.min(most, sum(totals)); left > 0;)
    for (const [place, total] of totals.entries()) {
      if (left === 0 || (told[place] ?? 0) >= total) continue;
      told[place] = (told[place] ?? 0) + 1;
      left -= 1;
    }
  return told;
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
