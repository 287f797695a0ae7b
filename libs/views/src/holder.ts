/** A holder on file: under which names it is printed and by whom, who speaks for whom, and all that it said, by time. */
import { type Static, Type } from '@sinclair/typebox';
import { type ClaimStatement, vocabulary } from '#newsroom';
import type { Transaction } from '#postgres';
import { LEAN, nullable, STANCE, STATEMENT, wordOf } from './answer.js';
import { isCount, isText, isWhole, PAGE_CHARACTERS, pageOf } from './page.js';
import { ID, limitOf, type ParameterValues, question, type Question, type Reader } from './question.js';

const text = Type.String();
const NAMED = Type.Object({ holderId: text, name: text });
const HOLDER = Type.Object({
  holderId: text,
  name: text,
  kind: wordOf(vocabulary.holder_kinds),
  aliases: Type.Array(text),
  for: nullable(NAMED),
  mergedInto: nullable(
    Type.Object({ holderId: text, name: text }, { description: 'Whom it means in the end, mergers followed.' }),
  ),
  speakers: Type.Array(NAMED, { description: 'Who speaks for it: the first twenty; `/v1/holders?for=` has all.' }),
  merged: Type.Array(NAMED, { description: 'Who is merged into it: the first twenty; `/v1/holders?into=` has all.' }),
  names: Type.Array(
    Type.Object(
      { name: text, outletId: text, claimId: text, statementId: text, reportId: text },
      { $id: 'PrintedName' },
    ),
    { description: 'As it is printed, by whom, and where for example: the first hundred, by name and outlet.' },
  ),
  statements: Type.Array(
    Type.Composite(
      [
        STATEMENT,
        Type.Object({
          proposition: Type.Optional(nullable(text)),
          turnedFrom: Type.Optional(
            Type.Object(
              { claimId: text, statementId: text, stance: STANCE, lean: Type.Optional(LEAN) },
              { description: 'It changed its mind: what it said of the claim before, on another side.' },
            ),
          ),
        }),
      ],
      { $id: 'StatementOfAHolder' },
    ),
  ),
  version: Type.Integer(),
});

export const holder: Question = question({
  path: '/holders/:id',
  id: ID,
  answers:
    'A holder on file: its names as printed and by whom, for whom it speaks and who for it, and all that it said on every claim, by time, with where it changed its mind. One that was merged leads to whom it is.',
  answer: HOLDER,
  pages: ({ moment, claimId, ordinal }) => isWhole(moment) && isText(claimId) && isCount(ordinal),
  read: async (snapshot, asked, reader) => {
    const onFile = await fileOf(snapshot, asked);
    if (!onFile) return undefined;
    const names = await namesOf(snapshot, asked, reader);
    return { ...onFile, names, ...(await statementsOf(snapshot, asked, reader)) };
  },
});

type File = Omit<Static<typeof HOLDER>, 'names' | 'statements'>;

async function fileOf(snapshot: Transaction, { id = '' }: ParameterValues): Promise<File | undefined> {
  const [row] = await snapshot<(Omit<File, 'mergedInto' | 'speakers' | 'merged'> & { isMerged: boolean })[]>`
    select holder_id as "holderId", name, kind, aliases, version, merged_into is not null as "isMerged",
      (select json_build_object('holderId', f.holder_id, 'name', f.name) from holders f where f.holder_id = h.for_id) as "for"
    from holders h where holder_id = ${id}`;
  if (!row) return undefined;
  const { isMerged, ...onFile } = row;
  const [speakers, merged] = await Promise.all([
    snapshot<Static<typeof NAMED>[]>`
      select holder_id as "holderId", name from holders where for_id = ${id} order by holder_id limit ${TOLD}`,
    snapshot<Static<typeof NAMED>[]>`
      select holder_id as "holderId", name from holders where merged_into = ${id} order by holder_id limit ${TOLD}`,
  ]);
  return { ...onFile, mergedInto: isMerged ? await endOf(snapshot, id) : null, speakers, merged };
}

const [TOLD, NAMES_TOLD] = [20, 100];

/** Of a circle, which two desks at once can make, the least id in it. */
export async function endOf(snapshot: Transaction, id: string): Promise<Static<typeof NAMED> | null> {
  const rows = await snapshot<(Static<typeof NAMED> & { into: string | null })[]>`
    with recursive chain as (
      select holder_id, name, merged_into from holders where holder_id = ${id}
      union
      select h.holder_id, h.name, h.merged_into from chain c join holders h on h.holder_id = c.merged_into
    ) select holder_id as "holderId", name, merged_into as "into" from chain`;
  const byId = new Map(rows.map((row) => [row.holderId, row]));
  const passed: string[] = [];
  let at = byId.get(id);
  for (let next = at; next && !passed.includes(next.holderId); next = byId.get(next.into ?? '')) {
    passed.push(next.holderId);
    at = next;
  }
  const circle = at?.into ? passed.slice(passed.indexOf(at.into)).sort() : [];
  const end = byId.get(circle[0] ?? at?.holderId ?? '');
  return end ? { holderId: end.holderId, name: end.name } : null;
}

