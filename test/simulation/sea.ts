/**
 * Everything on its way between processes, the log and the views. A voyage is what will happen to one request, act by
 * act; each act is a step, so that anything else may happen between two of them.
 */
import type { Step, StepSource } from '#testing';

export interface Act {
  what: string;
  weight?: number;
  act(): void;
  /** Happens even if the process that asked is gone: a round that is on its way lands. */
  outlives?: boolean;
}

interface Voyage {
  owner: object;
  acts: Act[];
}

export class Sea implements StepSource {
  private voyages: Voyage[] = [];

  send(owner: object, acts: Act[]): void {
    this.voyages.push({ owner, acts });
  }

  /** The process is gone: nothing comes back to it. What it sent may still land, or sinks with it. */
  cut(owner: object, sinks: () => boolean): void {
    for (const voyage of this.voyages)
      if (voyage.owner === owner) voyage.acts = voyage.acts.filter(({ outlives }) => outlives && !sinks());
    this.clear();
  }

  steps(): Step[] {
    return this.voyages.flatMap((voyage) => {
      const [next] = voyage.acts;
      return next ? [{ what: next.what, weight: next.weight ?? 1, act: () => this.go(voyage) }] : [];
    });
  }

  private go(voyage: Voyage): void {
    voyage.acts.shift()?.act();
    this.clear();
  }

  private clear(): void {
    this.voyages = this.voyages.filter(({ acts }) => acts.length > 0);
  }
}
