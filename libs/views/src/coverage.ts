/** A claim's coverage: what each outlet printed and when, and who has whose word through whom. Nothing but questions. */
import { attributionAt, type Claim, gridAt } from '#newsroom';
import type { Transaction } from '#postgres';
import { claimOnFile } from './claim-on-file.js';
import { type Asked, date, LIMIT, limitOf, moment, type Question, text } from './question.js';

const WORDS = {
  at: date('What had been published by then; a bare date is the end of that day.'),
  known: moment('What the desk had recorded by then.'),
  cursor: text("The page before's `next`."),
  limit: LIMIT,
};

export const coverage: Question[] = [
  {
    path: '/claims/:id/grid',
    answers: 'The grid of outlets and time: what each printed on the claim and when, and what it committed to itself.',
    words: WORDS,
    read: grid,
  },
  {
    path: '/claims/:id/attribution',
    answers: 'Who said it, and through whom each outlet has it.',
    words: WORDS,
    read: attribution,
  },
];

/** A page of outlets, by what each printed first. */
async function grid(snapshot: Transaction, asked: Asked): Promise<object | undefined> {
  const claim = await claimAsked(snapshot, asked);
  if (!claim) return undefined;
  const { page, next } = paged(gridAt(claim, asked.at), ({ outletId }) => outletId, asked);
  const names = await outletNames(
    snapshot,
    page.map(({ outletId }) => outletId),
  );
  return {
    claimId: claim.claimId,
    outlets: page.map(({ outletId, cells }) => ({ outletId, name: names.get(outletId) ?? null, cells })),
    next,
  };
}

/** A page of holders, by who was printed first. */
async function attribution(snapshot: Transaction, asked: Asked): Promise<object | undefined> {
  const claim = await claimAsked(snapshot, asked);
  if (!claim) return undefined;
  const { page, next } = paged(attributionAt(claim, asked.at), ({ printed }) => printed[0]?.statementId ?? '', asked);
  return { claimId: claim.claimId, holders: page, next };
}

async function claimAsked(snapshot: Transaction, asked: Asked): Promise<Claim | undefined> {
  return (await claimOnFile(snapshot, asked))?.claim;
}

/** Behind the item whose key is the cursor. */
function paged<T>(items: T[], keyOf: (item: T) => string, asked: Asked): { page: T[]; next: string | null } {
  const { cursor } = asked;
  const from = cursor === undefined ? 0 : items.findIndex((item) => keyOf(item) === cursor) + 1;
  const page = items.slice(from, from + limitOf(asked));
  const last = page.at(-1);
  return { page, next: last && from + page.length < items.length ? keyOf(last) : null };
}

async function outletNames(snapshot: Transaction, ids: string[]): Promise<Map<string, string>> {
  const rows = await snapshot<{ id: string; name: string }[]>`
    select outlet_id as id, name from stet.outlets where outlet_id = any (${ids})`;
  return new Map(rows.map(({ id, name }) => [id, name]));
}
