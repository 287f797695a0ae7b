/** Between holders what cannot both be true, as the doors tell it: a bracket a pair, from mark to mark by way of the edge. */
import type { LaidMark, LaidRow } from './figure-layout.js';
import { type FigureMark, type Panel, sayFigure } from './figure-panels.js';

/** Of more nobody could tell which joins which. */
const MOST = 4;
const COLUMN_PX = 18;
/** Above the middle of the marks, where no other mark is. */
const RISE_PX = 11;

export interface Pair {
  lesser: { holder: string; mark: FigureMark };
  greater: { holder: string; mark: FigureMark };
}

export interface Bracket {
  /** Of either mark, and of the edge. */
  ends: [{ x: number; y: number }, { x: number; y: number }];
  edge: number;
}

/** Each two marks once; those of which both are drawn. */
export function pairsOf({ rows, atOdds }: Pick<Panel, 'rows' | 'atOdds'>): Pair[] {
  const drawn = new Map(
    rows.flatMap(({ holder, marks }) =>
      marks.flatMap((mark) => mark.statementIds.map((id) => [id, { holder, mark }] as const)),
    ),
  );
  const pairs = new Map<string, Pair>();
  for (const [one, other] of atOdds) {
    const [lesser, greater] = [drawn.get(one), drawn.get(other)];
    if (lesser && greater) pairs.set(`${lesser.mark.statementId} ${greater.mark.statementId}`, { lesser, greater });
  }
  return [...pairs.values()];
}

/** What the brackets take of the width. */
export function edgeOf(panel: Panel): number {
  return Math.min(MOST, pairsOf(panel).length) * COLUMN_PX;
}

export function bracketsOf(panel: Panel, rows: LaidRow[], width: number): Bracket[] {
  const marks = new Map<string, { mark: LaidMark; top: number }>(
    rows.flatMap(({ marks: those, top }) => those.map((mark) => [mark.statementId, { mark, top }] as const)),
  );
  const endOf = ({ mark: { statementId } }: Pair['lesser']) => {
    const { mark, top } = marks.get(statementId) ?? { mark: { x: 0, y: 0 }, top: 0 };
    return { x: mark.x, y: top + mark.y + 6 };
  };
  return pairsOf(panel)
    .slice(0, MOST)
    .map(({ lesser, greater }, place) => ({
      ends: [endOf(lesser), endOf(greater)],
      edge: width - COLUMN_PX / 2 - place * COLUMN_PX,
    }));
}

export function pathOf({ ends: [one, other], edge }: Bracket): string {
  const [up, down] = [one, other].map(({ y }) => y - RISE_PX);
  return `M${one.x} ${one.y}V${up}H${edge}V${down}H${other.x}V${other.y}`;
}

/** Where its sign stands. */
export function middleOf({ ends: [one, other] }: Bracket): number {
  return (one.y + other.y) / 2 - RISE_PX;
}

/** `about 3,000 of South Korea and about 12,000 of HUR cannot both be true`. */
export function sayPair({ lesser, greater }: Pair): string {
  const [one, other] = [lesser, greater].map(({ holder, mark }) => `${sayFigure(mark)} of ${holder}`);
  return `${one} and ${other} cannot both be true`;
}
