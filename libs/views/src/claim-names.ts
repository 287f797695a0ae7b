/**
 * The names and ids that stand on each claim, and whom they were said to mean: what the courier that identifies looks
 * through. A row is a claim's, as its stream tells it, and has no text: where a name is printed, its statement tells.
 */
import {
  type Claim,
  type ClaimStatement,
  type Identification,
  identificationOf,
  namesIn,
  namesRepeating,
  sameName,
} from '#newsroom';
import type { Transaction } from '#postgres';
import { keyOfId, keyOfName } from './name-key.js';
import type { ChangedStream } from './view.js';
import { writeRows } from './write-rows.js';

/** Of a name its first statement; of an id there is none, nor of a name that stands in a dependence alone. */
export const CLAIM_NAMES = `
    create table claim_names (
      claim_id text, name_key text, ordinal int, holder_id text, for_id text, "by" text, primary key (claim_id, name_key)
    );
    create index claims_named on claim_names (name_key, claim_id);`;

export async function writeClaimNames(sql: Transaction, changes: ChangedStream[]): Promise<void> {
  const told = changes.filter(({ category }) => category === 'claim').map(namesChanged);
  const gone = told.flatMap((one) => one.gone);
  if (gone.length > 0)
    await sql`
      delete from claim_names n using json_to_recordset(${JSON.stringify(gone)}::text::json) as g (claim_id text, name_key text)
      where n.claim_id = g.claim_id and n.name_key = g.name_key`;
  await writeRows(sql, 'claim_names', { key: ['claim_id', 'name_key'], rows: told.flatMap((one) => one.rows) });
}

interface Standing {
  /** Folded; of an id as `keyOf` has it. */
  key: string;
  ordinal: number | null;
}

interface Row {
  claim_id: string;
  name_key: string;
  ordinal: number | null;
  holder_id: string | null;
  for_id: string | null;
  by: string | null;
}

function namesChanged({ state, before }: ChangedStream): { rows: Row[]; gone: Pick<Row, 'claim_id' | 'name_key'>[] } {
  const [claim, old] = [state as Claim, before as Claim];
  if (isSame(claim, old)) return { rows: [], gone: [] };
  const [now, was] = [standingOn(claim), standingOn(old)];
  const rows = [...now.values()].flatMap(({ key, ordinal }): Row[] => {
    const said = identificationOf(claim.identifications, key);
    const written = was.get(key);
    if (written?.ordinal === ordinal && identificationOf(old.identifications, key) === said) return [];
    const { holderId = null, forId = null, by = null } = said ?? {};
    return [{ claim_id: claim.claimId, name_key: stored(key), ordinal, holder_id: holderId, for_id: forId, by }];
  });
  const gone = [...was.keys()].flatMap((key) =>
    now.has(key) ? [] : [{ claim_id: claim.claimId, name_key: stored(key) }],
  );
  return { rows, gone };
}

function isSame(claim: Claim, old: Claim): boolean {
  const { statements, dependences, identifications } = old;
  return (
    claim.statements === statements && claim.dependences === dependences && claim.identifications === identifications
  );
}

function stored(key: string): string {
  return key.startsWith(' ') ? key : keyOfName(key);
}

/** All of a claim's: the names that a statement or a dependence has, and of the ids those that what was said leads to, too. */
function standingOn(claim: Claim): Map<string, Standing> {
  const known = standing.get(claim);
  if (known) return known;
  const found = new Map<string, Standing>();
  claim.statements.forEach((statement, ordinal) => {
    for (const { key, isId } of keysIn(statement))
      if (!found.has(key)) found.set(key, { key, ordinal: isId ? null : ordinal });
  });
  for (const key of namesRepeating(claim).map(sameName))
    if (!found.has(key) && !isUnnamed(claim, key)) found.set(key, { key, ordinal: null });
  for (const key of (claim.identifications ?? []).flatMap(ledTo)) found.set(key, { key, ordinal: null });
  standing.set(claim, found);
  return found;
}

/** What a claim is after one batch, it is before the next. */
const standing = new WeakMap<Claim, Map<string, Standing>>();

/** Of a name that no statement has as one: is it what unnamed sources are called? */
function isUnnamed({ statements }: Claim, key: string): boolean {
  return statements.some(({ holder }) => sameName(holder.name) === key);
}

/** The courier follows a name to whom it means in the end, and to whom that holder speaks for; what an editor said leads on. */
function ledTo({ key, holderId, forId, by }: Identification): string[] {
  const ids = [by === 'editor' ? holderId : undefined, forId].filter((id) => typeof id === 'string');
  return [...(key.startsWith(' ') ? [key] : []), ...ids.map(keyOfId)];
}

interface Key {
  key: string;
  isId: boolean;
}

function keysIn(statement: ClaimStatement): Key[] {
  const known = keys.get(statement);
  if (known) return known;
  const { names, ids } = namesIn(statement);
  const found = [
    ...names.map((name) => ({ key: sameName(name), isId: false })),
    ...ids.map((id) => ({ key: keyOfId(id), isId: true })),
  ];
  keys.set(statement, found);
  return found;
}

const keys = new WeakMap<ClaimStatement, Key[]>();
