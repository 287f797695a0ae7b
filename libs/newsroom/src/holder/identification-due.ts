/**
 * Whom a name or an id on a claim means by the files of holders, and whether that is to be said there. It follows from what
 * is on file alone: whoever looks again, in whatever order things came, finds the same.
 */
import type { Identifier } from '../vocabulary.js';

/** What the file of a holder tells of whom it is. */
export interface HolderFile {
  holderId: string;
  mergedInto?: string;
  for?: string;
  version: number;
}

/** By id. */
export type HolderFiles = Map<string, HolderFile>;

/** On a claim, with the latest that was said of it there. */
export interface Asked {
  said?: Said;
  /** Instead of a name: an id that statements have, or that what was said leads to. */
  id?: string;
  /** The holders that go by the name, and those that did. */
  having?: string[];
  had?: string[];
}

interface Said {
  holderId: string | null;
  forId?: string;
  by: Identifier;
}

export interface IdentificationDue {
  holderId: string | null;
  /** What it takes the place of, and the version of each file that it follows from: there is no second with the same. */
  cause: string;
}

/** Undefined: nothing is to be said, or the files do not tell yet. What an editor said stays. */
export function identificationDue(asked: Asked, files: HolderFiles): IdentificationDue | undefined {
  if (asked.said?.by === 'editor') return undefined;
  const chains = (asked.id === undefined ? (asked.having ?? []) : [asked.id]).map((id) => chainFrom(id, files));
  const ends = new Set(chains.map((chain) => endOf(chain)));
  if (ends.has(undefined) || (asked.id !== undefined && ends.size === 0)) return undefined;
  const [end] = ends.size === 1 ? ends : [];
  return isSaid(asked, end) ? undefined : { holderId: end?.holderId ?? null, cause: causeOf(asked, files) };
}

/** Whom a holder on file is: those that are merged into one another, itself first. */
function chainFrom(id: string, files: HolderFiles): HolderFile[] {
  const chain: HolderFile[] = [];
  for (let next = files.get(id); next && !chain.includes(next); next = files.get(next.mergedInto ?? ''))
    chain.push(next);
  return chain;
}

/** Of a circle, which two desks at once can make, the least id in it. Undefined: it leads to a file that is not there yet. */
function endOf(chain: HolderFile[]): HolderFile | undefined {
  const last = chain.at(-1);
  if (last?.mergedInto === undefined) return last;
  const since = chain.findIndex(({ holderId }) => holderId === last.mergedInto);
  if (since < 0) return undefined;
  return chain.slice(since).reduce((least, one) => (one.holderId < least.holderId ? one : least));
}

/** Of an id nothing need be said that it tells by itself; of a name not that it means nobody, unless that is news. */
function isSaid({ said, id }: Asked, end: HolderFile | undefined): boolean {
  if (said) return said.holderId === (end?.holderId ?? null) && said.forId === end?.for;
  return end === undefined || (end.holderId === id && end.for === undefined);
}

function causeOf({ said, id, having = [], had = [] }: Asked, files: HolderFiles): string {
  const first = [...having, ...had, ...(id === undefined ? [] : [id]), ...(said?.holderId ? [said.holderId] : [])];
  const all = new Set(first.flatMap((one) => chainFrom(one, files)));
  const versions = [...all].map(({ holderId, version }) => `${holderId}@${version}`).sort();
  return JSON.stringify([said ? [said.holderId, said.forId ?? null] : null, versions]);
}
