/** A holder on file: under which names it is printed and by whom, who speaks for whom, and all that it said, by time. */
import type { ClaimStatement } from '#newsroom';
import type { Transaction } from '#postgres';
import { fileOf } from './holder-file.js';
import { HOLDER, NAMES_TOLD, type StatementOfAHolder } from './holder-page.js';
import { holderAsOf } from './holder-past.js';
import { CLOCKS, isPast } from './moment.js';
import { isCount, isText, isWhole, PAGE_CHARACTERS, pageOf } from './page.js';
import { ID, limitOf, type ParameterValues, question, type Question, type Reader } from './question.js';

const ONE_HOLDER = '/holders/:id';

export const holder: Question = question({
  path: ONE_HOLDER,
  id: ID,
  answers:
    'A holder on file: its names as printed and by whom, for whom it speaks and who for it, and all that it said on every claim, by time, with where it changed its mind. One that was merged leads to whom it is.',
  answer: HOLDER,
  parameters: CLOCKS,
  readsWhole: isPast,
  pages: ({ moment, claimId, ordinal }) => isWhole(moment) && isText(claimId) && isCount(ordinal),
  read: async (snapshot, asked, reader) => {
    if (isPast(asked)) return holderAsOf(snapshot, { path: ONE_HOLDER, asked, reader });
    const onFile = await fileOf(snapshot, asked);
    if (!onFile) return undefined;
    const names = await namesOf(snapshot, asked, reader);
    return { ...onFile, names, ...(await statementsOf(snapshot, asked, reader)) };
  },
});

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
  before: StatementOfAHolder['turnedFrom'] | null;
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
