/**
 * Old shapes of events, each lifted to what it means today, once, before `evolve` and the views see it: no fold knows
 * that there was another. The log keeps its bytes, and whoever looks into a stream sees them as they were written.
 */
import { type Class, shapeOf } from './shape.js';
import type { Event } from './stream.js';

export interface Upcaster {
  /** The type of the old event, for which there need be no command any more. */
  type: string;
  /** Undefined if the data is not of the old shape. */
  lift(data: object): Event[] | undefined;
}

/**
 * `old` is the shape as a class of its own, with the rules of its fields; `lift` is given nothing else, so it never
 * meets what somebody may have written around all rules. It says which of today's events the old one is: none, one, or
 * several. `old` must tell itself from today's shape by a field or a rule: what fits it is lifted, whoever wrote it.
 */
export function upcaster<Old extends object>(type: string, old: new () => Old, lift: (data: Old) => Event[]): Upcaster {
  let shape: ReturnType<typeof shapeOf> | undefined;
  return {
    type,
    lift: (data) => {
      shape ??= shapeOf(old as Class);
      const known = shape(data);
      return known && lift(known as Old);
    },
  };
}

/** By each upcaster in its turn, the oldest shape's first: what one makes, the next may lift on. */
export function lifted(events: Event[], upcasters: readonly Upcaster[]): Event[] {
  return upcasters.reduce(
    (before, { type, lift }) =>
      before.some((event) => event.type === type)
        ? before.flatMap((event) => (event.type === type && lift(event.data)) || [event])
        : before,
    events,
  );
}
