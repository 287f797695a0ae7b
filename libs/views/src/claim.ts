/**
 * Of an edition's copies one is filled, gone back to or dropped at a time. Whoever does so has a claim, which ends with
 * the connection that holds it: nobody waits for one who is dead.
 */
import { hostname } from 'node:os';
import type { Sql } from '#postgres';
import { VIEWS } from './editions.js';

interface Filler {
  who: string;
  since: Date;
}

/** Somebody else fills, or has just begun to. */
export class BeingFilled extends Error {
  readonly code = 'views.being-filled';
  constructor(edition: number, { who, since }: Partial<Filler> = {}) {
    const from = since ? ` since ${since.toISOString()}` : '';
    super(
      `The views of edition ${edition} are being filled, by ${who ?? 'somebody'}${from}. Wait until that is done, or end it: a fill goes on where it was.`,
    );
  }
}

export interface Claim {
  /** Throws if it is not held any more: its connection was lost. */
  hold(): Promise<void>;
  release(): Promise<void>;
}

interface Claiming {
  edition: number;
  /** What it is, such as `a projector`. */
  what: string;
}

/** Undefined while another has it. */
export async function claimEdition(sql: Sql, { edition, what }: Claiming): Promise<Claim | undefined> {
  const key = lockOf(edition);
  const connection = await sql.reserve();
  const release = async () => {
    // With a connection that is lost the lock is, too.
    await connection`select pg_advisory_unlock(hashtext(${key}))`.catch(() => undefined);
    connection.release();
  };
  try {
    const [lock] = await connection<{ isOurs: boolean }[]>`select pg_try_advisory_lock(hashtext(${key})) as "isOurs"`;
    if (!lock?.isOurs) {
      connection.release();
      return undefined;
    }
    await connection`
      insert into ${connection(VIEWS)}.fillers values (${edition}, ${`${what} (process ${process.pid} on ${hostname()})`}, now())
      on conflict (edition) do update set who = excluded.who, since = excluded.since`;
  } catch (error) {
    await release();
    throw error;
  }
  return { hold: async () => void (await connection`select 1`), release };
}

/** Throws BeingFilled while another has it. */
export async function claimOrRefuse(sql: Sql, claiming: Claiming): Promise<Claim> {
  const claim = await claimEdition(sql, claiming);
  if (claim) return claim;
  throw new BeingFilled(claiming.edition, await fillerOf(sql, claiming.edition));
}

/** Who fills it now; undefined if nobody does. */
export async function fillerOf(sql: Sql, edition: number): Promise<Filler | undefined> {
  const [row] = await sql<Filler[]>`
    select who, since from ${sql(VIEWS)}.fillers
    where edition = ${edition} and exists (
      select from pg_locks where locktype = 'advisory' and granted and objsubid = 1
        and database = (select oid from pg_database where datname = current_database())
        and (classid::bigint << 32 | objid::bigint) = hashtext(${lockOf(edition)})::bigint)`;
  return row;
}

function lockOf(edition: number): string {
  return `fill ${VIEWS}_${edition}`;
}
