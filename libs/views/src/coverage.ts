/** A claim's coverage: what each outlet printed and when, and who has whose word through whom. Nothing but questions. */
import { Type } from '@sinclair/typebox';
import { type Attribution, attributionInSteps, earliest, type GridRow, gridInSteps, type Steps } from '#newsroom';
import type { Transaction } from '#postgres';
import { FRAMINGS, LEAN, NAMED, nullable, ROLE, SAID, STANCE } from './answer.js';
import { claimOnFile } from './claim-on-file.js';
import { isText, isWhole, pageOf } from './page.js';
import {
  type Answered,
  date,
  ID,
  type Key,
  limitOf,
  moment,
  type ParameterValues,
  question,
  type Question,
  type Reader,
} from './question.js';
import { inSlices } from './slices.js';
import { inBigint } from './timeline.js';

const CELL = Type.Object(
  {
    at: Type.String(),
    reportId: Type.String(),
    framings: Type.Array(FRAMINGS),
    statements: Type.Array(Type.Object(SAID)),
  },
  { $id: 'Cell' },
);
const GRID = Type.Object({
  claimId: Type.String(),
  outlets: Type.Array(Type.Object({ outletId: Type.String(), name: nullable(Type.String()), cells: Type.Array(CELL) })),
});

const text = Type.String();
const may = Type.Optional(text);
const PRINTED = Type.Object({
  statementId: text,
  outletId: text,
  reportId: text,
  publishedAt: text,
  through: Type.Array(Type.Object({ outlet: may, name: may, kind: may, reportId: may })),
  notCounted: may,
});
const ATTRIBUTION = Type.Object({
  claimId: text,
  holders: Type.Array(
    Type.Object({
      ...NAMED,
      role: ROLE,
      stance: nullable(STANCE),
      lean: Type.Optional(LEAN),
      isOrigin: Type.Boolean(),
      repeats: Type.Array(Type.Object(NAMED)),
      printed: Type.Array(PRINTED),
    }),
  ),
});

const OF_A_CLAIM: Pick<Question, 'parameters' | 'pages' | 'readsWhole'> = {
  parameters: {
    at: date('What had been published by then; a bare date is the end of that day.'),
    known: moment('What the desk had recorded by then.'),
  },
  pages: ({ moment: published, statementId }) => isWhole(published) && isText(statementId),
  readsWhole: () => true,
};

export const coverage: Question[] = [
  question({
    path: '/claims/:id/grid',
    id: ID,
    answers: 'The grid of outlets and time: what each printed on the claim and when, and what it committed to itself.',
    answer: GRID,
    ...OF_A_CLAIM,
    read: grid,
  }),
  question({
    path: '/claims/:id/attribution',
    id: ID,
    answers: 'Who said it, and through whom each outlet has it.',
    answer: ATTRIBUTION,
    ...OF_A_CLAIM,
    read: attribution,
  }),
];

/** A page of outlets, by what each printed first. */
async function grid(
  snapshot: Transaction,
  asked: ParameterValues,
  reader: Reader,
): Promise<Answered<typeof GRID> | undefined> {
  const onFile = await claimOnFile(snapshot, asked, reader);
  if (!onFile) return undefined;
  const { page, next } = await pageBehind(gridInSteps(onFile.claim, asked.at), firstInRow, { asked, reader });
  const ids = page.map(({ outletId }) => outletId);
  const names = await outletNames(snapshot, ids);
  const outlets = page.map(({ outletId, cells }) => ({ outletId, name: names.get(outletId) ?? null, cells }));
  return { claimId: onFile.claim.claimId, outlets, next };
}

/** A page of holders, by who was printed first. */
async function attribution(
  snapshot: Transaction,
  asked: ParameterValues,
  reader: Reader,
): Promise<Answered<typeof ATTRIBUTION> | undefined> {
  const onFile = await claimOnFile(snapshot, asked, reader);
  if (!onFile) return undefined;
  const steps = attributionInSteps(onFile.claim, asked.at);
  const { page, next } = await pageBehind(steps, firstPrinted, { asked, reader });
  return { claimId: onFile.claim.claimId, holders: page, next };
}

/** As many behind the last one seen as make a page. */
async function pageBehind<T>(
  steps: Steps<T[]>,
  keyIn: (item: T) => Key,
  { asked, reader }: { asked: ParameterValues; reader: Reader },
): Promise<{ page: T[]; next: Key | null }> {
  const items = await inSlices(steps, reader);
  const { after } = reader;
  const from = after ? items.findIndex((item) => isBehind(keyIn(item), after)) : 0;
  return pageOf(from < 0 ? [] : items.slice(from, from + limitOf(asked) + 1), asked, keyIn);
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

async function outletNames(snapshot: Transaction, ids: string[]): Promise<Map<string, string>> {
  const rows = await snapshot<{ id: string; name: string }[]>`
    select outlet_id as id, name from outlets where outlet_id = any (${ids})`;
  return new Map(rows.map(({ id, name }) => [id, name]));
}
