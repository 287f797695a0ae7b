/** Whose a statement is: the keys of rule 3 of design section 5. A key is `#` and an id, or a folded name. */
import { byUtterance } from './heard.js';
import { folded, type Meaning, type Named, type OnFile, type Said } from './on-file.js';

export const THE_RECORD = 'the record';

/** Of an act of speaking, by the rendering that names its speaker. */
export function keyOf(naming: Said, file: OnFile): string {
  return houseOf(naming, file) ?? speakerOf(naming, file);
}

/** The first at first hand, else the first; of what was taken back none, unless all were. */
export function namingOf(renderings: Said[], takenBack: Set<string>): Said {
  const left = renderings.filter(({ statementId }) => !takenBack.has(statementId));
  const among = left.length > 0 ? left : renderings;
  const naming = among.find(isFirstHand) ?? among[0];
  if (!naming) throw new Error('Nothing was rendered.');
  return naming;
}

function isFirstHand({ via = [], relations = [] }: Said): boolean {
  return via.length === 0 && !relations.some(({ kind }) => kind === 'copy_of' || kind === 'derived_from');
}

/** The holder itself, whomever it speaks for. */
export function speakerOf({ holder, basis, ...said }: Said, file: OnFile): string {
  if (holder.role === 'outlet' && basis === 'record') return THE_RECORD;
  if (basis === 'anonymous') return `${folded(holder.name)} of ${sourceOf(said)}`;
  return meaningOf(holder, file)?.holderId ?? folded(holder.name);
}

/** As whom it is named, or as that holder on file: of an unnamed source no more than what it is called. */
export function nameOf({ holder, basis }: Said, file: OnFile): string {
  if (basis === 'anonymous' || (holder.role === 'outlet' && basis === 'record')) return folded(holder.name);
  return meaningOf(holder, file)?.holderId ?? folded(holder.name);
}

/** A printed one before that on file; of an id that means nobody on file the name that is printed beside it. */
export function houseOf({ holder, basis }: Said, file: OnFile): string | undefined {
  if (holder.role === 'outlet' && basis === 'record') return undefined;
  const { forId, for: printed } = holder;
  if (forId === undefined && printed === undefined)
    return basis === 'anonymous' ? undefined : meaningOf(holder, file)?.house;
  const meant = meaningOf({ name: printed ?? '', ...(forId !== undefined && { id: forId }) }, file)?.holderId;
  return meant ?? (printed === undefined ? undefined : folded(printed));
}

/**
 * Whom a dependence names: those who spoke where any rendering has that name, and whom it means; an outlet is given of an
 * unnamed source alone.
 */
export function keysNamed({ name, outlet }: Named, file: OnFile): Set<string> {
  const meant = outlet === undefined ? meaningOf({ name }, file)?.holderId : undefined;
  const called = [outlet === undefined ? folded(name) : `${folded(name)} of ${outlet}`, ...(meant ? [meant] : [])];
  const goesBy = (said: Said) => namesOf(said, file).some((one) => called.includes(one));
  const acts = [...byUtterance(file.said).values()].filter((renderings) => renderings.some(goesBy));
  return new Set(acts.length > 0 ? acts.flat().map((said) => keyOf(said, file)) : called);
}

function namesOf(said: Said, file: OnFile): string[] {
  const { holder, basis } = said;
  const own = basis === 'anonymous' ? [] : [folded(holder.name)];
  if (speakerOf(said, file) === THE_RECORD) return [...own, THE_RECORD];
  return [...own, ...(holder.for === undefined ? [] : [folded(holder.for)]), speakerOf(said, file), keyOf(said, file)];
}

/** The outlet that first had an unnamed source. */
function sourceOf({ via = [], relations = [], outletId }: Pick<Said, 'via' | 'relations' | 'outletId'>): string {
  const first = via.at(-1) ?? relations.find(({ kind }) => kind === 'copy_of')?.of ?? { outlet: outletId };
  return first.outlet ?? folded(first.name ?? '');
}

/** Undefined where nobody on file is meant; houses are one step up. */
function meaningOf({ id, name = '' }: { id?: string; name?: string }, { meant }: OnFile) {
  const said = id === undefined ? meant.get(folded(name)) : { holderId: id };
  const found = said && inTheEnd(said, meant);
  if (!found) return undefined;
  const house = found.forId === undefined ? undefined : inTheEnd({ holderId: found.forId }, meant)?.holderId;
  return {
    holderId: `#${found.holderId}`,
    house: house === undefined || house === found.holderId ? undefined : `#${house}`,
  };
}

/** Mergers followed; in a circle of them it is the least id. */
function inTheEnd(
  said: Meaning,
  meant: OnFile['meant'],
  passed: string[] = [],
): (Meaning & { holderId: string }) | undefined {
  const { holderId } = said;
  if (holderId === null) return undefined;
  if (passed.includes(holderId)) return { holderId: passed.slice(passed.indexOf(holderId)).toSorted()[0] ?? holderId };
  const further = meant.get(`#${holderId}`);
  if (!further) return { ...said, holderId };
  if (further.holderId === holderId) return { ...further, holderId };
  return inTheEnd(further, meant, [...passed, holderId]);
}
