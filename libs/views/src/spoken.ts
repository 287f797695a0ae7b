/**
 * Who speaks in each statement, as holders on file, and which names mean nobody yet. A row is a statement's, as its claim's
 * stream tells it, and has no text: what is killed stands in no other place. How often a name stands unidentified is counted by outlet and partition, and added up when it is read.
 */
import { atOnce, type Claim, type ClaimStatement, earliest, type Spoken, type Steps, whoSpeaks } from '#newsroom';
import type { Transaction } from '#postgres';
import { keyOfName } from './name-key.js';
import { inBigint } from './moment.js';
import { inSlices } from './slices.js';
import type { ChangedStream } from './view.js';
import { writeRows } from './write-rows.js';

export const SPOKEN = `
    create table spoken (
      claim_id text, ordinal int, holder_id text, house_id text, moment bigint not null, published bigint not null, side text not null, stance text not null,
      lean text, name_key text not null, outlet_id text not null, report_id text not null, statement_id text not null, utterance text,
      primary key (claim_id, ordinal)
    );
    create index spoken_by on spoken (holder_id, moment, claim_id, ordinal) where holder_id is not null;
    create index spoken_on on spoken (holder_id, claim_id, moment, ordinal) where holder_id is not null;
    create index spoken_as on spoken (holder_id, name_key, outlet_id) where holder_id is not null;
    create table unidentified (
      name_key text, outlet_id text, partition int, statements int not null, primary key (name_key, outlet_id, partition)
    );
    create table unidentified_in (claim_id text, ordinal int, name_key text, primary key (claim_id, ordinal, name_key));
    create index unidentified_names on unidentified_in (name_key, claim_id, ordinal);`;

export async function writeSpoken(sql: Transaction, changes: ChangedStream[]): Promise<void> {
  const claims = changes.filter(({ category }) => category === 'claim');
  const told = (await Promise.all(claims.map((change) => inSlices(turnsIn(change))))).flat();
  await writeRows(sql, 'spoken', { key: ['claim_id', 'ordinal'], rows: told.map(rowOf) });
  await writeUnidentified(sql, told);
}

/** All that is said on a claim which was told nowhere before, as rows of the table. */
export function spokenRows(change: ChangedStream): object[] {
  return atOnce(turnsIn(change)).map(rowOf);
}

/** A statement of which somebody else speaks now, or of which more is told. */
interface Turn {
  claim: Claim;
  ordinal: number;
  statement: ClaimStatement;
  now: Spoken;
  was: { spoken: Spoken; outletId: string } | undefined;
  partition: number;
}

/**
 * A fold that leaves a statement as it was leaves the very object; whom its names mean may have changed all the same. A
 * step for each that is looked at: of a claim of thousands of names that is long.
 */
function* turnsIn({ state, before, partition }: ChangedStream): Steps<Turn[]> {
  const [claim, old] = [state as Claim, before as Claim];
  const isSame = claim.identifications === old.identifications;
  const turns: Turn[] = [];
  for (const [ordinal, statement] of claim.statements.entries()) {
    const written = old.statements[ordinal];
    if (isSame && statement === written) continue;
    yield;
    const now = whoSpeaks(claim, statement);
    const was = written && { spoken: whoSpeaks(old, written), outletId: written.outletId };
    if (statement === written && JSON.stringify(now) === JSON.stringify(was?.spoken)) continue;
    turns.push({ claim, ordinal, statement, now, was, partition });
  }
  return turns;
}

function rowOf({ claim, ordinal, statement, now }: Turn): object {
  return {
    claim_id: claim.claimId,
    ordinal,
    holder_id: now.holderId ?? null,
    house_id: now.houseId ?? null,
    moment: inBigint(now.moment),
    published: inBigint(earliest(statement.publishedAt)),
    side: now.side,
    stance: statement.stance,
    lean: statement.lean ?? null,
    name_key: keyOfName(statement.holder.name),
    outlet_id: statement.outletId,
    report_id: statement.reportId,
    statement_id: statement.statementId,
    utterance: statement.utterance ?? null,
  };
}

async function writeUnidentified(sql: Transaction, told: Turn[]): Promise<void> {
  const turned = told.filter(
    ({ now, was }) => JSON.stringify(was?.spoken.unidentified ?? []) !== JSON.stringify(now.unidentified),
  );
  if (turned.length === 0) return;
  const places = turned.map(({ claim, ordinal }) => ({ claim_id: claim.claimId, ordinal }));
  await sql`
    delete from unidentified_in u using json_to_recordset(${JSON.stringify(places)}::text::json) as t (claim_id text, ordinal int)
    where u.claim_id = t.claim_id and u.ordinal = t.ordinal`;
  const rows = turned.flatMap(({ claim, ordinal, now }) =>
    now.unidentified.map((name) => ({ claim_id: claim.claimId, ordinal, name_key: keyOfName(name) })),
  );
  await writeRows(sql, 'unidentified_in', { key: ['claim_id', 'ordinal', 'name_key'], rows });
  await count(sql, turned.flatMap(countsOf));
}

interface Count {
  name_key: string;
  outlet_id: string;
  partition: number;
  statements: number;
}

function countsOf({ statement, now, was, partition }: Turn): Count[] {
  const row = (outlet_id: string, statements: number) => (name: string) => ({
    name_key: keyOfName(name),
    outlet_id,
    partition,
    statements,
  });
  return [
    ...(was ? was.spoken.unidentified.map(row(was.outletId, -1)) : []),
    ...now.unidentified.map(row(statement.outletId, 1)),
  ];
}

/** Added to what is there; a name that stands nowhere any more has no row. */
async function count(sql: Transaction, counts: Count[]): Promise<void> {
  const rows = JSON.stringify(counts);
  await sql`
    insert into unidentified as u
    select name_key, outlet_id, partition, sum(statements) as statements
    from json_populate_recordset(null::unidentified, ${rows}::text::json) group by 1, 2, 3 having sum(statements) <> 0
    on conflict (name_key, outlet_id, partition) do update set statements = u.statements + excluded.statements`;
  await sql`
    delete from unidentified u using json_populate_recordset(null::unidentified, ${rows}::text::json) c
    where u.name_key = c.name_key and u.outlet_id = c.outlet_id and u.partition = c.partition and u.statements = 0`;
}
