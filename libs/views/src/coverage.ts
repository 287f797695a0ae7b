/** A claim's coverage: what each outlet printed and when, and who has whose word through whom. Nothing but questions. */
import { type Attribution, attributionInSteps, earliest, type GridRow, gridInSteps } from '#newsroom';
import { claimOnFile } from './claim-on-file.js';
import { shownOf } from './claim-past.js';
import { ATTRIBUTION, GRID } from './coverage-answers.js';
import { CLOCKS, inBigint, momentOf } from './moment.js';
import { isText, isWhole, pageOf } from './page.js';
import {
  type Answered,
  ID,
  type Key,
  limitOf,
  type ParameterValues,
  question,
  type Question,
  type Reader,
} from './question.js';
import { outletNames } from './names.js';
import type { Snapshot } from './reading.js';
import { inSlices } from './slices.js';

const OF_A_CLAIM: Pick<Question, 'parameters' | 'pages' | 'readsWhole'> = {
  parameters: CLOCKS,
  pages: ({ moment: published, statementId }) => isWhole(published) && isText(statementId),
  readsWhole: () => true,
};

const [GRID_OF_A_CLAIM, ATTRIBUTION_OF_A_CLAIM] = ['/claims/:id/grid', '/claims/:id/attribution'];

export const coverage: Question[] = [
  question({
    path: GRID_OF_A_CLAIM,
    id: ID,
    answers: 'The grid of outlets and time: what each printed on the claim and when, and what it committed to itself.',
    answer: GRID,
    ...OF_A_CLAIM,
    parameters: {
      ...OF_A_CLAIM.parameters,
      outlet: { ...ID, means: "Only this outlet's row, and all of it, over the pages." },
    },
    read: grid,
  }),
  question({
    path: ATTRIBUTION_OF_A_CLAIM,
    id: ID,
    answers: 'Who said it, and through whom each outlet has it.',
    answer: ATTRIBUTION,
    ...OF_A_CLAIM,
    parameters: {
      ...OF_A_CLAIM.parameters,
      statement: { ...ID, means: 'Only who said this, with all that is printed of it, over the pages.' },
    },
    read: attribution,
  }),
];

/** A page of outlets, by what each printed first. */
async function grid(
  snapshot: Snapshot,
  asked: ParameterValues,
  reader: Reader,
): Promise<Answered<typeof GRID> | undefined> {
  const { id = '' } = asked;
  const told = await snapshot.folded(id, async (raw) => {
    const onFile = await claimOnFile(raw, asked, reader);
    if (!onFile) return undefined;
    const rows = rowsOfGrid(await inSlices(gridInSteps(onFile.claim, asked.at), reader), { asked, reader });
    return { ...rows, shown: await shownOf(raw, onFile, { asked, reader }) };
  });
  if (!told) return undefined;
  const { page, next, shown } = told;
  const ids = page.map(({ outletId }) => outletId);
  const names = await outletNames(snapshot, ids, asked);
  const outlets = page.map((row) => ({ ...row, name: names.get(row.outletId) ?? null }));
  return { claimId: id, outlets, next, ...momentOf(GRID_OF_A_CLAIM, asked, shown) };
}

function rowsOfGrid(rows: GridRow[], { asked, reader }: Paging) {
  if (asked.outlet === undefined)
    return pageBehind(rows, firstInRow, {
      asked,
      reader,
      cut: (row) => rowBehind(row, { asked: TOLD, reader: {} }).item,
    });
  const its = rows.find(({ outletId }) => outletId === asked.outlet);
  return pageWithin(its, rowBehind, { asked, reader });
}

/** A page of holders, by who was printed first. */
async function attribution(
  snapshot: Snapshot,
  asked: ParameterValues,
  reader: Reader,
): Promise<Answered<typeof ATTRIBUTION> | undefined> {
  const { id = '' } = asked;
  const told = await snapshot.folded(id, async (raw) => {
    const onFile = await claimOnFile(raw, asked, reader);
    if (!onFile) return undefined;
    const holders = holdersOf(await inSlices(attributionInSteps(onFile.claim, asked.at), reader), { asked, reader });
    return { ...holders, shown: await shownOf(raw, onFile, { asked, reader }) };
  });
  if (!told) return undefined;
  const { page, next, shown } = told;
  return { claimId: id, holders: page, next, ...momentOf(ATTRIBUTION_OF_A_CLAIM, asked, shown) };
}

