/** The ways from change to change that answers show, on either clock. */
import type { NewsroomService } from '#testing';

export type Clock = 'at' | 'known';

export interface Moment {
  at?: string;
  known?: string;
  onFile: boolean;
  published?: Neighbours;
  recorded?: Neighbours;
}

interface Neighbours {
  change: string | null;
  before: string | null;
  after: string | null;
}

/** Before all that was ever printed or put on file. */
const BEFORE_ALL = '../1000-01-01';

/**
 * From before the first change to the last, and at each of them back to the one before: the addresses of all, as they are
 * passed on the way there, and as they are named on the way back.
 */
export async function walk(newsroom: NewsroomService, path: string, clock: Clock) {
  const there: string[] = [];
  const back: (string | null)[] = [];
  const begun = `${path}${path.endsWith('?') ? '' : path.includes('?') ? '&' : '?'}${clock}=${encodeURIComponent(BEFORE_ALL)}`;
  for (let { after: next } = await beside(newsroom, begun, clock); next !== null;) {
    if (there.includes(next)) throw new Error(`${next} leads to itself.`);
    there.push(next);
    const { before, after } = await beside(newsroom, next, clock);
    back.push(before);
    next = after;
  }
  return { there, back };
}

export async function beside(newsroom: NewsroomService, path: string, clock: Clock): Promise<Neighbours> {
  const { status, body } = await newsroom.get(path);
  if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`);
  const moment = body.moment as Moment;
  const found = clock === 'at' ? moment.published : moment.recorded;
  if (!found) throw new Error(`${path} has no neighbours on the clock of ${clock}.`);
  return found;
}
