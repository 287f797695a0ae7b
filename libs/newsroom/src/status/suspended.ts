/** Whether a statement is suspended at a moment. Its report may have been held a thousand times: that is put in order once. */
import type { Suspension } from '../claim/claim.js';
import { earliest } from '../fields/edtf.js';

/** From the one moment until before the other. */
interface Spell {
  from: number;
  until: number;
}

export function isSuspendedAt(moment: number, suspensions: Suspension[]): boolean {
  const spells = spellsIn(suspensions);
  let [from, to] = [0, spells.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((spells[middle]?.from ?? Infinity) <= moment) from = middle + 1;
    else to = middle;
  }
  const last = spells[from - 1];
  return last !== undefined && (last.until === WITHOUT_END || moment < last.until);
}

/** It lasts, also by the moment of all that is on file. */
const WITHOUT_END = Infinity;

const known = new WeakMap<Suspension[], Spell[]>();

/** First to last, none within another: they may be on file in any order. */
function spellsIn(suspensions: Suspension[]): Spell[] {
  const before = known.get(suspensions);
  if (before) return before;
  const all = suspensions.map(({ from, until }) => ({
    from: earliest(from),
    until: until === undefined ? WITHOUT_END : earliest(until),
  }));
  const spells: Spell[] = [];
  for (const { from, until } of all.sort((one, other) =>
    one.from < other.from ? -1 : Number(one.from > other.from),
  )) {
    const last = spells.at(-1);
    if (last && from <= last.until) last.until = Math.max(last.until, until);
    else spells.push({ from, until });
  }
  known.set(suspensions, spells);
  return spells;
}
