/** Two moments between which a difference lies: `from` and `to` on the published clock, `fromKnown` and `toKnown` on the desk's. */
import { parsePosition, reaches } from '#ledger';
import { endOfQuestion, momentsBetween } from '#newsroom';
import { CLOCKS } from './moment.js';
import { isPosition, type Parameter, type ParameterValues } from './question.js';

const { at, known } = CLOCKS;

export const BETWEEN: Record<'from' | 'to' | 'fromKnown' | 'toKnown', Parameter> = {
  from: {
    ...at,
    notAfter: 'to',
    isBehind,
    means: `The earlier moment: ${at.means} Without it the beginning, if \`to\` alone is asked.`,
  },
  to: { ...at, means: `The later moment: ${at.means} Without it now.` },
  fromKnown: {
    ...known,
    notAfter: 'toKnown',
    isBehind,
    means: `The earlier moment of the desk’s clock: ${known.means} Without it the same as \`toKnown\`.`,
  },
  toKnown: { ...known, means: `The later moment of the desk’s clock: ${known.means} Without it now.` },
};

/** Each as a moment is asked for. */
export function momentsIn({
  id = '',
  from,
  to,
  fromKnown,
  toKnown,
}: ParameterValues): [ParameterValues, ParameterValues] {
  const [earlier, later] = momentsBetween({ from, to, fromKnown, toKnown });
  return [
    { id, ...earlier },
    { id, ...later },
  ];
}

/** Is the one the later moment? Of two positions, which may lie beside each other, only if it has all of the other. */
export function isBehind(one: string, other: string): boolean {
  if (isPosition(one) !== isPosition(other)) return false;
  if (!isPosition(one)) return endOfQuestion(one) > endOfQuestion(other);
  const [position, wanted] = [parsePosition(one, MOST_PARTITIONS), parsePosition(other, MOST_PARTITIONS)];
  return reaches(position, wanted) && !reaches(wanted, position);
}

/** That a position can name. */
const MOST_PARTITIONS = 10_000;
