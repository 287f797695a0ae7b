/** Two moments between which a difference lies: `from` and `to` on the published clock, `fromKnown` and `toKnown` on the desk's. */
import { momentsBetween } from '#newsroom';
import { CLOCKS } from './moment.js';
import type { Parameter, ParameterValues } from './question.js';

const { at, known } = CLOCKS;

export const BETWEEN: Record<'from' | 'to' | 'fromKnown' | 'toKnown', Parameter> = {
  from: { ...at, means: `The earlier moment: ${at.means} Without it the beginning, if \`to\` alone is asked.` },
  to: { ...at, means: `The later moment: ${at.means} Without it now.` },
  fromKnown: {
    ...known,
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
