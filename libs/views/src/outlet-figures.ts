/**
 * What all reports and claims of an outlet come to, counted as they come: to ask for it reads nothing of them. A report
 * and a claim each have a partition, so a row counts what one partition has; they are added up when they are read.
 */
import {
  type Claim,
  carriersOf,
  figuresOfCarrier,
  figuresOfReport,
  figuresSince,
  type OutletFigures,
  type Report,
} from '#newsroom';
import type { Transaction } from '#postgres';
import type { ChangedStream } from './view.js';

export const OUTLET_FIGURES = `
    create table outlet_figures (
      outlet_id text, partition int, reports int not null, revised int not null, revised_in_silence int not null, corrected int not null,
      withdrawn int not null, copies int not null, statements int not null, first int not null, may_be_first int not null, late int not null,
      primary key (outlet_id, partition)
    );`;

/** Added to what is there: each change is told once, by what was there before. */
export async function countFigures(sql: Transaction, changes: ChangedStream[]): Promise<void> {
  const rows = changes
    .flatMap(cameTo)
    .filter(isAny)
    .map(({ revisedInSilence, mayBeFirst, ...row }) => ({
      ...row,
      revised_in_silence: revisedInSilence,
      may_be_first: mayBeFirst,
    }));
  if (rows.length === 0) return;
  await sql`
    insert into outlet_figures as f
    select outlet_id, partition, ${sums(sql)}
    from json_populate_recordset(null::outlet_figures, ${JSON.stringify(rows)}::text::json) group by 1, 2
    on conflict (outlet_id, partition) do update set ${added(sql)}`;
}

const COLUMNS = [
  'reports',
  'revised',
  'revised_in_silence',
  'corrected',
  'withdrawn',
  'copies',
  'statements',
  'first',
  'may_be_first',
  'late',
];

function sums(sql: Transaction) {
  return sql.unsafe(COLUMNS.map((column) => `sum(${column})`).join(', '));
}

function added(sql: Transaction) {
  return sql.unsafe(COLUMNS.map((column) => `${column} = f.${column} + excluded.${column}`).join(', '));
}

/** To go into a query's `from`, beside a row that has an `outlet_id`: nothing for an outlet of which there is nothing. */
export function figuresOf(snapshot: Transaction, row: string) {
  const all = COLUMNS.map((column) => `coalesce(sum(${column}), 0)::int as ${column}`).join(', ');
  return snapshot`lateral (select ${snapshot.unsafe(all)} from outlet_figures where outlet_id = ${snapshot(row)}.outlet_id) f`;
}

function isAny({ outlet_id: _outlet, partition: _partition, ...figures }: Row): boolean {
  return Object.values(figures).some((figure) => figure !== 0);
}

type Row = OutletFigures & { outlet_id: string; partition: number };

function cameTo({ category, state, before, partition }: ChangedStream): Row[] {
  if (category === 'report') {
    const { outletId = '' } = state as Report;
    return [
      rowOf(figuresSince(figuresOfReport(before as Report), figuresOfReport(state as Report)), { outletId, partition }),
    ];
  }
  if (category !== 'claim') return [];
  const were = carriersOf((before as Claim).statements);
  const carriers = carriersOf((state as Claim).statements, (before as Claim).statements);
  return [...carriers].map(([outletId, carrier]) =>
    rowOf(figuresSince(figuresOfCarrier(were.get(outletId)), figuresOfCarrier(carrier)), { outletId, partition }),
  );
}

function rowOf(figures: OutletFigures, { outletId, partition }: { outletId: string; partition: number }): Row {
  return { outlet_id: outletId, partition, ...figures };
}
