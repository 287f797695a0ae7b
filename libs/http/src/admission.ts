/**
 * How many posts the door lets in at once. A burst is let in whole: it waits, and is soon over. A crowd that stands,
 * because more come than are taken, would wait for ever, and everybody as long as it is large: of it only so many are
 * let in as keep the process busy. Lines in bulk have a semaphore of their own, and wait for it.
 */
import { NotReady } from '#command-handling';
import type { DoorLimits } from './limits.js';

/** Nobody has been refused for so long: the crowd has gone. Whoever comes again as told finds it so. */
const CALM_MS = 500;

export class Admission {
  private inside = 0;
  private refusedAt = -Infinity;

  /** A crowd of so many keeps the process busy: of more hardly more are taken in a second, and each waits longer. */
  constructor(
    private readonly limits: Pick<DoorLimits, 'burst' | 'crowd'>,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Why nobody is let in now; undefined if one is. Whoever is told so counts as refused. */
  refusal(): string | undefined {
    const now = this.now();
    const isCrowded = now - this.refusedAt < CALM_MS;
    if (this.inside < (isCrowded ? this.limits.crowd : this.limits.burst)) return undefined;
    this.refusedAt = now;
    return 'More commands come than can be taken.';
  }

  /** Throws NotReady. */
  async pass<T>(act: () => Promise<T>): Promise<T> {
    const refusal = this.refusal();
    if (refusal !== undefined) throw new NotReady(refusal);
    this.inside += 1;
    try {
      return await act();
    } finally {
      this.inside -= 1;
    }
  }
}