function holdersOf(holders: Attribution[], { asked, reader }: Paging) {
  if (asked.statement === undefined)
    return pageBehind(holders, firstPrinted, {
      asked,
      reader,
      cut: (one) => holderBehind(one, { asked: TOLD, reader: {} }).item,
    });
  const isOf = ({ printed }: Attribution) => printed.some(({ statementId }) => statementId === asked.statement);
  return pageWithin(holders.find(isOf), holderBehind, { asked, reader });
}

interface Paging {
  asked: ParameterValues;
  reader: Pick<Reader, 'after'>;
}

/** So many statements are told of each beside others, and so many whom a holder repeats. */
const TOLD = { limit: '20' };

/** As many behind the last one seen as make a page, each cut to the first of what it has. */
function pageBehind<T, Cut>(
  items: T[],
  keyIn: (item: T) => Key,
  { asked, reader: { after }, cut }: Paging & { cut: (item: T) => Cut },
): { page: Cut[]; next: Key | null } {
  const behind = items.filter((item) => !after || isBehind(keyIn(item), after)).slice(0, limitOf(asked) + 1);
  const told = behind.map((item) => [keyIn(item), cut(item)] as const);
  const { page, next } = pageOf(told, asked, ([key]) => key);
  return { page: page.map(([, item]) => item), next };
}

/** Of one alone what is behind the last statement seen. */
function pageWithin<T, Cut>(
  item: T | undefined,
  behind: (item: T, paging: Paging) => { item: Cut; next: Key | null },
  paging: Paging,
): { page: Cut[]; next: Key | null } {
  if (item === undefined) return { page: [], next: null };
  const { item: page, next } = behind(item, paging);
  return { page: [page], next };
}

function rowBehind({ outletId, cells, origins }: GridRow, paging: Paging) {
  const statements = cells.flatMap((cell) => cell.statements.map((statement) => ({ ...statement, at: cell.at })));
  const { page, next } = statementsBehind(statements, ({ at, statementId }) => keyOf(at, statementId), paging);
  const told = new Set(page.map(({ statementId }) => statementId));
  const shown = cells.flatMap((cell) => {
    const those = cell.statements.filter(({ statementId }) => told.has(statementId));
    return those.length > 0 ? [{ ...cell, statements: those }] : [];
  });
  const carried = { origins: origins.slice(0, limitOf(TOLD)), originsTotal: origins.length };
  return { item: { outletId, cells: shown, ...carried, statementsTotal: statements.length }, next };
}

function holderBehind({ printed, repeats: repeated, ...holder }: Attribution, paging: Paging) {
  const keyIn = ({ publishedAt, statementId }: Attribution['printed'][number]) => keyOf(publishedAt, statementId);
  const { page, next } = statementsBehind(printed, keyIn, paging);
  const repeats = repeated();
  const told = { repeats: repeats.slice(0, limitOf(TOLD)), repeatsTotal: repeats.length };
  return { item: { ...holder, ...told, printed: page, printedTotal: printed.length }, next };
}

/** In the order that they have: in a grid it is by cell. */
function statementsBehind<T extends { statementId: string }>(
  statements: T[],
  keyIn: (statement: T) => Key,
  { asked, reader: { after } }: Paging,
) {
  const last = after ? statements.findIndex(({ statementId }) => statementId === after.statementId) : -1;
  const from = after && last < 0 ? statements.length : last + 1;
  return pageOf(statements.slice(from, from + limitOf(asked) + 1), asked, keyIn);
}

function firstInRow({ cells }: GridRow): Key {
  const [cell] = cells;
  return keyOf(cell?.at, cell?.statements[0]?.statementId);
}

function firstPrinted({ printed }: Attribution): Key {
  return keyOf(printed[0]?.publishedAt, printed[0]?.statementId);
}

function keyOf(publishedAt = '..', statementId = ''): Key {
  return { moment: inBigint(earliest(publishedAt)), statementId };
}

function isBehind(
  { moment: one = 0, statementId: id = '' }: Key,
  { moment: other = 0, statementId = '' }: Key,
): boolean {
  return Number(one) > Number(other) || (one === other && String(id) > String(statementId));
}
