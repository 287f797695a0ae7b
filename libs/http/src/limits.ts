/**
 * What one caller may take of a door, so that nobody else has to wait for it. Names that end in Ms are milliseconds;
 * docs/limits.md is made from it.
 */
export const LIMITS_SAID = {
  body: { is: 256 * 1024, of: 'bytes of one command, or of one line of many' },
  values: { is: 5000, of: 'fields and items of one command, all in all' },
  depth: { is: 32, of: 'arrays and objects in each other' },
  text: { is: 2000, of: 'characters of a field for which its command says no other number' },
  head: { is: 16 * 1024, of: 'bytes of a request line and its headers' },
  param: { is: 500, of: "characters of an id or a name in a request's path" },
  errors: { is: 20, of: 'wrong fields named in one answer; `moreErrors` says how many more there are' },
  problem: { is: 32 * 1024, of: 'bytes of an answer that is a problem' },
  headMs: { is: 15_000, of: 'milliseconds until a request line and its headers have come whole' },
  bodyMs: { is: 30_000, of: 'milliseconds until one command has come whole' },
  lineMs: { is: 30_000, of: 'milliseconds until the next line of many has come whole; a blank one does not count' },
  unreadMs: { is: 30_000, of: 'milliseconds until answers to lines are read' },
  linesMs: { is: 3_600_000, of: 'milliseconds of one request of many lines' },
  lines: { is: 512, of: 'lines of one request that are not answered yet; more wait' },
  lineBytes: { is: 2 * 1024 * 1024, of: 'bytes of those lines; more wait' },
  answerBytes: { is: 1024 * 1024, of: 'bytes of answers to lines that are not read yet; lines wait for them' },
  restBytes: {
    is: 64 * 1024 * 1024,
    of: 'bytes of a request given up that are read, so that its caller comes to its answer',
  },
  requests: { is: 32, of: 'requests of many lines at once' },
  connections: { is: 10_000, of: 'connections, or 64 less than the process may have descriptors (`ulimit -n`)' },
  youngMs: { is: 1000, of: 'milliseconds that half of a request is let be while its connection is wanted for another' },
  pipelined: {
    is: 8,
    of: 'requests of one connection that are not answered yet, but for what came with them; more are not read',
  },
  quietMs: { is: 60_000, of: 'milliseconds of a connection on which nothing moves, either way' },
  lingerMs: {
    is: 1000,
    of: 'milliseconds for a caller who is still sending to read an answer that ends the connection',
  },
  burst: { is: 256, of: 'single posts at once' },
  crowd: { is: 24, of: 'single posts at once while others are refused, and for half a second after' },
  linesPosted: { is: 256, of: 'lines of all requests that are posted at once; others wait' },
  refusals: { is: 500, of: 'refusals in a second of what is not of its form, and answers of `/docs`; others wait' },
  questions: { is: 1000, of: 'questions at once' },
  arrivalMs: { is: 2000, of: 'milliseconds that a question waits for the position of its `Read-After`' },
  feedsOpened: { is: 500, of: 'readers of the live feed in a second that begin; others wait' },
  readers: { is: 2000, of: 'readers of the live feed' },
  beatMs: { is: 2000, of: 'milliseconds between two heartbeats of the feed' },
  stalledMs: { is: 10_000, of: 'milliseconds until a reader of the feed has taken what it was sent' },
  unsentBytes: {
    is: 32 * 1024 * 1024,
    of: 'bytes that wait for readers of the feed, all in all; more end those whom something has waited for longer',
  },
  slowMs: { is: 1000, of: 'milliseconds that something may wait for a reader then' },
} as const;
export type DoorLimits = Record<keyof typeof LIMITS_SAID, number>;

export const LIMITS = Object.fromEntries<number>(
  Object.entries(LIMITS_SAID).map(([name, { is }]) => [name, is]),
) as DoorLimits;
