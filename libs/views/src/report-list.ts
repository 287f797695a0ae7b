/** The reports: which there are, by the date of each, the newest first, and which of them nobody has read a statement from yet. */
import { type Static, Type } from '@sinclair/typebox';
import { earliest, latest, type Report, streamName } from '#newsroom';
import type { Transaction } from '#postgres';
import { FOUND, LIFE, nullable, PASSED_OVER } from './answer.js';
import { isText, isWhole, pageOf } from './page.js';
import { markedIfPassedOver } from './passed-over.js';
import {
  type Answered,
  date,
  ID,
  type Key,
  limitOf,
  type ParameterValues,
  question,
  type Question,
  type Reader,
  yesOrNo,
} from './question.js';
import { hasAll, markedTexts, searched, type SearchedText, searchFor } from './search.js';
import { inBigint } from './moment.js';

const text = Type.String();
const REPORTS = Type.Object({
  reports: Type.Array(
    Type.Object(
      {
        reportId: text,
        outletId: text,
        outlet: nullable(text),
        headline: Type.Optional(nullable(text)),
        url: Type.Optional(nullable(text)),
        publishedAt: nullable(text),
        life: LIFE,
        corrected: Type.Boolean(),
        killed: Type.Boolean(),
        unread: Type.Boolean({ description: 'No statement speaks from it yet.' }),
        found: Type.Optional(Type.Array(FOUND)),
        passedOver: PASSED_OVER,
      },
      { $id: 'ReportOnTheList' },
    ),
  ),
});
type Row = Omit<Static<typeof REPORTS>['reports'][number], 'headline' | 'url'> & { sorted: string; data: Report };

/** What the table of reports has for its list: a report's earliest moment, negated, for the newest comes first. */
export const REPORT_LIST = {
  columns: `sorted bigint not null, published_at text, life text not null, corrected boolean not null, killed boolean not null`,
  indexes: `
    create index reports_by_date on reports (sorted, report_id);
    create index reports_of_outlet_by_date on reports (outlet_id, sorted, report_id);`,
};

/** Of those that are read, or are not, so many are looked through for a page at most, or ten times as many as it may have. */
const LOOKED_THROUGH = 400;

export const reportList: Question = question({
  path: '/reports',
  answers:
    'The reports, the newest first: those whose date begins last. A page of `unread` ones has fewer than `limit`, or none, where many that are read lie between: it goes on with `next`.',
  answer: REPORTS,
  parameters: {
    outlet: { ...ID, means: 'Only reports of this outlet.' },
    date: date('Only reports whose date begins then: on a day, in a month, or within 2024-10-08/2024-10-13.'),
    q: searched('Only reports that have these words in their headline.'),
    unread: yesOrNo('Only reports that no statement speaks from yet; with `false` only the others.'),
  },
  pages: ({ sorted, reportId }) => isWhole(sorted) && isText(reportId),
  read: reports,
});

async function reports(
  snapshot: Transaction,
  asked: ParameterValues,
  reader: Reader,
): Promise<Answered<typeof REPORTS>> {
  const search = searchFor(asked.q);
  const { rows, next } = await pageOfReports(snapshot, asked, reader);
  const shown = rows.map(({ sorted: _sorted, data, ...row }) => {
    const { headline, url } = data;
    // Where it is killed they are not there.
    const told = {
      ...(!row.killed && { headline: null, url: null }),
      ...row,
      ...(headline && { headline }),
      ...(url && { url }),
    };
    const text: SearchedText = { in: 'headline', reportId: row.reportId, text: headline ?? '' };
    return search ? { ...told, found: markedTexts(search, [text]) } : told;
  });
  return { reports: await markedIfPassedOver(snapshot, shown, ({ reportId }) => streamName('report', reportId)), next };
}

async function pageOfReports(snapshot: Transaction, asked: ParameterValues, reader: Reader) {
  const { unread } = asked;
  const most = unread === undefined ? limitOf(asked) + 1 : Math.max(LOOKED_THROUGH, 10 * limitOf(asked));
  const wanted = unread === undefined ? snapshot`` : snapshot`where unread = ${unread !== 'false'}`;
  const found = await snapshot<Row[]>`
    select r.*, (select name from outlets o where o.outlet_id = r."outletId") as outlet from (
      select report_id as "reportId", outlet_id as "outletId", data, published_at as "publishedAt", life, corrected, killed, sorted::text,
        (select 1 from statements s where s.report_id = r.report_id limit 1) is null as unread
      from reports r where ${among(snapshot, asked, reader)} order by r.sorted, r.report_id limit ${most}
    ) r ${wanted} order by r.sorted::bigint, r."reportId" limit ${limitOf(asked) + 1}`;
  const { page: rows, next } = pageOf(found, asked, keyOf);
  const isWhole = next !== null || unread === undefined;
  return { rows, next: isWhole ? next : await lastLookedAt(snapshot, { asked, reader, most }) };
}

/** Where the next page begins, if more than were looked through are left. */
async function lastLookedAt(
  snapshot: Transaction,
  { asked, reader, most }: { asked: ParameterValues; reader: Reader; most: number },
): Promise<Key | null> {
  const [last] = await snapshot<Pick<Row, 'sorted' | 'reportId'>[]>`
    select sorted::text, report_id as "reportId" from reports r where ${among(snapshot, asked, reader)}
    order by r.sorted, r.report_id offset ${most - 1} limit 1`;
  return last ? keyOf(last) : null;
}

function keyOf({ sorted, reportId }: Pick<Row, 'sorted' | 'reportId'>): Key {
  return { sorted: Number(sorted), reportId };
}

/** A condition is there where it is asked for: then the plan goes by an index, whoever makes it and when. */
function among(snapshot: Transaction, { outlet, date: published, q }: ParameterValues, { after, ofKilled }: Reader) {
  const search = searchFor(q);
  const sortedBy = (moment: number) => snapshot`${String(-inBigint(moment))}::bigint`;
  return [
    snapshot`true`,
    ...(outlet === undefined ? [] : [snapshot`and r.outlet_id = ${outlet}`]),
    ...(published === undefined
      ? []
      : [snapshot`and r.sorted between ${sortedBy(latest(published))} and ${sortedBy(earliest(published))}`]),
    ...(search ? [snapshot`and ${hasAll(snapshot, search)}`] : []),
    ...(search && !ofKilled
      ? [snapshot`and not exists (select from killed_reports k where k.report_id = r.report_id)`]
      : []),
    ...(after
      ? [snapshot`and (r.sorted, r.report_id) > (${String(after.sorted)}::bigint, ${String(after.reportId)})`]
      : []),
  ];
}
