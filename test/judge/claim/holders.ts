/** Whose a statement is: the keys of rule 3 of design section 5. A key is `#` and an id, or a folded name. */
import { folded, type Named, type OnFile, type Said } from './on-file.js';

export const THE_RECORD = 'the record';

/** Of an act of speaking with these renderings, the first published first: all of it is that of the one that names. */
export function keyOf(renderings: Said[], file: OnFile): string {
  const naming = namingOf(renderings);
  return houseOf(naming, file) ?? speakerOf(naming, file);
}

/** The first at first hand, else the first. */
export function namingOf(renderings: Said[]): Said {
  const [first] = renderings;
  if (!first) throw new Error('Nothing was rendered.');
  return renderings.find(isFirstHand) ?? first;
}

function isFirstHand({ via = [], relations = [] }: Said): boolean {
  return via.length === 0 && !relations.some(({ kind }) => kind === 'copy_of' || kind === 'derived_from');
}

/** The holder itself, whomever it speaks for. */
export function speakerOf({ holder, basis, ...said }: Said, file: OnFile): string {
  if (holder.role === 'outlet' && basis === 'record') return THE_RECORD;
  if (basis === 'anonymous') return `${folded(holder.name)} of ${sourceOf(said)}`;
  return meaningOf(holder, file)?.holderId ?? spelled(holder);
}

/** A printed one before that on file. */
export function houseOf({ holder, basis }: Said, file: OnFile): string | undefined {
  if (holder.role === 'outlet' && basis === 'record') return undefined;
  if (holder.forId !== undefined) return meaningOf({ id: holder.forId }, file)?.holderId ?? `#${holder.forId}`;
  if (holder.for !== undefined) return meaningOf({ name: holder.for }, file)?.holderId ?? folded(holder.for);
  return basis === 'anonymous' ? undefined : meaningOf(holder, file)?.house;
}

/** Whom a dependence names: those who said something under that name, and whom it means. */
export function keysNamed({ name, outlet }: Named, utterances: { key: string; renderings: Said[] }[], file: OnFile) {
  const meant = meaningOf({ name }, file);
  const keys = new Set<string>([meant?.house ?? meant?.holderId ?? folded(name)]);
  for (const { key, renderings } of utterances)
    for (const said of renderings) {
      const isNamed = folded(said.holder.name) === folded(name);
      const source = said.basis === 'anonymous' ? sourceOf(said) : undefined;
      if (isNamed && (source === undefined || source === outlet || said.holder.for !== undefined)) keys.add(key);
    }
  return keys;
}

/** The outlet that first had an unnamed source. */
function sourceOf({ via = [], relations = [], outletId }: Pick<Said, 'via' | 'relations' | 'outletId'>): string {
  const first = via.at(-1) ?? relations.find(({ kind }) => kind === 'copy_of')?.of ?? { outlet: outletId };
  return first.outlet ?? folded(first.name ?? '');
}

function meaningOf({ id, name = '' }: { id?: string; name?: string }, { meant }: OnFile) {
  const said = meant.get(id === undefined ? folded(name) : `#${id}`);
  if (!said) return undefined;
  const { holderId, forId } = said;
  if (holderId === null) return { holderId: undefined, house: undefined };
  return { holderId: `#${holderId}`, house: forId === undefined ? undefined : `#${forId}` };
}

function spelled({ id, name }: Said['holder']): string {
  return id === undefined ? folded(name) : `#${id}`;
}
