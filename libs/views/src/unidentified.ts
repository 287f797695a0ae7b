/** Which printed names mean nobody on file yet? Those that two holders have are ambiguous; of others likely holders are told. */
import { type Static, Type } from '@sinclair/typebox';
import { type ClaimStatement, sameName, wordsOf } from '#newsroom';
import type { Transaction } from '#postgres';
import { isShown } from './holder.js';
import { endOf } from './holder-file.js';
import { keyOfName } from './name-key.js';
import { isText, pageOf } from './page.js';
import { type Answered, limitOf, type ParameterValues, question, type Question, type Reader } from './question.js';
import { lexemeOf } from './search.js';

const [text, count] = [Type.String(), Type.Integer()];
const CANDIDATES = Type.Array(Type.Object({ holderId: text, name: text }));
const UNIDENTIFIED = Type.Object({
  names: Type.Array(
    Type.Object(
      {
        name: Type.String({ description: 'As it stands in the statement.' }),
        claimId: text,
        statementId: text,
        reportId: text,
        statements: Type.Integer({ description: 'With this name, of a holder or of whom one speaks for.' }),
        outlets: count,
        ambiguous: Type.Boolean({ description: 'Several holders on file have it: those are the candidates.' }),
        candidates: CANDIDATES,
        likely: CANDIDATES,
      },
      { $id: 'UnidentifiedName' },
    ),
  ),
});
type Name = Static<typeof UNIDENTIFIED>['names'][number];

export const unidentified: Question = question({
  path: '/holders/unidentified',
  answers:
    'Names that mean nobody on file yet, in an order that lasts: where one stands, how many statements and outlets have it, whom it may mean. Unnamed sources are not among them.',
  answer: UNIDENTIFIED,
  pages: ({ key }) => isText(key),
  read: names,
});

interface Row extends Pick<Name, 'statements' | 'outlets'> {
  key: string;
  data: ClaimStatement;
}

async function names(
  snapshot: Transaction,
  asked: ParameterValues,
  { after, ofKilled }: Reader,
): Promise<Answered<typeof UNIDENTIFIED>> {
  const first = (behind: ReturnType<Transaction>) =>
    snapshot`select name_key as key from unidentified where name_key > ${behind} order by name_key limit 1`;
  // A recursion goes on as long as rows are wanted: no more names are read than a page has, and those that are not shown.
  const rows = await snapshot<Row[]>`
    with recursive named as (
      (${first(snapshot`${String(after?.key ?? '')}`)})
      union all
      select n.key from named k cross join lateral (${first(snapshot`k.key`)}) n
    )
    select n.key, c.statements, c.outlets, e.data
    from named n cross join lateral (
      select t.data from unidentified_in u join spoken s using (claim_id, ordinal) join statements t using (claim_id, ordinal)
      where u.name_key = n.key and ${isShown(snapshot, ofKilled)} order by u.claim_id, u.ordinal limit 1
    ) e cross join lateral (
      select sum(statements)::int as statements, count(distinct outlet_id)::int as outlets from unidentified where name_key = n.key
    ) c limit ${limitOf(asked) + 1}`;
  const { page, next } = pageOf(rows, asked, ({ key }) => ({ key }));
  const told = page.map((row) => ({ ...row, name: nameIn(row) }));
  const folded = told.map(({ name }) => sameName(name));
  const [having, likely] = [await holdersNamed(snapshot, folded), await likelyHolders(snapshot, folded)];
  const answered = told.map(({ name, statements, outlets, data: { claimId, statementId, reportId } }) => {
    const candidates = having.get(sameName(name)) ?? [];
    const about = { candidates, ambiguous: candidates.length > 1, likely: likely.get(sameName(name)) ?? [] };
    return { name, claimId, statementId, reportId, statements, outlets, ...about };
  });
  return { names: answered, next };
}

/** Which of a statement's two names it is. */
function nameIn({ key, data: { holder } }: Row): string {
  const { name, for: house = name } = holder;
  return keyOfName(sameName(name)) === key ? name : house;
}

/** Under each of these names, mergers followed: one who is another is no second one. */
async function holdersNamed(snapshot: Transaction, folded: string[]): Promise<Map<string, Candidates>> {
  const rows = await snapshot<(Candidates[number] & { folded: string; isMerged: boolean })[]>`
    select n.folded, h.holder_id as "holderId", h.name, h.merged_into is not null as "isMerged"
    from unnest(${folded}::text[], ${folded.map(keyOfName)}::text[]) as n (folded, key) cross join lateral (
      select holder_id from holder_names where name_key = n.key and not former order by holder_id limit ${TOLD}
    ) one join holders h using (holder_id) order by 1, 2`;
  const byName = new Map<string, Candidates>();
  for (const { folded: name, isMerged, ...one } of rows) {
    const end = isMerged ? ((await endOf(snapshot, one.holderId)) ?? one) : one;
    const others = byName.get(name) ?? [];
    if (!others.some(({ holderId }) => holderId === end.holderId)) byName.set(name, [...others, end]);
  }
  return byName;
}

/** Those that have most of a name's words; of a word that very many have a hundred holders are looked at. */
async function likelyHolders(snapshot: Transaction, folded: string[]): Promise<Map<string, Candidates>> {
  const words = folded.map((name) => [...new Set(wordsOf(name).map((word) => lexemeOf(word.folded)))]);
  const rows = await snapshot<{ folded: string; likely: Candidates }[]>`
    select n.folded, json_agg(json_build_object('holderId', holder_id, 'name', name) order by hits desc, holder_id) as likely
    from unnest(${folded}::text[], ${words.map((all) => all.join(' | '))}::text[], ${words.map((all) => all.join(' '))}::text[]) as n (folded, query, words)
    cross join lateral (
      select holder_id, name, hits from (select * from holders where words @@ n.query::tsquery and merged_into is null limit 100) h
      cross join lateral (
        select count(*) as hits from unnest(string_to_array(n.words, ' ')) word where h.words @@ word::tsquery
      ) c order by hits desc, holder_id limit ${LIKELY}
    ) l group by 1`;
  return new Map(rows.map(({ folded: name, likely }) => [name, likely]));
}

type Candidates = Static<typeof CANDIDATES>;

const [TOLD, LIKELY] = [20, 3];
