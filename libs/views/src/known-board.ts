/**
 * The board as the desk knew it: claims that have changed since are told anew by the same fold that wrote their rows, and
 * stand in the place of those while a query reads the tables. So what is asked of them is asked as ever.
 */
import { noClaim, statusInSteps, streamName, timelineInSteps } from '#newsroom';
import type { Transaction } from '#postgres';
import { claimOnFile } from './claim-on-file.js';
import { isKnownBy } from './known.js';
import type { ParameterValues, Reader } from './question.js';
import type { Snapshot } from './reading.js';
import { inSlices } from './slices.js';
import type { Story } from './story.js';
import type { ChangedStream } from './view.js';

/** What a claim's own stream makes in each table that the board is read from. */
export interface RowsOfAClaim {
  claims: object[];
  changes: object[];
  carried: object[];
  spoken: object[];
}

export type RowsIn = (change: ChangedStream, story: Story) => RowsOfAClaim;

interface Window {
  asked: ParameterValues;
  reader: Reader;
  /** Claims behind this one, so many at most. */
  behind: string;
  most: number;
  rowsIn: RowsIn;
}

/** Steps of a query, to stand before all others, and the last claim that they have; undefined if there are no more. */
export async function knownClaims(snapshot: Snapshot, window: Window) {
  const { ids, changed, last } = await candidates(snapshot, window);
  const told: RowsOfAClaim = { claims: [], changes: [], carried: [], spoken: [] };
  for (const claimId of changed) {
    const rows = await toldAnew(snapshot, claimId, window);
    for (const table of TABLES) told[table].push(...rows[table]);
  }
  return { steps: TABLES.map((table) => step(snapshot, table, { ids, changed, rows: told[table] })), last };
}

const TABLES = ['claims', 'changes', 'carried', 'spoken'] as const;

interface Candidate {
  claimId: string;
  at: string;
  partition: number;
  offset: string;
  firstAt: string;
  firstOffset: string;
}

/** Those that were on file by then. Of a stream whose last commit was known all were. */
async function candidates(snapshot: Transaction, { asked: { known }, behind, most }: Window) {
  const rows = await snapshot<Candidate[]>`
    select c.claim_id as "claimId", c.changed_at as at, c.partition, c."offset", f.at as "firstAt", f."offset" as "firstOffset"
    from claims c cross join lateral (
      select at, "offset" from commits where stands and stream = ${OF_A_CLAIM}::text || c.claim_id order by version limit 1
    ) f where c.claim_id > ${behind} order by c.claim_id limit ${most}`;
  const isKnown = isKnownBy(known);
  const onFile = rows.filter(({ partition, firstAt: at, firstOffset: offset }) => isKnown({ at, partition, offset }));
  const changed = onFile.filter((row) => !isKnown(row)).map(({ claimId }) => claimId);
  const last = rows.length === most ? rows.at(-1)?.claimId : undefined;
  return { ids: onFile.map(({ claimId }) => claimId), changed, last };
}

/** What the name of every claim's stream begins with. */
const OF_A_CLAIM = streamName('claim', '');

async function toldAnew(snapshot: Snapshot, id: string, { asked, reader, rowsIn }: Window): Promise<RowsOfAClaim> {
  const told = await snapshot.folded(id, async (raw): Promise<object> => {
    const { claim, onFile, last, version } = (await claimOnFile(raw, { ...asked, id }, reader)) ?? {};
    if (!claim || !onFile || !last || version === undefined) return NONE;
    const changes = await inSlices(timelineInSteps(claim), reader);
    const picture = await inSlices(statusInSteps(claim, undefined, changes), reader);
    const { at, partition } = last;
    const change = {
      stream: streamName('claim', id),
      category: 'claim',
      state: claim,
      before: noClaim,
      commits: [],
      at,
      partition,
    };
    const bare = changes.map((one) => ({ ...one, because: [], cause: [] }));
    const story = { written: [], changes: bare, picture: { ...picture, ...NO_TEXTS } };
    return rowsIn({ ...change, version, offset: Number(last.offset) }, story);
  });
  return told as RowsOfAClaim;
}

const NONE: RowsOfAClaim = { claims: [], changes: [], carried: [], spoken: [] };
/** No board shows them. */
const NO_TEXTS = { quantities: [], origins: [], raised: [], because: [], cause: [] };

/** A piece of a query. */
export type Step = ReturnType<typeof step>;

/** A step shadows the table whose name it has. */
function step(
  snapshot: Transaction,
  table: (typeof TABLES)[number],
  { ids, changed, rows }: { ids: string[]; changed: string[]; rows: object[] },
) {
  return snapshot`
    ${snapshot(table)} as (
      select * from ${snapshot(table)} where claim_id = any (${ids}::text[]) and claim_id <> all (${changed}::text[])
      union all
      select * from json_populate_recordset(null::${snapshot(table)}, ${JSON.stringify(rows)}::text::json)
    ),`;
}
