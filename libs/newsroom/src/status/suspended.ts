/** Whether a statement is suspended at a moment. Its report may have been held a thousand times: that is put in order once. */
import { grewOutOf, type Suspension } from '../claim/suspensions.js';
import { earliest } from '../fields/edtf.js';

/** From the one moment until before the other. */
interface Spell {
  from: number;
  until: number;
}

interface Spells {
  /** Of all but the last on file; first to last, none within another: they may be on file in any order. */
  before: Spell[];
  /** It may still end. */
  last: Spell | undefined;
}

export function isSuspendedAt(moment: number, suspensions: Suspension[]): boolean {
  const { before, last } = spellsIn(suspensions);
  return isWithin(last, moment) || isWithin(lastBegun(before, moment), moment);
}

/** It lasts, also by the moment of all that is on file. */
const WITHOUT_END = Infinity;

function isWithin(spell: Spell | undefined, moment: number): boolean {
  return spell !== undefined && spell.from <= moment && (spell.until === WITHOUT_END || moment < spell.until);
}

function lastBegun(spells: Spell[], moment: number): Spell | undefined {
  let [from, to] = [0, spells.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((spells[middle]?.from ?? Infinity) <= moment) from = middle + 1;
    else to = middle;
  }
  return spells[from - 1];
}

const known = new WeakMap<Suspension[], Spells>();

function spellsIn(suspensions: Suspension[]): Spells {
  const found = known.get(suspensions) ??
    grownSpells(suspensions) ?? { before: inOrder(suspensions), last: lastOf(suspensions) };
  known.set(suspensions, found);
  return found;
}

/** From those of the list that it grew out of; undefined where these are not known, or do not come in order. */
function grownSpells(suspensions: Suspension[]): Spells | undefined {
  const was = grewOutOf(suspensions);
  const spells = was && known.get(was);
  if (!was || !spells) return undefined;
  const last = lastOf(suspensions);
  if (was.length === suspensions.length || !spells.last) return { before: spells.before, last };
  const [before, one] = [spells.before.at(-1), spells.last];
  if (before && one.from < before.from) return undefined;
  return { before: [...spells.before.slice(0, -1), ...joined(before, one)], last };
}

function inOrder(suspensions: Suspension[]): Spell[] {
  const all = suspensions.slice(0, -1).map(spellOf);
  const spells: Spell[] = [];
  for (const one of all.sort((it, other) => (it.from < other.from ? -1 : Number(it.from > other.from))))
    spells.push(...joined(spells.pop(), one));
  return spells;
}

/** The other begins no earlier. */
function joined(one: Spell | undefined, other: Spell): Spell[] {
  if (!one) return [other];
  return other.from <= one.until ? [{ from: one.from, until: Math.max(one.until, other.until) }] : [one, other];
}

function lastOf(suspensions: Suspension[]): Spell | undefined {
  const last = suspensions.at(-1);
  return last && spellOf(last);
}

function spellOf({ from, until }: Suspension): Spell {
  return { from: earliest(from), until: until === undefined ? WITHOUT_END : earliest(until) };
}
