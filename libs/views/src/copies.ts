/** The copies of the read models that there are: which serves, which are kept, and which has been begun. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Sql, Transaction } from '#postgres';
import { claimOrRefuse, fillerOf } from './claim.js';
import { makeCopy, type Preparing, type Progress, progressIn, VIEWS } from './editions.js';
import { hasIndex } from './prepare-index.js';
import { EDITION, views as allViews } from './schema.js';

interface Catalogued {
  edition: number;
  schema: string;
  /** A kept one has served; one that is begun lacks something yet. */
  state: 'serves' | 'kept' | 'begun';
  begunAt: Date;
  /** Since when, or from when it last did. */
  servedAt: Date | null;
}

export interface Copy extends Catalogued, Progress {
  parked: number;
  bytes: number;
  /** Who fills its edition now. */
  filler: { who: string; since: Date } | undefined;
}

/** There is no such copy, or it is not there for what is asked. */
export class WrongCopy extends Error {
  readonly code = 'views.wrong-copy';
}

/** Between two looks for whoever still reads, in milliseconds. */
const LOOK_EVERY_MS = 50;

/** Of every edition, the latest first; of each what serves, then the others as they were begun. */
export async function copiesIn(sql: Sql): Promise<Copy[]> {
  await assertThere(sql);
  return Promise.all((await catalogued(sql)).map((one) => looked(sql, one)));
}

/** Throws WrongCopy where no projector has made any. */
export async function assertThere(sql: Sql): Promise<void> {
  const [row] = await sql<{ copies: string | null }[]>`select to_regclass(${`${VIEWS}.copies`}) as copies`;
  if (row?.copies && (await hasIndex(sql))) return;
  throw new WrongCopy(
    'There are no views of this release in this database: a projector makes them when it starts. Start one, or name another database in DATABASE_URL.',
  );
}

/** Those of one edition, or all; not those that somebody has dropped by hand. */
export async function catalogued(sql: Sql | Transaction, edition: number | null = null): Promise<Catalogued[]> {
  return sql<Catalogued[]>`
    select c.edition, c.schema, c.begun_at as "begunAt", c.served_at as "servedAt",
      case when e.schema = c.schema and e.serves then 'serves' when c.served_at is null then 'begun' else 'kept' end as state
    from ${sql(VIEWS)}.copies c left join ${sql(VIEWS)}.editions e using (edition)
    where (${edition}::int is null or c.edition = ${edition})
      and to_regclass(c.schema || '.view_checkpoints') is not null
    order by c.edition desc, (e.schema = c.schema) desc nulls last, c.begun_at, c.schema`;
}

async function looked(sql: Sql, one: Catalogued): Promise<Copy> {
  const copy = sql(one.schema);
  const [progress, filler, [row]] = await Promise.all([
    progressIn(sql, one),
    fillerOf(sql, one.edition),
    sql<{ parked: number; bytes: string }[]>`
      select (select count(*)::int from ${copy}.parked) as parked,
        (select coalesce(sum(pg_total_relation_size(c.oid)), 0) from pg_class c
         where c.relnamespace = ${one.schema}::regnamespace and c.relkind = 'r') as bytes`,
  ]);
  return { ...one, ...progress, filler, parked: row?.parked ?? 0, bytes: Number(row?.bytes ?? 0) };
}

/** The one that was begun, or a new one, beside the one that serves. For whoever has the claim. */
export async function copyToFill(
  sql: Transaction,
  { edition = EDITION, views = allViews }: Preparing = {},
): Promise<string> {
  const those = await catalogued(sql, edition);
  const begun = those.find(({ state }) => state === 'begun');
  if (begun) return begun.schema;
  const schema = await freeName(sql, edition);
  await makeCopy(sql, { schema, edition, views });
  return schema;
}

/** What stands under a name that no copy has is somebody's own. */
async function freeName(sql: Transaction, edition: number): Promise<string> {
  const rows = await sql<{ name: string }[]>`
    select schema_name as name from information_schema.schemata where starts_with(schema_name, ${`${VIEWS}_${edition}`})`;
  const taken = new Set(rows.map(({ name }) => name));
  const numbers = Array.from({ length: taken.size + 1 }, (_, n) => n + 2);
  const free = numbers.find((number) => !taken.has(`${VIEWS}_${edition}_${number}`));
  return `${VIEWS}_${edition}_${free}`;
}

interface Dropping {
  schema: string;
  /** Though another release may read it. */
  evenIfItServes?: boolean;
}

/** Once nobody reads it any more. Throws WrongCopy, or BeingFilled while somebody fills its edition. */
export async function dropCopy(sql: Sql, { schema, evenIfItServes = false }: Dropping): Promise<void> {
  await assertThere(sql);
  const named = await copyNamed(sql, schema);
  const claim = await claimOrRefuse(sql, { edition: named.edition, what: `stet drop ${schema}` });
  try {
    // From here on nobody goes back to it, nor fills it.
    const { state, edition } = await copyNamed(sql, schema);
    if (state === 'serves' && edition === EDITION)
      throw new WrongCopy(`${schema} serves: fill another (stet rebuild) or go back to a kept one (stet back) first.`);
    if (state === 'serves' && !evenIfItServes)
      throw new WrongCopy(
        `${schema} serves the doors of another release, which makes edition ${edition}. If none of them runs any more, say --even-if-it-serves.`,
      );
    await olderReadersGone(sql);
    await claim.hold();
    await sql.begin(async (transaction) => {
      await transaction`delete from ${transaction(VIEWS)}.editions where schema = ${schema}`;
      await transaction`delete from ${transaction(VIEWS)}.copies where schema = ${schema}`;
      await transaction`drop schema ${transaction(schema)} cascade`;
    });
  } finally {
    await claim.release();
  }
}

/** Throws WrongCopy. */
async function copyNamed(sql: Sql, schema: string): Promise<Catalogued> {
  const those = await catalogued(sql);
  const found = those.find((one) => one.schema === schema);
  if (found) return found;
  throw new WrongCopy(
    `There is no copy "${schema}"; there are ${those.map((one) => one.schema).join(', ')} (see stet editions).`,
  );
}

/** Whoever began to read before a switch reads what served then, and is let finish. */
async function olderReadersGone(sql: Sql): Promise<void> {
  const older = await underWay(sql);
  while ((await underWay(sql)).some((one) => older.includes(one))) await wait(LOOK_EVERY_MS);
}

/** Each transaction by its connection and its beginning. */
async function underWay(sql: Sql): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select pid || ' ' || extract(epoch from xact_start) as name from pg_stat_activity
    where datname = current_database() and backend_type = 'client backend' and xact_start is not null
      and pid <> pg_backend_pid()`;
  return rows.map(({ name }) => name);
}
