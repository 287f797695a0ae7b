/** What had happened to a report by a moment of the published clock: its events, of which those are left out that came later. */
import { earliest } from '../fields/edtf.js';
import type { Event } from '../stream.js';

/** That a kill was lifted holds for all moments at which there was one. */
export function happenedBy(events: Event[], moment: number): Event[] {
  let isKilled = false;
  return events.filter(({ type, data }) => {
    const isOut = earliest(happenedAt(data) ?? '..') <= moment;
    if (type === 'ReportKilled') isKilled = isOut;
    return type === 'KillLifted' ? isKilled : isOut;
  });
}

/** When that was, as it was given; undefined of what is the desk's alone. */
export function happenedAt(data: object): string | undefined {
  return 'publishedAt' in data && typeof data.publishedAt === 'string' ? data.publishedAt : undefined;
}
