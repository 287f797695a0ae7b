/** What is said of a failure is of our code, never of what made it fail. */
import { whatFailed } from './what-failed.js';

const KILLED = 'what nobody is shown';

const FAILURES: [string, () => unknown, RegExp][] = [
  ['JSON.parse, which quotes what it reads', () => JSON.parse(KILLED) as unknown, /^SyntaxError( at [\w.-]+:\d+)?$/],
  ['a field of nothing, named by a text', () => thrownBy(undefined, KILLED), /^TypeError at what-failed.spec.ts:\d+$/],
  [
    'words on several lines, made to look like a place',
    () => raise(new Error(`${KILLED}\n    at ${KILLED} (x.ts:1:1)`)),
    /^Error at what-failed.spec.ts:\d+$/,
  ],
  ['a name that is a sentence', () => raise(Object.assign(new Error('x'), { name: KILLED })), /^Error at/],
  ['a code that is a sentence', () => raise(Object.assign(new Error('x'), { code: KILLED })), /^Error at/],
  ['a text that is thrown', () => raise(KILLED), /^string was thrown$/],
  ['a failure of Postgres', () => raise(ofPostgres()), /^PostgresError 23502 claims proposition$/],
];

describe('what failed', () => {
  it.each(FAILURES)('is told without its words: %s', (_, fail, told) => {
    const why = whatFailed(thrownIn(fail));
    expect(why).toMatch(told);
    expect(why).not.toContain(KILLED);
  });
});

function thrownIn(fail: () => unknown): unknown {
  try {
    return fail();
  } catch (error) {
    return error;
  }
}

function raise(thrown: unknown): never {
  throw thrown;
}

function thrownBy(nothing: unknown, field: string): unknown {
  return (nothing as Record<string, unknown>)[field];
}

function ofPostgres(): Error {
  const about = {
    code: '23502',
    detail: `Failing row contains (${KILLED})`,
    table_name: 'claims',
    column_name: 'proposition',
  };
  return Object.assign(new Error(`null value ${KILLED}`), about, { name: 'PostgresError' });
}
