/**
 * Who is meant on a claim: by a name as it was printed, of a holder or in `for`, and by an id. A name means a holder on
 * file, an id another id, if that holder was merged, or the same with its house. What an editor says stays; what the
 * courier says follows the files.
 */
import { sameName } from '../fields/same-name.js';
import type { Identifier } from '../vocabulary.js';
import type { HolderIdentified } from './identify-holder.js';
import { Places } from './places.js';

/** The latest that was said of one name or id. */
export interface Identification {
  /** Of the name or of the id: see `keyOf`. */
  key: string;
  /** Null: nobody on file. */
  holderId: string | null;
  /** Whom that holder speaks for, as its file has it: it may have been merged, which an identification of its id tells. */
  forId?: string;
  by: Identifier;
}

/** Whom a name or an id means in the end, mergers followed. */
export interface Meant {
  holderId: string;
  /** Never the holder itself. Houses are one step up: nobody asks for whom the house speaks. */
  forId?: string;
}

interface NameOrId {
  name?: string;
  id?: string;
}

/** One form for both: no name begins with a space once it is folded. */
export function keyOf({ id, name = '' }: NameOrId): string {
  return id === undefined ? sameName(name) : ` ${id}`;
}

/** The holder on file whose key it is; undefined if it is a name's, or the record's. */
export function idIn(key: string): string | undefined {
  return /^ [^ ]+$/.test(key) ? key.slice(1) : undefined;
}

const places = new Places<Identification>(({ key }) => key);

export function identificationOf(identifications: Identification[] = [], key: string): Identification | undefined {
  return identifications[places.of(identifications, key)];
}

/**
 * An id comes before a name. Undefined: nobody on file, so that the printed name alone tells who it is. Whom unnamed
 * sources and the record mean is never to be asked.
 */
export function meant(identifications: Identification[] | undefined, { id, name = '' }: NameOrId): Meant | undefined {
  if (id === undefined && !identifications) return undefined;
  const said = id === undefined ? identificationOf(identifications, keyOf({ name })) : { holderId: id };
  const found = said && followed(identifications, said);
  if (!found) return undefined;
  const house = found.forId === undefined ? undefined : followed(identifications, { holderId: found.forId })?.holderId;
  return { holderId: found.holderId, ...(house !== undefined && house !== found.holderId && { forId: house }) };
}

/** From id to id. In a circle, which only editors can make, it is the least id of it. */
function followed(
  identifications: Identification[] | undefined,
  first: Pick<Identification, 'holderId' | 'forId'>,
): Meant | undefined {
  const passed: string[] = [];
  for (let last = first; ;) {
    const { holderId } = last;
    if (holderId === null) return undefined;
    const next = identificationOf(identifications, keyOf({ id: holderId }));
    if (!next) return { ...last, holderId };
    if (next.holderId === holderId) return { ...next, holderId };
    const since = passed.indexOf(holderId);
    if (since >= 0) return { holderId: passed.slice(since).reduce((least, one) => (one < least ? one : least)) };
    passed.push(holderId);
    last = next;
  }
}

/**
 * Of a name an editor says the holder alone. Whom that holder speaks for is said of its id, where the courier can say it
 * anew.
 */
export function withIdentified(before: Identification[] = [], said: HolderIdentified): Identification[] {
  const { holderId, forId, by } = said;
  const key = keyOf(said);
  if (by === 'courier' || forId === undefined || holderId === null || key === keyOf({ id: holderId }))
    return withOne(before, { key, holderId, ...(forId !== undefined && { forId }), by });
  const named = withOne(before, { key, holderId, by });
  const ofId = keyOf({ id: holderId });
  return identificationOf(named, ofId) ? named : withOne(named, { key: ofId, holderId, forId, by: 'courier' });
}

function withOne(before: Identification[], one: Identification): Identification[] {
  const place = places.of(before, one.key);
  return place < 0 ? places.withOneMore(before, one) : places.withAnother(before, place, one);
}
