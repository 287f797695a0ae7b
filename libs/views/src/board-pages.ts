/** A page of the board, put together: of what was found the highest ranks first, of the past a window of claims at a time. */
import type { Transaction } from '#postgres';
import { sortOf } from './board-sorts.js';
import { type Finding, foremostTiers, foundClaims } from './found-claims.js';
import { knownClaims, type RowsIn, type Step } from './known-board.js';
import { limitOf, type ParameterValues, type Reader } from './question.js';
import type { Snapshot } from './reading.js';
import { type Search, searchFor } from './search.js';

/** How a page is read: of which claims, and from which rows. */
export interface Telling extends Reader {
  found?: Finding;
  /** Before all other steps of the query. */
  steps?: Step[];
}

interface Paging<Row> {
  asked: ParameterValues;
  reader: Reader;
  rowsIn: RowsIn;
  /** One row more than a page has, if there are more. */
  pageOf(telling: Telling): Promise<Row[]>;
}

export async function rowsOfPage<Row>(snapshot: Snapshot, paging: Paging<Row>): Promise<Row[]> {
  const { asked, reader, rowsIn, pageOf } = paging;
  const search = searchFor(asked.q);
  const all = (telling: Telling) => (search ? inTiers(snapshot, search, { ...paging, telling }) : pageOf(telling));
  if (asked.known === undefined) return all(reader);
  if (!search && sortOf(asked) === 'id') return inWindows(snapshot, paging);
  const { steps } = await knownClaims(snapshot, { asked, reader, rowsIn, behind: '', most: ALL });
  return all({ ...reader, steps });
}

const [ALL, WINDOW] = [2 ** 31 - 1, 200];

/** By id no more claims are told anew than there are up to the end of the page. */
async function inWindows<Row>(snapshot: Snapshot, { asked, reader, rowsIn, pageOf }: Paging<Row>): Promise<Row[]> {
  const rows: Row[] = [];
  let behind: string | undefined = String(reader.after?.claimId ?? '');
  while (behind !== undefined && rows.length <= limitOf(asked)) {
    const { steps, last } = await knownClaims(snapshot, { asked, reader, rowsIn, behind, most: WINDOW });
    rows.push(...(await pageOf({ ...reader, steps })));
    behind = last;
  }
  return rows.slice(0, limitOf(asked) + 1);
}

/** Where claims of the highest ranks fill the page, the rest need not be ranked. */
async function inTiers<Row>(
  snapshot: Transaction,
  search: Search,
  { asked, telling, pageOf }: Paging<Row> & { telling: Telling },
): Promise<Row[]> {
  const { after } = telling;
  const rows: Row[] = [];
  const tiers = sortOf(asked) === 'rank' ? foremostTiers(snapshot, search, telling) : [];
  // Behind a claim of a lower rank there is none of a higher one.
  const next = tiers.filter(({ rank }) => !after?.sorted || rank <= -Number(after.sorted));
  for (const { rank, found } of next) {
    const behind = after && (rank === -Number(after.sorted) ? { ...after, sorted: null } : undefined);
    rows.push(...(await pageOf({ ...telling, found, after: behind })));
    if (rows.length > limitOf(asked)) return rows.slice(0, limitOf(asked) + 1);
  }
  return pageOf({ ...telling, found: foundClaims(snapshot, search, telling) });
}
