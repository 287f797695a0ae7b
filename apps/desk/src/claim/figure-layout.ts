/** Where a measure's figures lie: each mark by its value, its label beneath it, in as few lines as do not overlap. */
import { scaleLinear, scaleLog } from 'd3-scale';
import { spanOf } from '../dates/edtf.js';
import { edgeOf } from './figure-brackets.js';
import { type FigureMark, type HolderRow, type Panel, sayFigure } from './figure-panels.js';

const LABELS_PX = 150;
const NARROW_PX = 420;
export const LINE_PX = 15;
export const PAD_PX = 12;
const LABEL_WIDTH_PX = 158;
const MARK_PX = 14;
const BRACKET_PX = 8;
/** An average character of 12 px. */
const CHARACTER_PX = 6.4;

export interface LaidMark extends FigureMark {
  x: number;
  y: number;
  /** What its operator allows, drawn beneath it. */
  from: number;
  to: number;
  label: { x: number; lines: string[] };
}

export interface LaidRow {
  holder: string[];
  /** The holder's name stands above the marks where there is no room beside them. */
  isNarrow: boolean;
  marks: LaidMark[];
  top: number;
  height: number;
}

export interface Laying {
  width: number;
  /** Undefined: as the figures ask for it. */
  isByPowers?: boolean | undefined;
  nameOf(id: string): string;
}

export function layOut(panel: Panel, { width: all, isByPowers, nameOf }: Laying): LaidRow[] {
  const { rows } = panel;
  const edge = edgeOf(panel);
  const width = all - edge;
  const isNarrow = all < NARROW_PX;
  const left = isNarrow ? 0 : LABELS_PX;
  const scale = scaleOf(rows, [left + 34, width - 40], isByPowers);
  const bounds = { left, right: width };
  let top = 0;
  return rows.map(({ holder, marks }) => {
    const names = wrapped(holder, Math.floor((isNarrow ? width : LABELS_PX - 12) / CHARACTER_PX));
    // Beneath a name a bracket has its way.
    const begin = PAD_PX + (isNarrow ? names.length * LINE_PX + (edge > 0 ? BRACKET_PX : 0) : 0);
    const laid = inLanes(
      marks.map((mark) => placed(mark, { scale, bounds, nameOf })),
      begin,
    );
    const height = Math.max(laid.bottom, PAD_PX + names.length * LINE_PX) + PAD_PX / 2;
    const row = { holder: names, isNarrow, marks: laid.marks, top, height };
    top += height;
    return row;
  });
}

interface Placing {
  scale: Scale;
  bounds: { left: number; right: number };
  nameOf(id: string): string;
}

function placed(mark: FigureMark, { scale, bounds, nameOf }: Placing): LaidMark {
  const x = scale(valueOf(mark.low));
  const lines = [sayFigure(mark), ...wrapped(mark.outlets.map(nameOf).join(', '), LABEL_WIDTH_PX / CHARACTER_PX)];
  const half = widthOf(lines) / 2;
  const centre = Math.min(Math.max(x, bounds.left + half), bounds.right - half);
  return { ...mark, x, y: 0, ...extentOf(mark, scale), label: { x: centre, lines } };
}

/** From left to right, each in the first lane where it touches none. */
function inLanes(marks: LaidMark[], begin: number): { marks: LaidMark[]; bottom: number } {
  const lanes: LaidMark[][] = [];
  for (const mark of marks.toSorted((one, other) => one.x - other.x)) {
    const lane = lanes.find((others) => others.every((other) => !doTouch(other, mark)));
    if (lane) lane.push(mark);
    else lanes.push([mark]);
  }
  let y = begin;
  const laid = lanes.flatMap((lane) => {
    const at = y;
    y += MARK_PX + Math.max(...lane.map(({ label }) => label.lines.length)) * LINE_PX + 8;
    return lane.map((mark) => ({ ...mark, y: at }));
  });
  return { marks: laid, bottom: y };
}

function doTouch(one: LaidMark, other: LaidMark): boolean {
  return Math.abs(one.label.x - other.label.x) < (widthOf(one.label.lines) + widthOf(other.label.lines)) / 2 + 10;
}

function widthOf(lines: string[]): number {
  return Math.max(...lines.map((line) => line.length)) * CHARACTER_PX;
}

type Scale = (value: number) => number;

/** By powers where it is wished for, or the largest is more than thirty times the least; dates never. */
function scaleOf(rows: HolderRow[], range: [number, number], isByPowers: boolean | undefined): Scale {
  const values = rows.flatMap(({ marks }) => marks.flatMap(reachOf));
  const [least, most] = [Math.min(...values), Math.max(...values)];
  if (least === most) return () => range[0] + (range[1] - range[0]) / 2;
  return least > 0 && most < 1e11 && (isByPowers ?? most / least > 30)
    ? scaleLog([least, most], range)
    : scaleLinear([least, most], range);
}

function extentOf(mark: FigureMark, scale: Scale): { from: number; to: number } {
  const [least = 0, most = 0] = reachOf(mark);
  return least < most ? { from: scale(least), to: scale(most) } : { from: 0, to: 0 };
}

/** `about` is within a fifth, as the rules have it. */
function reachOf({ op, low, high = low }: FigureMark): number[] {
  const value = valueOf(low);
  if (op === 'about' && typeof low === 'number') return [value * 0.8, value * 1.2];
  return op === 'range' ? [value, valueOf(high)] : [value];
}

function valueOf(low: number | string): number {
  return typeof low === 'number' ? low : spanOf(low).from;
}

function wrapped(text: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
