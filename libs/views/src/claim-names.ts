/**
 * The names and ids that stand on each claim, and whom they were said to mean: what the courier that identifies looks
 * through. A row is a claim's, as its stream tells it, and has no text: where a name is printed, its statement tells.
 */
import { type Claim, identificationOf } from '#newsroom';
import type { Transaction } from '#postgres';
import { keyOfName } from './name-key.js';
import { came, type Standing, standingOn } from './names-standing.js';
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

interface Row {
  claim_id: string;
  name_key: string;
  ordinal: number | null;
  holder_id: string | null;
  for_id: string | null;
  by: string | null;
}

interface Changed {
  rows: Row[];
  gone: Pick<Row, 'claim_id' | 'name_key'>[];
}

function namesChanged({ state, before }: ChangedStream): Changed {
  const [claim, old] = [state as Claim, before as Claim];
  const more = came(claim, old);
  return more ? { rows: more.map((one) => rowOf(claim, one)), gone: [] } : changedOn(claim, old);
}

/** Of all its names. */
function changedOn(claim: Claim, old: Claim): Changed {
  const [now, was] = [standingOn(claim), standingOn(old)];
  const changed = [...now.values()].filter(({ key, ordinal }) => {
    const isSaid = identificationOf(old.identifications, key) === identificationOf(claim.identifications, key);
    return was.get(key)?.ordinal !== ordinal || !isSaid;
  });
  const gone = [...was.keys()].filter((key) => !now.has(key));
  return {
    rows: changed.map((one) => rowOf(claim, one)),
    gone: gone.map((key) => ({ claim_id: claim.claimId, name_key: stored(key) })),
  };
}

function rowOf({ claimId, identifications }: Claim, { key, ordinal }: Standing): Row {
  const { holderId = null, forId = null, by = null } = identificationOf(identifications, key) ?? {};
  return { claim_id: claimId, name_key: stored(key), ordinal, holder_id: holderId, for_id: forId, by };
}

function stored(key: string): string {
  return key.startsWith(' ') ? key : keyOfName(key);
}
