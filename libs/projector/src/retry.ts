/** Takes a stream again that what serves has parked: from the record on that it could not take, with what has come since. */
import type { Transaction } from '#postgres';
import {
  assertThere,
  EDITION,
  editionIn,
  holdEdition,
  judgedOf,
  lockViews,
  type Parked,
  parkedPlace,
  tellViewsChanged,
  unpark,
  useCopy,
  views as allViews,
  ViewsFilling,
} from '#views';
import { Fold } from './fold.js';
import type { Projecting } from './projector.js';
import { writeBatch } from './take-batch.js';

/** Records taken at once. */
const AT_ONCE = 2000;

/** What serves has not parked it. */
export class NotParked extends Error {
  readonly code = 'stream.not-parked';
  constructor(stream: string) {
    super(`${stream} is not parked: its views have all that stands in it (see stet parked).`);
  }
}

export type Retrying = Pick<Projecting, 'sql' | 'views' | 'kinds' | 'edition'>;

/**
 * In one step, whoever else writes its partition waiting: it is taken whole, or parked again. Gives where and why, or
 * undefined once it is taken. Throws NotParked, and ViewsFilling while nothing serves.
 */
export async function retry(retrying: Retrying, stream: string): Promise<Parked | undefined> {
  await assertThere(retrying.sql);
  return (await retrying.sql.begin((sql) => takeAgain(sql, stream, retrying))) as Parked | undefined;
}

async function takeAgain(
  sql: Transaction,
  stream: string,
  { views = allViews, kinds, edition = EDITION }: Retrying,
): Promise<Parked | undefined> {
  await holdEdition(sql, { edition, how: 'shared' });
  const found = await editionIn(sql, edition);
  if (!found?.serves) throw new ViewsFilling(undefined);
  await useCopy(sql, found);
  const partition = (await parkedPlace(sql, stream))?.partition;
  if (partition === undefined) throw new NotParked(stream);
  const until = (await lockViews(sql, [partition])).get(partition) ?? 0;
  // Nobody parks or takes it any more but us.
  const place = await unpark(sql, stream);
  if (!place) throw new NotParked(stream);
  const taking = { fold: new Fold(kinds), views, isApart: true };
  let again: Parked | undefined;
  for (let from = place.offset; !again;) {
    const records = await judgedOf(sql, { stream, partition, from, until, most: AT_ONCE });
    const last = records.at(-1);
    if (!last) break;
    [again] = await writeBatch(sql, taking, records);
    from = last.offset + 1;
  }
  await tellViewsChanged(sql);
  return again;
}
