/** What is told of holders on file, each by its name there, whatever the papers call it. */
import type { Stet } from '#client';

/** By id, as far as they have been asked for. */
export type NamesOnFile = Map<string, string>;

/** Asks for those that are not known yet. What a paper printed, with no id beside it, stays as it is. */
export async function asOnFile<T>(stet: Stet, told: T, names: NamesOnFile): Promise<T> {
  for (const id of idsIn(told))
    if (!names.has(id)) names.set(id, (await stet.ask('/v1/holders/{id}', { id, query: { limit: 1 } })).name ?? id);
  return renamed(told, names) as T;
}

function idsIn(value: unknown): Set<string> {
  if (typeof value !== 'object' || value === null) return new Set();
  const { holderId } = value as { holderId?: unknown };
  const within = Object.values(value).flatMap((inner) => [...idsIn(inner)]);
  return new Set([...(typeof holderId === 'string' ? [holderId] : []), ...within]);
}

function renamed(value: unknown, names: NamesOnFile): unknown {
  if (Array.isArray(value)) return value.map((item) => renamed(item, names));
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([field, inner]) => [field, renamed(inner, names)] as const);
  const { holderId } = value as { holderId?: unknown };
  const name = typeof holderId === 'string' ? names.get(holderId) : undefined;
  return { ...Object.fromEntries(fields), ...(name !== undefined && { holder: name }) };
}
