/**
 * Which moment a question is about: of the published clock (`at`), of the desk's own (`known`), of both, or now. Every
 * question that can be asked about the past takes it by this, and says in its answer which moment it shows, with the way
 * to the change before and the one behind.
 */
import { type Static, Type } from '@sinclair/typebox';
import { earliest, endOfQuestion } from '#newsroom';
import { nullable } from './answer.js';
import { date, dateOrPosition, isPosition, type Parameter, type ParameterValues } from './question.js';

/** A name that is beside an id, of an outlet or a holder: it is the desk's understanding. */
const NAMES = 'Names of outlets and holders on file are those of that moment; without it today’s.';

export const CLOCKS: Record<'at' | 'known', Parameter> = {
  at: {
    ...date('What had been published by then; a bare date is the end of that day. Not in the future.'),
    begins: earliest,
  },
  known: {
    ...dateOrPosition(`What the desk had recorded by then, by today's rules. Not in the future. ${NAMES}`),
    begins: (word) => (isPosition(word) ? -Infinity : earliest(word)),
  },
};

const ON_A_CLOCK = Type.Object(
  {
    change: nullable(Type.String({ description: 'When the last change was that the answer includes.' })),
    before: nullable(Type.String({ description: 'Where the answer as of the change before that is.' })),
    after: nullable(Type.String({ description: 'Where the answer as of the next change is.' })),
  },
  { $id: 'Neighbours' },
);

/** Beside what is told as of a moment. */
export const OF_A_MOMENT = {
  moment: Type.Optional(
    Type.Object(
      {
        at: Type.Optional(Type.String()),
        known: Type.Optional(Type.String()),
        onFile: Type.Boolean({
          description: 'False where nothing of it was on file by `known`: what is told is empty.',
        }),
        published: Type.Optional(ON_A_CLOCK),
        recorded: Type.Optional(ON_A_CLOCK),
      },
      {
        $id: 'Moment',
        description:
          'The moment that is shown, as it was asked for, and on each clock that was asked the ways to the change before and after. Left out of what is told as of now.',
      },
    ),
  ),
};
type Moment = Static<typeof OF_A_MOMENT.moment>;

/** The last change that is shown, and those beside it: values of `at` or of `known`. */
export interface Neighbours {
  change: string | null;
  before: string | null;
  after: string | null;
}

export interface Shown {
  onFile: boolean;
  published?: Neighbours | undefined;
  recorded?: Neighbours | undefined;
}

export function isPast({ at, known }: ParameterValues): boolean {
  return (at ?? known) !== undefined;
}

/** The moment of the published clock, Infinity for all that is on file. */
export function publishedBy({ at }: ParameterValues): number {
  return at === undefined ? Infinity : endOfQuestion(at);
}

/** Of an answer to the question at `path`, whose id is among what was asked. Nothing of what is told as of now. */
export function momentOf(path: string, asked: ParameterValues, shown: Shown): { moment?: Moment } {
  if (!isPast(asked)) return {};
  const { at, known } = asked;
  const { onFile, published, recorded } = shown;
  const ways = (clock: 'at' | 'known', { change, before, after }: Neighbours) => ({
    change,
    before: before === null ? null : wayTo(path, { ...asked, [clock]: before }),
    after: after === null ? null : wayTo(path, { ...asked, [clock]: after }),
  });
  return {
    moment: {
      ...(at !== undefined && { at }),
      ...(known !== undefined && { known }),
      onFile,
      ...(at !== undefined && { published: ways('at', published ?? NOWHERE) }),
      ...(known !== undefined && { recorded: ways('known', recorded ?? NOWHERE) }),
    },
  };
}

const NOWHERE: Neighbours = { change: null, before: null, after: null };

/** From the first page on. */
function wayTo(path: string, { id = '', cursor: _cursor, ...words }: ParameterValues): string {
  const query = Object.entries(words).flatMap(([name, word]) =>
    word === undefined ? [] : [`${name}=${encodeURIComponent(word)}`],
  );
  return `/v1${path.replace(':id', id)}?${query.join('&')}`;
}

/** Around a moment, of all at which something changed, in whatever order. */
export function aroundMoment(changes: Iterable<number>, until: number): Neighbours {
  let [shown, before, after]: (number | undefined)[] = [];
  for (const change of changes) {
    if (change > until) after = Math.min(change, after ?? Infinity);
    else if (shown === undefined || change > shown) [before, shown] = [shown, change];
    else if (change < shown && (before === undefined || change > before)) before = change;
  }
  return { change: exactly(shown), before: exactly(before), after: exactly(after) };
}

/** To the millisecond: a bare date would be the end of its day. What begins nowhere is before every date. */
export function exactly(moment: number | undefined): string | null {
  if (moment === undefined) return null;
  return moment < FIRST ? '../1000-01-01' : new Date(moment).toISOString();
}

const FIRST = Date.UTC(1000, 0, 1);

/** A moment as a table keeps it: an open start is before everything. */
export function inBigint(moment: number): number {
  return Math.min(Math.max(moment, Number.MIN_SAFE_INTEGER), Number.MAX_SAFE_INTEGER);
}
