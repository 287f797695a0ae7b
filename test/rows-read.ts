/** How many rows and blocks Postgres reads for what is asked, as `explain (analyze, buffers)` tells of each statement. */
import type { Transaction } from '#postgres';
import type { Raw, Snapshot } from '#views';

interface Plan {
  'Node Type': string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  'Shared Hit Blocks': number;
  'Shared Read Blocks': number;
  Plans?: Plan[];
}

/** As the library leaves it on what it has sent. */
interface Sent {
  statement?: { string: string } | null;
  parameters?: string[];
}

/** `read` is handed the snapshot; what it asks of it is asked once more, to be explained. */
export async function rowsReadBy<T>(
  snapshot: Snapshot,
  read: (snapshot: Snapshot) => Promise<T>,
): Promise<{ answer: T; rows: number; blocks: number }> {
  const asked: Sent[] = [];
  const answer = await read(watched(snapshot, (query) => asked.push(query)));
  // As where tables are too large to be read whole: of a few pages that would be the cheapest.
  await snapshot`set local enable_seqscan = off`;
  const told = { rows: 0, blocks: 0 };
  for (const { statement, parameters = [] } of asked) {
    if (!statement) continue;
    const [row] = await snapshot.unsafe<{ 'QUERY PLAN': { Plan: Plan }[] }[]>(
      `explain (analyze, buffers, format json) ${statement.string}`,
      parameters.map(asGiven),
    );
    for (const { Plan: plan } of row?.['QUERY PLAN'] ?? []) {
      told.rows += rowsOf(plan);
      told.blocks += plan['Shared Hit Blocks'] + plan['Shared Read Blocks'];
    }
  }
  return { answer, ...told };
}

/** What is folded is read from the transaction itself. */
function watched<Asked extends Transaction>(sql: Asked, sent: (query: Sent) => void): Asked {
  return new Proxy(sql, {
    apply: (real, _this, words: unknown[]) => {
      const query = Reflect.apply(real, undefined, words) as Sent;
      sent(query);
      return query;
    },
    get: (real, name) =>
      name === 'folded'
        ? (claimId: string, fold: Fold) =>
            (real as unknown as Snapshot).folded(claimId, (raw) => fold(watched(raw, sent)))
        : (Reflect.get(real, name) as unknown),
  });
}

type Fold = (raw: Raw) => Promise<unknown>;

/** A list was written as Postgres has it when it was sent. */
function asGiven(parameter: string): string | string[] {
  return LIST.test(parameter) ? (JSON.parse(`[${parameter.slice(1, -1)}]`) as string[]) : parameter;
}

const ITEM = String.raw`(?:"(?:[^"\\]|\\.)*"|null)`;
const LIST = new RegExp(`^\\{(?:${ITEM}(?:,${ITEM})*)?\\}$`);

/** Of tables and indexes; what is scanned of a step before was read there. */
function rowsOf(plan: Plan): number {
  const { 'Actual Loops': loops, 'Actual Rows': rows, Plans: inner = [] } = plan;
  const passedOver = (plan['Rows Removed by Filter'] ?? 0) + (plan['Rows Removed by Index Recheck'] ?? 0);
  const own = OF_TABLES.test(plan['Node Type']) ? (rows + passedOver) * loops : 0;
  return inner.reduce((all, one) => all + rowsOf(one), Math.round(own));
}

const OF_TABLES = /^(Seq|Index|Index Only|Bitmap Index|Bitmap Heap|Tid) Scan$/;
