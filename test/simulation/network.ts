/**
 * Everything on its way between processes, the log and the views. What will happen to
 * a request comes act by act; each act is a step, so that anything else may happen between two of them.
 */
import type { Step, StepSource } from '#testing';

export interface Act {
  what: string;
  weight?: number;
  act(): void;
  /** Happens even if the process that asked is gone: a round that is on its way lands. */
  outlives?: boolean;
}

interface PendingRequest {
  owner: object;
  acts: Act[];
}

export class Network implements StepSource {
  private pending: PendingRequest[] = [];

  send(owner: object, acts: Act[]): void {
    this.pending.push({ owner, acts });
  }

  /** The process is gone: nothing comes back to it. What it sent may still land, or is lost with it. */
  disconnect(owner: object, isLost: () => boolean): void {
    for (const request of this.pending)
      if (request.owner === owner) request.acts = request.acts.filter(({ outlives }) => outlives && !isLost());
    this.clear();
  }

  steps(): Step[] {
    return this.pending.flatMap((request) => {
      const [next] = request.acts;
      return next ? [{ what: next.what, weight: next.weight ?? 1, act: () => this.go(request) }] : [];
    });
  }

  private go(request: PendingRequest): void {
    request.acts.shift()?.act();
    this.clear();
  }

  private clear(): void {
    this.pending = this.pending.filter(({ acts }) => acts.length > 0);
  }
}
