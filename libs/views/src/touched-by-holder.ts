/** Which commits of a claim have to do with a holder on file: those about its statements, and those that say whom a name means. */
import { type Event, isStatement, keyOf } from '#newsroom';
import { aboutThemAndAlike } from './about-statements.js';
import type { StandingCommit } from './claim-on-file.js';

/** By all names that ever meant it there. */
export function touching(holderId: string, commits: StandingCommit[]): StandingCommit[] {
  const events = commits.flatMap((commit) => commit.events);
  const keys = new Set([keyOf({ id: holderId })]);
  for (const event of events) {
    const named = namedBy(event);
    if (named?.holderId === holderId) keys.add(named.key);
  }
  const isIts = ({ name, id }: Party) =>
    (typeof name === 'string' && keys.has(keyOf({ name }))) || (typeof id === 'string' && keys.has(keyOf({ id })));
  const isAbout = aboutThemAndAlike(events, (event) => isIts(speakerIn(event)));
  const isSaid = events.some(isAbout);
  const isTouching = (event: Event) =>
    isAbout(event) || keys.has(namedBy(event)?.key ?? '') || (isSaid && event.type === 'ClaimReworded');
  return commits.filter((commit) => commit.events.some(isTouching));
}

interface Party {
  name?: unknown;
  id?: unknown;
}

interface Telling {
  holder?: Party;
  changes?: { holder?: Party };
}

/** Who speaks by what a statement, or an amendment of it, says. */
function speakerIn(event: Event): Party {
  const { holder, changes } = event.data as Telling;
  const told = isStatement(event) ? holder : event.type === 'StatementAmended' ? changes?.holder : undefined;
  return { ...told };
}

function namedBy({ type, data }: Event): { key: string; holderId: unknown } | undefined {
  if (type !== 'HolderIdentified') return undefined;
  const { name, id, holderId } = data as Party & { holderId?: unknown };
  if (typeof id === 'string') return { key: keyOf({ id }), holderId };
  return typeof name === 'string' ? { key: keyOf({ name }), holderId } : undefined;
}
