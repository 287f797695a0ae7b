/** The columns of a grid: each date on which something was printed; days without a word between them are folded. */
import { spanOf } from '../dates/edtf.js';
import { momentOf } from './course.js';
import type { Row } from './grid-groups.js';

/** Without a word, before it is folded. */
const LONGEST_MS = 2 * 86_400_000;

export interface Column {
  at: string;
  /** Folded before it; 0 where nothing is. */
  gapMs: number;
}

export function columnsOf(rows: Row[]): Column[] {
  const dates = [...new Set(rows.flatMap(({ cells }) => cells.map(({ at }) => at)))].toSorted(
    (one, other) => momentOf(one) - momentOf(other) || spanOf(one).to - spanOf(other).to,
  );
  return dates.map((at, place) => {
    const before = dates[place - 1];
    const gapMs = before === undefined ? 0 : momentOf(at) - momentOf(before);
    return { at, gapMs: gapMs > LONGEST_MS ? gapMs : 0 };
  });
}
