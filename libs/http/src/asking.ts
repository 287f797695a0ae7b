/** Does anybody ask just now? Long work of one caller rests only while others do. */

/** So long after the last request others are taken to go on asking. */
const ASKING_MS = 500;
let askedAt = -Infinity;

/** Whenever a request is taken. */
export function othersAsk(): void {
  askedAt = performance.now();
}

export function doOthersAsk(): boolean {
  return performance.now() - askedAt < ASKING_MS;
}
