/** A status with its reasons as one would print it: "contested since 18 October 2024: NIS asserts; Kremlin denies". */
import type { Reason } from './picture.js';
import { groupedBy } from './grouped-by.js';
import { spokenDate, spokenSince } from '../fields/spoken-date.js';
import type { StatusChange, StatusPicture } from './timeline.js';

/** What one does and what several do. */
const DOES = {
  asserts: ['asserts', 'assert'],
  'hedges+': ['leans to it', 'lean to it'],
  'hedges-': ['leans against it', 'lean against it'],
  disputes: ['disputes', 'dispute'],
  denies: ['denies', 'deny'],
  leaves_open: ['leaves it open', 'leave it open'],
} as const;

/** So many are named; more are counted. */
const NAMED = 3;

/** A picture's status has lasted since a moment; a change may be one of origins or flags alone. */
export function sentenceOf(told: StatusChange | StatusPicture): string {
  const when = 'since' in told ? told.since && `since ${spokenSince(told.since)}` : `as of ${spokenDate(told.at)}`;
  return `${[told.status.replaceAll('_', ' '), when].filter(Boolean).join(' ')}: ${reasonsOf(told)}`;
}

/** Why it stands so: who does what. */
export function reasonsOf({ status, because }: Pick<StatusChange, 'status' | 'because'>): string {
  if (status === 'registered') return 'nobody has spoken on it';
  if (status === 'abandoned') return `nobody holds it any more; ${listed(because)} once did`;
  // What an outlet reads into words, and other words that do not count, are no reasons to print.
  const printed = status === 'circulating' ? because.filter(({ stance }) => stance === 'leaves_open') : because;
  const said = [...groupedBy(printed, doing)].map(([, reasons]) => `${listed(reasons)} ${done(reasons)}`);
  return status === 'circulating' ? ['nobody is for it or against it', ...said].join('; ') : said.join('; ');
}

function doing({ stance, lean = '+' }: Reason): keyof typeof DOES {
  return stance === 'hedges' ? `${stance}${lean}` : stance;
}

function done(reasons: Reason[]): string {
  const [one, several] = reasons[0] ? DOES[doing(reasons[0])] : ['', ''];
  return namesIn(reasons).length > 1 ? several : one;
}

function listed(reasons: Reason[]): string {
  const names = namesIn(reasons);
  const more = names.length - NAMED;
  const shown = more > 1 ? [...names.slice(0, NAMED), `${more} others`] : names;
  return shown.length > 1 ? `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}` : shown.join();
}

function namesIn(reasons: Reason[]): string[] {
  return [...new Set(reasons.map(({ holder }) => holder))];
}
