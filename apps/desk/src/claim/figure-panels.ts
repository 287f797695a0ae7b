/** A claim's figures as they are drawn: a panel a measure, in it a row a holder, in it a mark for each figure that he is given. */
import type { Answer } from '#client';
import { inDigits } from '../words.js';

export type Figures = Pick<Answer<'/v1/claims/{id}/figures'>, 'measures' | 'differ'>;
type Measure = Figures['measures'][number];
export type Op = 'eq' | 'at_least' | 'at_most' | 'about' | 'range';

export interface FigureMark {
  /** The first of those that print it. */
  statementId: string;
  statementIds: string[];
  op: Op;
  low: number | string;
  high: number | string | undefined;
  outlets: string[];
  /** Why it does not count; undefined if it does. */
  notCounted: string | undefined;
  isLeading: boolean;
  /** Another figure of the same holder excludes it. */
  isMisfit: boolean;
  /** Others who are given this very figure, where it is a misfit. */
  alsoGivenBy: string[];
}

export interface HolderRow {
  holder: string;
  marks: FigureMark[];
}

export interface Panel {
  claimId: string;
  measure: string;
  unit: string;
  asOf: string | undefined;
  rows: HolderRow[];
  /** Figures of two holders that cannot both be true, by statement: the first of all. */
  atOdds: [lesser: string, greater: string][];
  atOddsTotal: number;
  /** That are not drawn: of a measure the first twenty are told. */
  figuresMore: number;
}

/** Those with misfits first, then those that most print. */
export function panelsOf({ measures, differ }: Figures): Panel[] {
  const panels = measures.map((measure) => panelOf(measure, differ));
  return panels.toSorted((one, other) => weightOf(other) - weightOf(one));
}

function weightOf({ rows }: Panel): number {
  const marks = rows.flatMap((row) => row.marks);
  return (
    (marks.some(({ isMisfit }) => isMisfit) ? 1000 : 0) + marks.reduce((sum, { outlets }) => sum + outlets.length, 0)
  );
}

function panelOf(
  { claimId, measure = 'figure', unit = '', asOf, figures, figuresTotal, ...told }: Measure,
  differ: Figures['differ'],
): Panel {
  const rows = new Map<string, HolderRow>();
  for (const { backers, leading } of figures)
    for (const { holder, counts, printed } of backers) {
      const row = rows.get(holder) ?? { holder, marks: [] };
      for (const one of printed)
        put(row, one, { notCounted: counts === true ? undefined : counts, isLeading: leading });
      rows.set(holder, row);
    }
  for (const one of differ) if (one.claimId === claimId) markMisfits(rows.get(one.holder), one);
  return {
    claimId,
    measure,
    unit,
    asOf,
    rows: [...rows.values()],
    atOdds: told.atOdds.map(({ lesser, greater }) => [lesser.statementId, greater.statementId]),
    atOddsTotal: told.atOddsTotal,
    figuresMore: figuresTotal - figures.length,
  };
}

type Printed = Measure['figures'][number]['backers'][number]['printed'][number];

/** Beside the same figure in other papers, if there is one: it counts where it does in any of them. */
function put(row: HolderRow, printed: Printed, told: Pick<FigureMark, 'notCounted' | 'isLeading'>): void {
  const { op = 'eq', low = '', high, statementId, outletId } = printed;
  const there = row.marks.find((mark) => mark.op === op && mark.low === low && mark.high === high);
  if (!there) {
    const marked = { statementId, statementIds: [statementId], op, low, high, outlets: [outletId] };
    row.marks.push({ ...marked, ...told, isMisfit: false, alsoGivenBy: [] });
    return;
  }
  there.statementIds.push(statementId);
  there.outlets = [...new Set([...there.outlets, outletId])];
  there.notCounted = there.notCounted === undefined ? undefined : told.notCounted;
}

function markMisfits(row: HolderRow | undefined, { figures, alsoGivenBy }: Figures['differ'][number]): void {
  for (const mark of row?.marks ?? []) {
    mark.isMisfit = figures.some(({ op = 'eq', low }) => op === mark.op && low === mark.low);
    if (!mark.isMisfit) continue;
    const others = alsoGivenBy.filter(({ figures: given }) => given.some(({ low }) => low === mark.low));
    mark.alsoGivenBy = others.map(({ holder }) => holder);
  }
}

const OPS: Record<Op, string> = { eq: '', at_least: 'at least ', at_most: 'at most ', about: 'about ', range: '' };

export function sayFigure({ op, low, high }: Pick<FigureMark, 'op' | 'low' | 'high'>): string {
  const said = (value: number | string) => (typeof value === 'number' ? inDigits(value) : value);
  return `${OPS[op]}${said(low)}${op === 'range' && high !== undefined ? ` – ${said(high)}` : ''}`;
}
