/**
 * Who was shown what is killed, or void? It is on record before it is shown. This alone of what Postgres keeps is not in
 * the log: so it has a schema of its own, which is spared when the views are made anew. It has ids, and no texts.
 */
import { type Static, Type } from '@sinclair/typebox';
import type { Sql, Transaction } from '#postgres';
import type { Disclosed } from './killed.js';
import { isWhole, pageOf } from './page.js';
import { nullable } from './answer.js';
import { PLACE_IN_LOG } from './events.js';
import { type Answered, ID, limitOf, type ParameterValues, question, type Reader, text } from './question.js';

/** Who asked, and what: the path, and of its words the names alone. */
export interface ShownTo {
  by: string;
  requestId: string;
  path: string;
  words?: string | undefined;
}

export const DISCLOSURES = `
  create schema if not exists stet_trail;
  create table if not exists stet_trail.disclosures (
    number bigint generated always as identity primary key, at timestamptz not null default now(), "by" text not null,
    request_id text not null, path text not null, words text, reports text[] not null, statements jsonb not null, voids jsonb not null
  );
  create index if not exists disclosures_of_report on stet_trail.disclosures using gin (reports);
  create table if not exists stet_trail.disclosed_reports (
    report_id text, number bigint references stet_trail.disclosures, primary key (report_id, number)
  );
  insert into stet_trail.disclosed_reports select distinct unnest(reports), number from stet_trail.disclosures on conflict do nothing;
  create index if not exists disclosures_to_whom on stet_trail.disclosures ("by", number);`;

export async function recordDisclosure(
  sql: Sql,
  { by, requestId, path, words = null }: { [field in keyof ShownTo]: ShownTo[field] | null },
  { reports, statements, voids }: Disclosed,
): Promise<void> {
  await sql`
    with disclosed as (
      insert into stet_trail.disclosures ("by", request_id, path, words, reports, statements, voids)
      values (${by}, ${requestId}, ${path}, ${words}, ${reports}::text[], ${JSON.stringify(statements)}::text::jsonb, ${JSON.stringify(voids)}::text::jsonb)
      returning number, reports
    )
    insert into stet_trail.disclosed_reports select distinct unnest(reports), number from disclosed`;
}

const said = Type.String();
const DISCLOSURES_PAGE = Type.Object({
  disclosures: Type.Array(
    Type.Object({
      at: Type.String({ description: 'ISO 8601 in UTC, with milliseconds.' }),
      by: said,
      requestId: said,
      path: said,
      words: nullable(said),
      reports: Type.Array(said),
      statements: Type.Array(Type.Object({ claimId: said, statementId: said })),
      voids: Type.Array(Type.Object(PLACE_IN_LOG)),
    }),
  ),
});

export const disclosuresQuestion = question({
  path: '/disclosures',
  answers:
    'Which keys were shown texts of killed reports or of void commits, newest first: when, by which request, and of which reports and statements. It has no texts.',
  answer: DISCLOSURES_PAGE,
  ofIndex: true,
  parameters: {
    report: { ...ID, means: 'The killed report.' },
    by: text('Whom it was shown to, such as `auditor:jane`.'),
  },
  pages: ({ number }) => isWhole(number),
  read: disclosures,
});

async function disclosures(
  snapshot: Transaction,
  asked: ParameterValues,
  { after }: Reader,
): Promise<Answered<typeof DISCLOSURES_PAGE>> {
  const { report, by } = asked;
  const limit = limitOf(asked) + 1;
  const behind = after ? snapshot`number < ${String(after.number)}::bigint` : snapshot`true`;
  const all = snapshot`
    (select number from stet_trail.disclosed_reports where report_id = ${report ?? null} and ${behind}
      order by number desc ${by === undefined ? snapshot`limit ${limit}` : snapshot``}) r join`;
  const rows = await snapshot<(Static<typeof DISCLOSURES_PAGE>['disclosures'][number] & { number: string })[]>`
    select number, to_char(at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, "by", request_id as "requestId", path, words, to_jsonb(reports) as reports, statements, voids
    from ${report === undefined ? snapshot`` : all} stet_trail.disclosures ${report === undefined ? snapshot`` : snapshot`using (number)`}
    where ${behind} ${by === undefined ? snapshot`` : snapshot`and "by" = ${by}`}
    order by number desc limit ${limit}`;
  const { page, next } = pageOf(rows, asked, ({ number }) => ({ number: Number(number) }));
  return { disclosures: page.map(({ number: _number, ...row }) => row), next };
}
