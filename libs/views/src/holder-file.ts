/** What is on file of a holder itself: its names, for whom it speaks and who for it, and whom it is. */
import { type Static, Type } from '@sinclair/typebox';
import { vocabulary } from '#newsroom';
import type { Transaction } from '#postgres';
import { nullable, wordOf } from './answer.js';
import type { ParameterValues } from './question.js';

const text = Type.String();
const NAMED = Type.Object({ holderId: text, name: text });
const BY_KNOWN = 'Null where it was not on file by `known`.';
export const FILE = {
  holderId: text,
  name: nullable(Type.String({ description: BY_KNOWN })),
  kind: nullable(wordOf(vocabulary.holder_kinds)),
  aliases: Type.Array(text),
  for: nullable(NAMED),
  mergedInto: nullable(
    Type.Object({ holderId: text, name: text }, { description: 'Whom it means in the end, mergers followed.' }),
  ),
  speakers: Type.Array(NAMED, { description: 'Who speaks for it: the first twenty; `/v1/holders?for=` has all.' }),
  merged: Type.Array(NAMED, { description: 'Who is merged into it: the first twenty; `/v1/holders?into=` has all.' }),
  version: Type.Integer(),
};
const WHOLE = Type.Object(FILE);
export type File = Static<typeof WHOLE>;
export type Named = Static<typeof NAMED>;

/** So many of those who speak for it, or are merged into it. */
export const TOLD = 20;

/** As it stands. Undefined if it is not on file. */
export async function fileOf(snapshot: Transaction, { id = '' }: ParameterValues): Promise<File | undefined> {
  const [row] = await snapshot<(Omit<File, 'mergedInto' | 'speakers' | 'merged'> & { isMerged: boolean })[]>`
    select holder_id as "holderId", name, kind, aliases, version, merged_into is not null as "isMerged",
      (select json_build_object('holderId', f.holder_id, 'name', f.name) from holders f where f.holder_id = h.for_id) as "for"
    from holders h where holder_id = ${id}`;
  if (!row) return undefined;
  const { isMerged, ...onFile } = row;
  const [speakers, merged] = await Promise.all([
    snapshot<Named[]>`
      select holder_id as "holderId", name from holders where for_id = ${id} order by holder_id limit ${TOLD}`,
    snapshot<Named[]>`
      select holder_id as "holderId", name from holders where merged_into = ${id} order by holder_id limit ${TOLD}`,
  ]);
  return { ...onFile, mergedInto: isMerged ? await endOf(snapshot, id) : null, speakers, merged };
}

/** A holder, and into whom it is merged. */
export interface Merging extends Named {
  into: string | null;
}

/** Whom a merged one is in the end. */
export async function endOf(snapshot: Transaction, id: string): Promise<Named | null> {
  const rows = await snapshot<Merging[]>`
    with recursive chain as (
      select holder_id, name, merged_into from holders where holder_id = ${id}
      union
      select h.holder_id, h.name, h.merged_into from chain c join holders h on h.holder_id = c.merged_into
    ) select holder_id as "holderId", name, merged_into as "into" from chain`;
  return endIn(rows, id);
}

/** Of a circle, which two desks at once can make, the least id in it. */
export function endIn(chain: Merging[], id: string): Named | null {
  const byId = new Map(chain.map((row) => [row.holderId, row]));
  const passed: string[] = [];
  let at = byId.get(id);
  for (let next = at; next && !passed.includes(next.holderId); next = byId.get(next.into ?? '')) {
    passed.push(next.holderId);
    at = next;
  }
  const circle = at?.into ? passed.slice(passed.indexOf(at.into)).sort() : [];
  const end = byId.get(circle[0] ?? at?.holderId ?? '');
  return end ? { holderId: end.holderId, name: end.name } : null;
}
