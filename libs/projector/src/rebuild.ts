/**
 * A second copy of this release's views, filled from the log's index beside the one that serves, and switched to by one
 * row; and the way back. Neither needs a projector in this process, nor stops those of others.
 */
import type { Sql, Transaction } from '#postgres';
import {
  assertThere,
  catalogued,
  type Claim,
  claimOrRefuse,
  copyToFill,
  EDITION,
  editionIn,
  type Progress,
  views as allViews,
  WrongCopy,
} from '#views';
import { CopyFill } from './fill-copy.js';
import { Fold } from './fold.js';
import { tellPasts } from './past-writer.js';
import type { Projecting } from './projector.js';

export interface Rebuilding extends Pick<Projecting, 'sql' | 'database' | 'log' | 'views' | 'kinds' | 'edition'> {
  onProgress?(progress: Progress): void;
}

export interface Switched {
  /** What served, and is kept. */
  from: string;
  to: string;
}

/** What is filled cannot take streams that what serves tells: nobody is switched to less than he has. */
export class ParksMore extends Error {
  readonly code = 'views.parks-more';
}

/**
 * Goes on with a copy that was begun, else begins one. Throws BeingFilled while another fills, WrongCopy while nothing
 * serves, and ParksMore, which leaves the copy as one that is begun.
 */
export async function rebuild(rebuilding: Rebuilding): Promise<Switched> {
  const { views = allViews, edition = EDITION } = rebuilding;
  return withClaim(rebuilding, 'stet rebuild', async (claim) => {
    const from = await servingCopy(rebuilding.sql, edition);
    const to = await rebuilding.sql.begin((transaction) => copyToFill(transaction, { views, edition }));
    return fillAndSwitch(rebuilding, { claim, from, to, maySwitch: (sql) => assertParksNoMore(sql, { from, to }) });
  });
}

/**
 * To a copy that is kept, by default the one that served last. It is brought up to the log's index first: nobody reads an
 * older state than he did. Throws BeingFilled while another fills, and WrongCopy.
 */
export async function goBack({ to: wanted, ...rebuilding }: Rebuilding & { to?: string }): Promise<Switched> {
  const { edition = EDITION } = rebuilding;
  return withClaim(rebuilding, 'stet back', async (claim) => {
    const from = await servingCopy(rebuilding.sql, edition);
    const kept = (await catalogued(rebuilding.sql, edition)).filter(({ state }) => state === 'kept');
    const last = kept.toSorted((one, other) => Number(other.servedAt) - Number(one.servedAt))[0];
    const to = wanted === undefined ? last : kept.find(({ schema }) => schema === wanted);
    if (!to) throw notKept(wanted, kept);
    return fillAndSwitch(rebuilding, { claim, from, to: to.schema });
  });
}

async function withClaim<T>(
  { sql, edition = EDITION }: Rebuilding,
  what: string,
  act: (claim: Claim) => Promise<T>,
): Promise<T> {
  await assertThere(sql);
  const claim = await claimOrRefuse(sql, { edition, what });
  try {
    return await act(claim);
  } finally {
    await claim.release();
  }
}

async function servingCopy(sql: Sql, edition: number): Promise<string> {
  const found = await editionIn(sql, edition);
  if (found?.serves) return found.schema;
  throw new WrongCopy(
    `Nothing serves of edition ${edition} yet: a projector of this release fills the first copy by itself. Start one if none runs, and rebuild once it serves (see stet editions).`,
  );
}

interface Switching extends Switched {
  claim: Claim;
  maySwitch?(sql: Transaction): Promise<void>;
}

async function fillAndSwitch(
  { sql, database, log, views = allViews, kinds, edition = EDITION, onProgress }: Rebuilding,
  { claim, from, to, maySwitch }: Switching,
): Promise<Switched> {
  const how = { database, views, edition, claim, onProgress, maySwitch };
  const fill = new CopyFill({ sql, log, schema: to, fold: new Fold(kinds), ...how });
  while (!(await fill.step()));
  // It serves meanwhile, and is asked: what is not told yet is folded.
  if (views === allViews && !kinds) await tellPasts({ sql, edition });
  return { from, to };
}

async function assertParksNoMore(sql: Transaction, { from, to }: Switched): Promise<void> {
  const more = await sql<{ stream: string }[]>`
    select stream from ${sql(to)}.parked except select stream from ${sql(from)}.parked order by stream`;
  if (more.length === 0) return;
  const some = more.slice(0, 3).map(({ stream }) => stream);
  throw new ParksMore(
    `${to} lacks nothing, but it has parked ${more.length} streams that ${from} tells, such as ${some.join(', ')}: what serves is left as it is. Put right what cannot take them, drop ${to} (stet drop ${to}), and rebuild.`,
  );
}

function notKept(wanted: string | undefined, kept: { schema: string }[]): WrongCopy {
  if (kept.length === 0)
    return new WrongCopy('There is no kept copy to go back to: one is kept by each rebuild (see stet editions).');
  return new WrongCopy(
    `"${wanted}" is no kept copy; those are ${kept.map(({ schema }) => schema).join(', ')} (see stet editions).`,
  );
}
