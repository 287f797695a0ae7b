/**
 * What one caller may take of a door, so that nobody else has to wait for it. Names that end in Ms are milliseconds;
 * docs/limits.md is made from it.
 */
export const LIMITS_SAID = {
  body: { is: 256 * 1024, of: 'bytes of one command, and of one line of many' },
  values: { is: 5000, of: 'fields and items of one command, all in all' },
  depth: { is: 32, of: 'arrays and objects in each other' },
  text: { is: 2000, of: 'characters of a field for which its command says no other number' },
  head: { is: 16 * 1024, of: 'bytes of the request line and the headers together' },
  param: { is: 500, of: "characters of an id or a name in the request's path" },
  errors: { is: 20, of: 'wrong fields that an answer names; `moreErrors` says how many more there are' },
  problem: { is: 32 * 1024, of: 'bytes of an answer that is a problem' },
  headMs: { is: 15_000, of: 'for the request line and the headers to come whole' },
  bodyMs: { is: 30_000, of: 'for one command to come whole' },
  lineMs: { is: 30_000, of: 'for the next line of many to come whole; blank ones do not count' },
  unreadMs: { is: 30_000, of: 'for answers to lines to wait until they are read' },
  linesMs: { is: 3_600_000, of: 'for one request of many lines' },
  lines: { is: 512, of: 'lines of one request that are not answered yet' },
  lineBytes: { is: 4 * 1024 * 1024, of: 'bytes of those lines' },
  restBytes: { is: 64 * 1024 * 1024, of: 'bytes that are read and thrown away, so that whoever sends them hears why' },
  requests: { is: 64, of: 'requests of many lines at once' },
  connections: { is: 10_000, of: 'connections, or as many as the descriptors of the process allow, less 64' },
  quietMs: { is: 60_000, of: 'for a connection on which nothing moves, either way' },
  lingerMs: { is: 1000, of: 'for whoever is still sending to hear an answer that ends the connection' },
} as const;
export type DoorLimits = Record<keyof typeof LIMITS_SAID, number>;

export const LIMITS = Object.fromEntries(
  Object.entries(LIMITS_SAID).map(([name, { is }]) => [name, is]),
) as unknown as DoorLimits;
