/**
 * What kind of failure it is, and where it was thrown. What the error says is left out, for it may quote a commit
 * (JSON.parse does, and so does Postgres), and whoever reads a log or a table need not be one who is shown what is killed.
 */
export function whatFailed(error: unknown): string {
  if (!(error instanceof Error)) return `${typeof error} was thrown`;
  const code = 'code' in error ? worded(error.code) : undefined;
  const tables = NAMED_BY_POSTGRES.flatMap((field) => worded((error as Error & Record<string, unknown>)[field]) ?? []);
  const place = code === undefined ? placeOf(error) : undefined;
  return [worded(error.name) ?? 'Error', code, ...tables, place && `at ${place}`].filter(Boolean).join(' ');
}

/** Names that the schema gave, never a row's values. */
const NAMED_BY_POSTGRES = ['table_name', 'column_name', 'constraint_name'];

/** A word of ours or of a library; a text that somebody wrote is none. */
function worded(value: unknown): string | undefined {
  return typeof value === 'string' && /^\w{1,63}$/.test(value) ? value : undefined;
}

/** The file and line that threw: of the stack only what comes behind the message. */
function placeOf({ message, stack = '' }: Error): string | undefined {
  const behind = stack.indexOf(message);
  if (behind < 0) return undefined;
  const [, file, line] = FRAME.exec(stack.slice(behind + message.length)) ?? [];
  return file && `${file}:${line}`;
}

const FRAME = /^\s+at .*?([\w.-]+):(\d+):\d+\)?$/m;
