/** The outlets: which there are, and how much each has published and said. */
import { type Static, Type } from '@sinclair/typebox';
import { type Outlet, streamName } from '#newsroom';
import type { Transaction } from '#postgres';
import { FOUND, nullable, PASSED_OVER } from './answer.js';
import { figuresOf } from './outlet-figures.js';
import { isText, pageOf } from './page.js';
import { markedIfPassedOver } from './passed-over.js';
import { type Answered, limitOf, type ParameterValues, question, type Reader } from './question.js';
import { hasAll, markedTexts, searched, searchFor, vectorOf } from './search.js';
import type { View } from './view.js';
import { writeRows } from './write-rows.js';

const [text, count] = [Type.String(), Type.Integer()];
export const OUTLET = { outletId: text, name: text, homepage: nullable(text), country: nullable(text) };
const OUTLETS = Type.Object({
  outlets: Type.Array(
    Type.Object({
      ...OUTLET,
      reports: count,
      statements: count,
      found: Type.Optional(Type.Array(FOUND)),
      passedOver: PASSED_OVER,
    }),
  ),
});

export const outlets: View = {
  name: 'outlets',
  table: `
    create table outlets (outlet_id text primary key, name text not null, homepage text, country text, version int not null, words tsvector not null);
    create index outlets_by_words on outlets using gin (words) with (gin_pending_list_limit = 128);`,
  async write(sql, { changes }) {
    const rows = changes
      .filter(({ category }) => category === 'outlet')
      .map(({ state, version }) => {
        const { outletId, name, homepage = null, country = null } = state as Outlet;
        return { outlet_id: outletId, name, homepage, country, version, words: vectorOf({ A: name }) };
      });
    await writeRows(sql, 'outlets', { key: ['outlet_id'], rows });
  },
  questions: [
    question({
      path: '/outlets',
      answers: 'The outlets, and how much each has published and said.',
      answer: OUTLETS,
      parameters: { q: searched('Only outlets that have these words in their name.') },
      pages: ({ outletId }) => isText(outletId),
      read: outletList,
    }),
  ],
};

/** By id, a page at a time. */
async function outletList(
  snapshot: Transaction,
  asked: ParameterValues,
  { after }: Reader,
): Promise<Answered<typeof OUTLETS>> {
  const search = searchFor(asked.q);
  const rows = await snapshot<Static<typeof OUTLETS>['outlets']>`
    select outlet_id as "outletId", name, homepage, country, f.reports, f.statements
    from outlets o, ${figuresOf(snapshot, 'o')}
    where outlet_id > ${after?.outletId ?? ''} and ${hasAll(snapshot, search)} order by outlet_id limit ${limitOf(asked) + 1}`;
  const { page, next } = pageOf(rows, asked, ({ outletId }) => ({ outletId }));
  const shown = search
    ? page.map((row) => ({ ...row, found: markedTexts(search, [{ in: 'outlet', text: row.name }]) }))
    : page;
  return { outlets: await markedIfPassedOver(snapshot, shown, ({ outletId }) => streamName('outlet', outletId)), next };
}
