/** Positions in the log as text: `0:123,5:77`, the number of records included, partitions with nothing left out. */
import type { Position } from './ledger.js';

export class InvalidPosition extends Error {
  readonly code = 'position.invalid';
  constructor(text: string, partitions: number) {
    super(
      `"${text}" is no position: write partition:count pairs, such as 0:123,5:77, with partitions below ${partitions}.`,
    );
  }
}

export function formatPosition(position: Position): string {
  return position.flatMap((count, partition) => (count > 0 ? [`${partition}:${count}`] : [])).join(',');
}

/** Throws InvalidPosition. */
export function parsePosition(text: string, partitions: number): Position {
  const position: Position = Array.from({ length: partitions }, () => 0);
  if (text === '') return position;
  const named = new Set<number>();
  for (const pair of text.split(',')) {
    const [, partition, count] = /^(\d{1,4}):(\d{1,15})$/.exec(pair) ?? [];
    const place = Number(partition);
    if (partition === undefined || place >= partitions || named.has(place)) throw new InvalidPosition(text, partitions);
    named.add(place);
    position[place] = Number(count);
  }
  return position;
}

/** Is it a position of a log with so many partitions, of one record at least? */
export function isPositionIn(text: string, partitions: number): boolean {
  if (text === '') return false;
  try {
    return parsePosition(text, partitions).length > 0;
  } catch {
    return false;
  }
}

/** As a regular expression, for a schema: what it takes is a position, each partition once and in their order. */
export function positionPattern(partitions: number): string {
  const pairs = Array.from({ length: partitions }, (_, partition) => `(?:(?:^|,)${partition}:[0-9]{1,15})?`);
  return `^(?=[0-9])${pairs.join('')}$`;
}

/** Does a position include all that another does? */
export function reaches(position: Position, wanted: Position): boolean {
  return wanted.every((count, partition) => (position[partition] ?? 0) >= count);
}
