/** Warnings that come again and again while something is away: each is said at once, and then every ten seconds with how often it came. */
import type { Logger } from 'pino';

type Lines = Pick<Logger, 'warn' | 'info' | 'error'>;
export interface Seldom {
  warn(about: object, message: string): void;
  info(about: object, message: string): void;
  error(about: object, message: string): void;
}

const EVERY_MS = 10_000;
/** Messages remembered: a library's may hold what changes. */
const MOST = 1000;

export function seldom(log: Lines, now: () => number = Date.now): Seldom {
  const said = new Map<string, { at: number; since: number }>();
  return {
    info: (about, message) => log.info(about, message),
    error: (about, message) => log.error(about, message),
    warn: (about, message) => {
      const before = said.get(message);
      if (before && now() - before.at < EVERY_MS) {
        before.since += 1;
        return;
      }
      if (said.size >= MOST) said.clear();
      said.set(message, { at: now(), since: 0 });
      log.warn(before?.since ? { ...about, timesSince: before.since } : about, message);
    },
  };
}
