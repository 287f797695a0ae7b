/**
 * A holder on file: somebody who makes statements, under all names that outlets print.
 *
 *   (none) ── register ──► registered ◄── unmerge ── merged
 *                            ▲   │  └────── merge ─────►│
 *                            └───┴── rename, add alias, remove alias, assign house, whether merged or not
 *
 * A merged holder's names mean the other; it keeps its own file, so that unmerging brings back what was.
 */
import { sameName } from '../fields/same-name.js';
import { nothingElse } from '../stream.js';
import type { AddAlias } from './add-alias.js';
import type { AssignHouse } from './assign-house.js';
import type { MergeHolder } from './merge-holder.js';
import type { RegisterHolder } from './register-holder.js';
import type { RemoveAlias } from './remove-alias.js';
import type { HolderRenamed } from './rename-holder.js';
import type { UnmergeHolder } from './unmerge-holder.js';

export type HolderEvent =
  | { type: 'HolderRegistered'; data: RegisterHolder }
  | { type: 'HolderRenamed'; data: HolderRenamed }
  | { type: 'AliasAdded'; data: AddAlias }
  | { type: 'AliasRemoved'; data: RemoveAlias }
  | { type: 'HouseAssigned'; data: AssignHouse }
  | { type: 'HolderMerged'; data: MergeHolder }
  | { type: 'HolderUnmerged'; data: UnmergeHolder };

/** Without a name until it is registered. Of names that are the same after folding it has one. */
export interface HolderOnFile extends Partial<Omit<RegisterHolder, 'aliases'>> {
  aliases: string[];
  /** Names and aliases that it had, and has no more: what was identified by them is to be looked at again. */
  formerNames: string[];
  mergedInto?: string;
}

export const noHolder: HolderOnFile = { aliases: [], formerNames: [] };

export function evolveHolder(holder: HolderOnFile, event: HolderEvent): HolderOnFile {
  switch (event.type) {
    case 'HolderRegistered': {
      const { aliases = [], ...told } = event.data;
      return withNames({ ...holder, ...told }, { name: told.name, aliases });
    }
    case 'HolderRenamed': {
      const { name, alias } = event.data;
      return withNames(holder, { name, aliases: [...holder.aliases, ...(alias === undefined ? [] : [alias])] });
    }
    case 'AliasAdded':
      return withNames(holder, { name: holder.name, aliases: [...holder.aliases, event.data.alias] });
    case 'AliasRemoved':
      return withNames(holder, { name: holder.name, aliases: without(holder.aliases, event.data.alias) });
    case 'HouseAssigned': {
      const { for: _, ...rest } = holder;
      return event.data.for === null ? rest : { ...rest, for: event.data.for };
    }
    case 'HolderMerged':
      return { ...holder, mergedInto: event.data.into };
    case 'HolderUnmerged': {
      const { mergedInto: _, ...rest } = holder;
      return rest;
    }
    default:
      return nothingElse(event, holder);
  }
}

/** Does it go by this name, as its name or as an alias? */
export function goesBy({ name, aliases }: HolderOnFile, other: string): boolean {
  return [name ?? '', ...aliases].some((one) => sameName(one) === sameName(other));
}

interface Names {
  name: string | undefined;
  aliases: string[];
}

function withNames(before: HolderOnFile, { name, aliases }: Names): HolderOnFile {
  const after = { ...before, ...(name !== undefined && { name }), aliases: distinct(without(aliases, name ?? '')) };
  const had = distinct([...before.formerNames, before.name ?? '', ...before.aliases]);
  return { ...after, formerNames: had.filter((one) => one !== '' && !goesBy(after, one)) };
}

function without(names: string[], name: string): string[] {
  return names.filter((one) => sameName(one) !== sameName(name));
}

/** Of those that are the same the first. */
function distinct(names: string[]): string[] {
  const firsts = new Map<string, string>();
  for (const name of names) if (!firsts.has(sameName(name))) firsts.set(sameName(name), name);
  return [...firsts.values()];
}
