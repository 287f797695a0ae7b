/**
 * Whose a statement is, for the rules: of whom it speaks for, where that is known, else of its holder. Each by its id where
 * the claim has it identified, else by its folded name.
 */
import { idIn, type Identification, keyOf, type Meant, meant } from '../claim/identification.js';
import {
  holderKey,
  holderKeys,
  isOnRecord,
  type NamedHolder,
  nameKey,
  RECORD_KEY,
  THE_RECORD,
} from '../fields/holder.js';
import { sameName } from '../fields/same-name.js';
import type { ClaimStatement } from '../claim/claim.js';
import type { Rendering } from './rendering.js';

export interface Whose {
  /** The key: the house, else the holder itself. */
  holder: string;
  /** Who speaks, for whomever; an unnamed source as one of the outlet that first had it. */
  speaker: string;
  /** As its holder is named, and for whom that speaks; empty for nobody. */
  name: string;
  house: string;
}

type Identifications = Identification[] | undefined;

/** Names are folded once for all that the claim has identified so far: a statement never changes. */
const known = new WeakMap<ClaimStatement, { by: Identifications; whose: Whose }>();

export function whoseIs(statement: ClaimStatement, identifications?: Identification[]): Whose {
  const before = known.get(statement);
  if (before && before.by === identifications) return before.whose;
  const whose = found(statement, identifications);
  known.set(statement, { by: identifications, whose });
  return whose;
}

function found(statement: ClaimStatement, identifications: Identifications): Whose {
  const { holder, basis } = statement;
  if (isOnRecord(statement)) return { holder: RECORD_KEY, speaker: RECORD_KEY, name: sameName(holder.name), house: '' };
  const isUnnamed = basis === 'anonymous';
  const onFile = isUnnamed ? undefined : meant(identifications, named(holder.name, holder.id));
  const name = onFile ? keyOf({ id: onFile.holderId }) : sameName(holder.name);
  const house = houseIn(statement, onFile, identifications);
  const { for: _house, ...alone } = holder;
  const speaker = isUnnamed ? holderKey({ ...statement, holder: alone }) : name;
  return { holder: house ?? speaker, speaker, name, house: house ?? '' };
}

/**
 * A printed house comes before the one that the holder has on file; nobody asks for whom a house speaks. An id that means
 * nobody on file leaves the name that is printed beside it, or none.
 */
function houseIn(
  { holder: { for: printed, forId } }: ClaimStatement,
  onFile: Meant | undefined,
  identifications: Identifications,
): string | undefined {
  if (printed === undefined && forId === undefined) return onFile?.forId && keyOf({ id: onFile.forId });
  const house = meant(identifications, named(printed ?? '', forId));
  if (house) return keyOf({ id: house.holderId });
  return printed === undefined ? undefined : sameName(printed);
}

function named(name: string, id: string | undefined): { name: string; id?: string } {
  return { name, ...(id !== undefined && { id }) };
}

/** A holder's name, and the statement that it is from. */
export interface Named {
  holder: string;
  statementId: string;
}

/** By the first of its statements, of those first that nothing has ended since: a kill may hide what it named. */
export function namedIn(renderings: [Rendering, ...Rendering[]]): Named {
  const { statement } = renderings.find(({ retracted }) => retracted === undefined) ?? renderings[0];
  return { holder: nameOf(statement), statementId: statement.statementId };
}

/**
 * Of what stands at a moment: by the first whose report was not withdrawn since, as a kill does it. What else has become of
 * one since does not change what was to be seen.
 */
export function namedByThen(renderings: [Rendering, ...Rendering[]]): Named {
  const isKept = ({ statement: { retraction } }: Rendering) => retraction?.why !== 'report_withdrawn';
  const { statement } = renderings.find(isKept) ?? renderings[0];
  return { holder: nameOf(statement), statementId: statement.statementId };
}

/** With whom it counts as, where the claim has that one identified: the house, if it speaks for one. */
export interface Identified extends Named {
  holderId?: string;
}

export function identifiedIn(
  key: string,
  renderings: [Rendering, ...Rendering[]],
  named: typeof namedIn = namedIn,
): Identified {
  const holderId = idIn(key);
  return { ...named(renderings), ...(holderId !== undefined && { holderId }) };
}

/** Who speaks in it, as on file: whomever that one speaks for. */
export function speakerOnFile({ speaker }: Pick<Rendering, 'speaker'>): { holderId?: string } {
  const holderId = idIn(speaker);
  return holderId === undefined ? {} : { holderId };
}

/** Whom an editor would name: whoever was spoken for, not the first who spoke. */
export function nameOf(statement: ClaimStatement): string {
  const { holder } = statement;
  return isOnRecord(statement) ? THE_RECORD : (holder.for ?? holder.name);
}

/** All names under which an editor may mean the holder, and the ids that they mean: an unnamed source only as one of its outlet. */
export function namesFor(statement: ClaimStatement, identifications?: Identification[]): string[] {
  const { name, house, speaker } = whoseIs(statement, identifications);
  const others = [...(statement.basis === 'anonymous' ? [] : [name]), ...(house === '' ? [] : [house])];
  return [...new Set([...holderKeys(statement), speaker, ...others])];
}

/** A holder as an editor names it, and the id that this name means on the claim. */
export function keysFor(holder: NamedHolder, identifications?: Identification[]): string[] {
  const onFile = holder.outlet === undefined ? meant(identifications, { name: holder.name }) : undefined;
  return [nameKey(holder), ...(onFile ? [keyOf({ id: onFile.holderId })] : [])];
}