/** Each name of each outlet is looked up by itself, so that ten thousand statements under one name cost no more than one. */
async function namesOf(snapshot: Transaction, { id = '' }: ParameterValues, { ofKilled }: Reader) {
  const first = (behind: ReturnType<Transaction>) => snapshot`
    select name_key, outlet_id from spoken s where holder_id = ${id} and ${behind} order by name_key, outlet_id limit 1`;
  const rows = await snapshot<{ data: ClaimStatement }[]>`
    with recursive printed as (
      (${first(snapshot`true`)})
      union all
      select n.name_key, n.outlet_id from printed p cross join lateral (
        ${first(snapshot`(s.name_key, s.outlet_id) > (p.name_key, p.outlet_id)`)}
      ) n
    )
    select t.data from (select * from printed limit ${NAMES_TOLD}) p cross join lateral (
      select claim_id, ordinal from spoken s
      where holder_id = ${id} and name_key = p.name_key and outlet_id = p.outlet_id and ${isShown(snapshot, ofKilled)} limit 1
    ) e join statements t using (claim_id, ordinal)`;
  const names = rows.map(({ data: { holder: by, outletId, claimId, statementId, reportId } }) => {
    return { name: by.name, outletId, claimId, statementId, reportId };
  });
  return names.sort((one, other) => (`${one.name} ${one.outletId}` < `${other.name} ${other.outletId}` ? -1 : 1));
}

interface Row {
  moment: string;
  ordinal: number;
  data: ClaimStatement;
  notCounted: string | null;
  proposition: string | null;
  recordedAt: string | null;
  recordedBy: string | null;
  before: Static<typeof HOLDER>['statements'][number]['turnedFrom'] | null;
  outOf: number;
}

/** What is killed is not here, but for auditors: that this holder said it is of the killed report. */
async function statementsOf(snapshot: Transaction, asked: ParameterValues, { after, ofKilled }: Reader) {
  const { id = '' } = asked;
  const behind = after
    ? snapshot`and (s.moment, s.claim_id, s.ordinal) > (${String(after.moment)}::bigint, ${String(after.claimId)}, ${String(after.ordinal)}::int)`
    : snapshot``;
  const rows = await snapshot<Row[]>`
    select s.moment::text, s.ordinal, t.data, t.not_counted as "notCounted", t.recorded_at as "recordedAt", t.recorded_by as "recordedBy",
      (select proposition from claims c where c.claim_id = s.claim_id) as proposition,
      case when t.not_counted is null then (
        select case when b.side <> s.side then json_strip_nulls(json_build_object(
          'claimId', b.claim_id, 'statementId', b.statement_id, 'stance', b.stance, 'lean', b.lean)) end
        from spoken b join statements u on u.claim_id = b.claim_id and u.ordinal = b.ordinal
        where b.holder_id = s.holder_id and b.claim_id = s.claim_id and (b.moment, b.ordinal) < (s.moment, s.ordinal)
          and u.not_counted is null and (b.utterance is null or b.utterance is distinct from s.utterance)
          and ${isShown(snapshot, ofKilled, 'b')}
        order by b.moment desc, b.ordinal desc limit 1
      ) end as before, s."outOf"
    from (
      select s.*, count(*) over ()::int as "outOf",
        sum(length(t.data::text)) over (order by s.moment, s.claim_id, s.ordinal) - length(t.data::text) as characters
      from (
        select * from spoken s where s.holder_id = ${id} ${behind} and ${isShown(snapshot, ofKilled)}
        order by s.moment, s.claim_id, s.ordinal limit ${limitOf(asked) + 1}
      ) s join statements t on t.claim_id = s.claim_id and t.ordinal = s.ordinal
    ) s join statements t on t.claim_id = s.claim_id and t.ordinal = s.ordinal
    where s.characters < ${PAGE_CHARACTERS}
    order by s.moment, s.claim_id, s.ordinal`;
  const key = ({ moment, ordinal, data }: Row) => ({ moment: Number(moment), claimId: data.claimId, ordinal });
  const { page, next } = pageOf(rows, asked, key);
  const statements = page.map(
    ({ moment: _at, ordinal: _place, outOf: _outOf, data, notCounted, before, ...beside }) => ({
      ...data,
      ...beside,
      ...(notCounted !== null && { notCounted }),
      ...(before && { turnedFrom: before }),
    }),
  );
  return { statements, next };
}

/** Of rows that have a report. */
export function isShown(snapshot: Transaction, ofKilled: boolean, row = 's') {
  return ofKilled
    ? snapshot`true`
    : snapshot`not exists (select from killed_reports k where k.report_id = ${snapshot(row)}.report_id)`;
}
