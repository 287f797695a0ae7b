/** The holders on file: which there are, under which names, and for whom they speak. */
import { type Static, Type } from '@sinclair/typebox';
import { type HolderOnFile, sameName, streamName, vocabulary } from '#newsroom';
import type { Transaction } from '#postgres';
import { FOUND, nullable, PASSED_OVER, wordOf } from './answer.js';
import { CLAIM_NAMES, writeClaimNames } from './claim-names.js';
import { holder } from './holder.js';
import { keyOfName } from './name-key.js';
import { isText, pageOf } from './page.js';
import { markedIfPassedOver } from './passed-over.js';
import { type Answered, ID, limitOf, oneOf, type ParameterValues, question, type Reader } from './question.js';
import { hasAll, markedTexts, searched, searchFor, vectorOf } from './search.js';
import { SPOKEN, writeSpoken } from './spoken.js';
import { unidentified } from './unidentified.js';
import type { ChangedStream, View } from './view.js';
import { writeRows } from './write-rows.js';

const text = Type.String();
const HOLDERS = Type.Object({
  holders: Type.Array(
    Type.Object(
      {
        holderId: text,
        name: text,
        kind: wordOf(vocabulary.holder_kinds),
        aliases: Type.Array(text),
        for: nullable(Type.String({ description: 'The holder on file that it speaks for.' })),
        mergedInto: nullable(Type.String({ description: 'The holder on file that it is.' })),
        found: Type.Optional(Type.Array(FOUND)),
        passedOver: PASSED_OVER,
      },
      { $id: 'HolderOnTheList' },
    ),
  ),
});

export const holders: View = {
  name: 'holders',
  table: `
    create table holders (
      holder_id text primary key, name text not null, kind text not null, aliases json not null, for_id text, merged_into text,
      version int not null, partition int not null, "offset" bigint not null, words tsvector not null
    );
    create index holders_by_place on holders (partition, "offset");
    create index holders_of_kind on holders (kind, holder_id);
    create index holders_of_house on holders (for_id, holder_id) where for_id is not null;
    create index holders_merged on holders (merged_into, holder_id) where merged_into is not null;
    create index holders_by_words on holders using gin (words) with (gin_pending_list_limit = 128);
    create table holder_names (holder_id text, name_key text, former boolean not null, primary key (holder_id, name_key));
    create index holders_named on holder_names (name_key, holder_id);
    ${CLAIM_NAMES}
    ${SPOKEN}`,
  async write(sql, { changes }) {
    await writeHolders(
      sql,
      changes.filter(({ category }) => category === 'holder'),
    );
    await writeSpoken(sql, changes);
    await writeClaimNames(sql, changes);
  },
  questions: [
    question({
      path: '/holders',
      answers: 'The holders on file, by id: their names, for whom they speak, and into whom they are merged.',
      answer: HOLDERS,
      parameters: {
        q: searched('Only holders that have these words in one of their names.'),
        kind: oneOf('Only holders of this kind.', vocabulary.holder_kinds),
        for: { ...ID, means: 'Only holders that speak for this one.' },
        into: { ...ID, means: 'Only holders that are merged into this one.' },
      },
      pages: ({ holderId }) => isText(holderId),
      read: holderList,
    }),
    unidentified,
    holder,
  ],
};

async function writeHolders(sql: Transaction, changed: ChangedStream[]): Promise<void> {
  if (changed.length === 0) return;
  const rows = changed.map(({ state, version, partition, offset }) => {
    const one = state as HolderOnFile;
    return {
      holder_id: one.holderId,
      name: one.name ?? '',
      kind: one.kind,
      aliases: one.aliases,
      for_id: one.for ?? null,
      merged_into: one.mergedInto ?? null,
      version,
      partition,
      offset,
      words: vectorOf({ A: one.name, B: one.aliases.join(' · ') }),
    };
  });
  await writeRows(sql, 'holders', { key: ['holder_id'], rows });
  await sql`delete from holder_names where holder_id = any (${rows.flatMap(({ holder_id }) => holder_id ?? [])}::text[])`;
  const names = changed.flatMap(({ state }) => namesOf(state as HolderOnFile));
  await writeRows(sql, 'holder_names', { key: ['holder_id', 'name_key'], rows: names });
}

/** Those that it had, and has no more, too: what was identified by them is looked at again. */
function namesOf({ holderId, name = '', aliases, formerNames }: HolderOnFile): object[] {
  const row = (former: boolean) => (one: string) => ({ holder_id: holderId, name_key: keyOfName(one), former });
  const has = [...new Set([name, ...aliases].map(sameName))];
  const had = [...new Set(formerNames.map(sameName))].filter((one) => !has.includes(one));
  return [...has.map(row(false)), ...had.map(row(true))];
}

async function holderList(
  snapshot: Transaction,
  asked: ParameterValues,
  { after }: Reader,
): Promise<Answered<typeof HOLDERS>> {
  const search = searchFor(asked.q);
  const wanted = [
    snapshot`holder_id > ${after?.holderId ?? ''}`,
    ...(search ? [snapshot`and ${hasAll(snapshot, search)}`] : []),
    ...(asked.kind === undefined ? [] : [snapshot`and kind = ${asked.kind}`]),
    ...(asked.for === undefined ? [] : [snapshot`and for_id = ${asked.for}`]),
    ...(asked.into === undefined ? [] : [snapshot`and merged_into = ${asked.into}`]),
  ];
  const rows = await snapshot<Static<typeof HOLDERS>['holders']>`
    select holder_id as "holderId", name, kind, aliases, for_id as "for", merged_into as "mergedInto"
    from holders where ${wanted} order by holder_id limit ${limitOf(asked) + 1}`;
  const { page, next } = pageOf(rows, asked, ({ holderId }) => ({ holderId }));
  const shown = page.map((row) => {
    const names = [row.name, ...row.aliases].map((name) => ({ in: 'holder' as const, text: name }));
    return search ? { ...row, found: markedTexts(search, names) } : row;
  });
  return { holders: await markedIfPassedOver(snapshot, shown, ({ holderId }) => streamName('holder', holderId)), next };
}
