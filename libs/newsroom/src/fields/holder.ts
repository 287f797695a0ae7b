/** Whoever makes a statement, and when two of them are the same. */
import { IsIn } from 'class-validator';
import { IsId, IsName, Means, Optional } from './field.js';
import { sameName } from './same-name.js';
import { type Role, ROLES, wordsOf } from '../vocabulary.js';

/** Who makes the statement. The role belongs to the statement, not to the party. */
export class Holder {
  @IsName() name!: string;
  @Means('What the holder is in the matter, in this statement.') @IsIn(wordsOf(ROLES)) role!: Role;
  @Means('Whom the holder speaks for: Peskov for the Kremlin.') @Optional() @IsName() for?: string;
  @Means('The holder on file that it is, if you know.') @Optional() @IsId() id?: string;
  @Means('The holder on file that it speaks for, if you know.') @Optional() @IsId() forId?: string;
}

/** Those on file that the holder is said to be, and to speak for. */
export function idsOf({ id, forId }: Holder): string[] {
  return [id, forId].filter((one) => one !== undefined);
}

/** A holder as an editor names it: the outlet only for an anonymous one, who is a source of that outlet. */
export class NamedHolder {
  @IsName() name!: string;
  @Means('For an anonymous holder: the outlet whose source it is.') @Optional() @IsId() outlet?: string;
}

export function nameKey({ name, outlet }: NamedHolder): string {
  return outlet ? `${sameName(name)}@${outlet}` : sameName(name);
}

/** The outlets of all statements that rest on what anyone can look up are one holder. */
export const THE_RECORD = 'the record';
/** No name is keyed so: names are trimmed. */
export const RECORD_KEY = ` ${THE_RECORD}`;

interface Attributed {
  holder: Holder;
  basis: string;
  outletId: string;
  via?: { outlet?: string; name?: string }[];
  relations?: { kind: string; of: { outlet?: string; name?: string } }[];
}

/**
 * Who is meant, for the rules: by `for` where it is given. An unnamed source belongs to the outlet that first had it
 * (the last hop of `via`, else whose report it copies), so "a US official" of two papers is two holders, unless both
 * print one utterance: see `claim/first-hand.ts`.
 */
export function holderKey({ holder, basis, outletId, via, relations }: Attributed): string {
  if (isOnRecord({ holder, basis })) return RECORD_KEY;
  // Whoever speaks for a house is that house's, named or not.
  if (holder.for !== undefined || basis !== 'anonymous') return sameName(holder.for ?? holder.name);
  const { name } = holder;
  const source = via?.at(-1) ?? relations?.find(({ kind }) => kind === 'copy_of')?.of;
  return nameKey({ name, outlet: source?.outlet ?? (source?.name ? sameName(source.name) : outletId) });
}

export function isOnRecord({ holder, basis }: Pick<Attributed, 'holder' | 'basis'>): boolean {
  return holder.role === 'outlet' && basis === 'record';
}

/** All names under which an editor may mean the holder: the person's own as well as whom it speaks for. */
export function holderKeys(statement: Attributed): string[] {
  const { for: _spokenFor, ...alone } = statement.holder;
  return [...new Set([holderKey(statement), holderKey({ ...statement, holder: alone })])];
}
