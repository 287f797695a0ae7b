/**
 * What the courier that identifies looks for: names and ids on claims that mean another holder on file than was said there.
 * A whole look goes through all of them; the next ones only through what has changed since: on claims, or in the files.
 */
import {
  type Claim,
  type HolderFile,
  type IdentificationDue,
  identificationDue,
  idIn,
  namesRepeating,
  sameName,
} from '#newsroom';
import type { Position } from '#ledger';
import type { Sql, Transaction } from '#postgres';
import { keyOfId, keyOfName } from './name-key.js';
import { inViews } from './snapshot.js';
import { positionIn } from './view-checkpoints.js';

export interface NameDue extends IdentificationDue {
  claimId: string;
  /** As the table has it. */
  key: string;
  /** As it is printed, or the id instead. */
  name?: string;
  id?: string;
}

/** What serves, with what of it is parked: once that changes, rows may be other ones that no position tells of. */
export interface Looked {
  serving: string;
  position: Position;
}

const PAGE = 500;

/** As of now: what is looked for after this is no older. */
export function lookedAt(sql: Sql): Promise<Looked> {
  return inViews(sql, async (views) => {
    const position = await positionIn(views);
    const [row] = await views<{ serving: string }[]>`
      select current_schema() || ' ' || coalesce((select md5(string_agg(stream, ' ' order by stream)) from parked), '') as serving`;
    return { serving: row?.serving ?? '', position };
  });
}

/** A page at a time; all that is due, or what may be since a look. */
export async function* namesDue(sql: Sql, since?: Looked): AsyncGenerator<NameDue[]> {
  if (!since) return yield* paged(sql, (views) => views`select * from claim_names`);
  yield* paged(
    sql,
    (views) => views`
      select n.* from claims c join claim_names n using (claim_id) where ${changedSince(views, since, 'c')}`,
  );
  const keys = await keysOfFiles(sql, since);
  for (let from = 0; from < keys.length; from += PAGE)
    yield* paged(
      sql,
      (views) => views`select * from claim_names where name_key = any (${keys.slice(from, from + PAGE)}::text[])`,
    );
}

function changedSince(views: Transaction, { position }: Looked, table: string) {
  const behind = position.map(
    (next, partition) =>
      views`or (${views(table)}.partition = ${partition}::int and ${views(table)}."offset" >= ${String(next)}::bigint)`,
  );
  return views`(false ${behind})`;
}

/** All names and ids of the holders whose files have changed, and of those that are merged into them; names they had, too. */
async function keysOfFiles(sql: Sql, since: Looked): Promise<string[]> {
  const rows = await inViews(
    sql,
    (views) => views<{ holderId: string; names: string[] }[]>`
      with recursive touched as (
        select holder_id from holders h where ${changedSince(views, since, 'h')}
        union
        select h.holder_id from touched t join holders h on h.merged_into = t.holder_id
      )
      select holder_id as "holderId",
        (select coalesce(json_agg(name_key), '[]') from holder_names n where n.holder_id = t.holder_id) as names
      from touched t`,
  );
  return [...new Set(rows.flatMap(({ holderId, names }) => [keyOfId(holderId), ...names]))].sort();
}

async function* paged(sql: Sql, rows: (views: Transaction) => ReturnType<Transaction>): AsyncGenerator<NameDue[]> {
  for (let after: Place | undefined = { claimId: '', key: '' }; after;) {
    const behind: Place = after;
    const { found, due } = await inViews(sql, (views) => pageBehind(views, { of: rows(views), behind }));
    if (due.length > 0) yield due;
    after = found.length === PAGE ? found.at(-1) : undefined;
  }
}

interface Place {
  claimId: string;
  key: string;
}

interface Row extends Place {
  /** Of its statement; or of the claim's dependences. */
  printed: { name: string; for?: string } | null;
  repeating: Claim['dependences'] | null;
  holderId: string | null;
  forId: string | null;
  by: 'editor' | 'courier' | null;
  named: { holderId: string; former: boolean }[] | null;
}

/** Of what is said already, and of what somebody goes by: all else is as it was. */
async function pageBehind(
  views: Transaction,
  { of, behind }: { of: ReturnType<Transaction>; behind: Place },
): Promise<{ found: Place[]; due: NameDue[] }> {
  const found = await views<Row[]>`
    select n.claim_id as "claimId", n.name_key as key, n.holder_id as "holderId", n.for_id as "forId", n.by,
      (select s.data->'holder' from statements s where s.claim_id = n.claim_id and s.ordinal = n.ordinal) as printed,
      (select c.dependences from claims c where c.claim_id = n.claim_id and n.ordinal is null and n.name_key not like ' %') as repeating,
      (select json_agg(json_build_object('holderId', h.holder_id, 'former', h.former) order by h.holder_id)
        from holder_names h where h.name_key = n.name_key) as named
    from (${of}) n
    where (n.claim_id, n.name_key) > (${behind.claimId}, ${behind.key}) and n.by is distinct from 'editor'
      and (n.holder_id is not null or n.name_key like ' %' or exists (select from holder_names h where h.name_key = n.name_key and not h.former))
    order by n.claim_id, n.name_key limit ${PAGE}`;
  const files = await filesOf(views, found.flatMap(idsOf));
  return { found, due: found.flatMap((row) => dueOf(row, files)) };
}

function idsOf({ key, holderId, named }: Row): string[] {
  const id = idIn(key);
  return [
    ...(id === undefined ? [] : [id]),
    ...(holderId === null ? [] : [holderId]),
    ...(named ?? []).map((one) => one.holderId),
  ];
}

/** Of these, and of all that they are merged into. */
async function filesOf(views: Transaction, ids: string[]): Promise<Map<string, HolderFile>> {
  if (ids.length === 0) return new Map();
  const rows = await views<{ id: string; into: string | null; house: string | null; version: number }[]>`
    with recursive chain as (
      select holder_id, merged_into, for_id, version from holders where holder_id = any (${[...new Set(ids)]}::text[])
      union
      select h.holder_id, h.merged_into, h.for_id, h.version from chain c join holders h on h.holder_id = c.merged_into
    ) select holder_id as id, merged_into as "into", for_id as house, version from chain`;
  return new Map(
    rows.map(({ id, into, house, version }) => [
      id,
      { holderId: id, ...(into !== null && { mergedInto: into }), ...(house !== null && { for: house }), version },
    ]),
  );
}

function dueOf(row: Row, files: Map<string, HolderFile>): NameDue[] {
  const { claimId, key, holderId, forId, by, named } = row;
  const id = idIn(key);
  const asked = {
    ...(by !== null && { said: { holderId, ...(forId !== null && { forId }), by } }),
    ...(id === undefined ? { having: holders(named, false), had: holders(named, true) } : { id }),
  };
  const due = identificationDue(asked, files);
  const name = id ?? nameIn(row);
  if (!due || name === undefined) return [];
  return [{ claimId, key, ...due, ...(id === undefined ? { name } : { id }) }];
}

function holders(named: Row['named'], former: boolean): string[] {
  return (named ?? []).filter((one) => one.former === former).map(({ holderId }) => holderId);
}

/** Which of its statement's two names it is, or of those in dependences. */
function nameIn({ key, printed, repeating }: Row): string | undefined {
  const names = namesRepeating({ dependences: repeating ?? [] });
  return [printed?.name, printed?.for, ...names].find(
    (name) => name !== undefined && keyOfName(sameName(name)) === key,
  );
}
