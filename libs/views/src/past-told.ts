/**
 * What some commits have made of a large claim's past: rows of its pictures, after each moment that is told otherwise and
 * after each commit. All of it follows from the claim's stream alone, however many are taken at once.
 */
import {
  type Claim,
  effectsBehind,
  kindOf,
  type Seen,
  seenInSteps,
  type StatusPicture,
  type Steps,
  toldOnInSteps,
  toRetell,
} from '#newsroom';
import { inBigint } from './moment.js';
import { Deltas } from './picture-deltas.js';
import type { StandingCommit } from './view.js';

export interface Limits {
  /** Of more statements a claim is large. */
  large: number;
  /** A commit that moves more than that is not told at once: nor is what follows, until that is worth its while. */
  far: number;
  /** While a stream doubles it is worth its while two to this power times. */
  often: number;
}

/** Of more statements a claim is large: a smaller one is folded about as fast as rows are read. */
export const LARGE = 500;
const LIMITS: Limits = { large: LARGE, far: 128, often: 4 };
/** So many rows are read at most: of each of them, one is whole. */
export const WHOLE_EVERY = 32;

export function isLarge({ statements }: Claim, { large } = LIMITS): boolean {
  return statements.length > large;
}

export interface PastRow {
  claim_id: string;
  clock: 'at' | 'known';
  /** A moment of the published clock, or a version of the claim's stream. */
  place: number;
  is_whole: boolean;
  /** Null: from here on it is not told. */
  picture: object | null;
}

export interface ToldPast {
  /** What the commits have made of it. */
  claim: Claim;
  /** The rows of moments from this one on are no more. */
  from: number;
  rows: PastRow[];
}

export interface Further {
  stream: string;
  /** As far as it is told. */
  before: Claim;
  commits: Pick<StandingCommit, 'events' | 'version'>[];
}

/** `openSince` is the moment from which on it was not told before. */
export function* pastInSteps(change: Further, openSince = Infinity, limits = LIMITS): Steps<ToldPast> {
  const { claim, from, until, known, seen } = yield* knownInSteps(change, { openSince, limits });
  const rows = [...known, ...seen.filter(({ place }) => place < inBigint(Math.min(from, until)))];
  if (from < until) rows.push(...(yield* momentsInSteps(claim, from, until)));
  if (until < Infinity) rows.push({ ...ofMoments(claim), place: inBigint(until), is_whole: true, picture: null });
  return { claim, from: Math.min(from, until), rows };
}

interface Known {
  claim: Claim;
  /** From when on moments are told otherwise, and until when they are told. */
  from: number;
  until: number;
  /** A row for each commit after which all of the claim's story is told; and one for each moment that came at its end. */
  known: PastRow[];
  seen: PastRow[];
}

function* knownInSteps(
  { stream, commits, before }: Further,
  { openSince, limits }: { openSince: number; limits: Limits },
): Steps<Known> {
  const kind = kindOf(stream);
  const told: Known = { claim: before, from: Infinity, until: openSince, known: [], seen: [] };
  const [moments, versions] = [new Moments(), new Versions()];
  if (isLarge(told.claim, limits) && openSince === Infinity) {
    const { status, last } = yield* toldOnInSteps(told.claim);
    versions.begin(status);
    moments.begin(last);
  }
  for (const { version, events } of commits) {
    const was = told.claim;
    const claim = (told.claim = kind?.fold(was, { stream, events }) as Claim);
    yield;
    if (!isLarge(claim, limits)) continue;
    const wasLarge = isLarge(was, limits);
    const since = wasLarge ? (toRetell(was, claim)?.seenFrom ?? -Infinity) : -Infinity;
    const isFar = told.until < Infinity || (wasLarge && (yield* effectsBehind(was, since)) > limits.far);
    if (isFar) told.until = Math.min(told.until, since);
    else if (!moments.areBefore(since)) told.from = Math.min(told.from, since);
    const earlier = version - events.length;
    if (isFar && !isWorthwhile(earlier, version, limits)) {
      versions.begin(undefined);
      continue;
    }
    if (isFar) [told.from, told.until] = [Math.min(told.from, told.until), Infinity];
    const watching = told.from === Infinity ? moments.watching(claim, told.seen) : undefined;
    const { status, last } = yield* toldOnInSteps(claim, watching);
    if (told.from < Infinity) moments.begin(last);
    told.known.push(versions.next(claim, { earlier, version, status }));
  }
  return told;
}

/** Rows of commits, one behind the other. */
class Versions {
  private deltas: Deltas | undefined;

  /** How it was told by the commit before, if it was. */
  begin(status: StatusPicture | undefined): void {
    this.deltas = undefined;
    if (status) (this.deltas = new Deltas()).begin(status);
  }

  next({ claimId }: Claim, { earlier, version, status }: { earlier: number; version: number; status: StatusPicture }) {
    const isWhole = !this.deltas || Math.floor(earlier / WHOLE_EVERY) < Math.floor(version / WHOLE_EVERY);
    if (!this.deltas || isWhole) this.deltas = new Deltas();
    return {
      claim_id: claimId,
      clock: 'known' as const,
      place: version,
      is_whole: isWhole,
      picture: this.deltas.next(status),
    };
  }
}

/** Rows of moments, one behind the other. */
class Moments {
  private deltas: Deltas | undefined;
  private last = -Infinity;

  /** What was seen last. */
  begin(seen: Seen | undefined): void {
    this.deltas = undefined;
    if (!seen) return;
    this.last = seen.moment;
    (this.deltas = new Deltas()).begin(seen.picture);
  }

  /** Of each behind the last one a row. */
  watching(claim: Claim, rows: PastRow[]) {
    return { behind: this.last, see: (one: Seen) => void rows.push(this.next(claim, one)) };
  }

  /** Are all that were seen before this one? */
  areBefore(moment: number): boolean {
    return moment > this.last;
  }

  next(claim: Claim, { moment, ordinal, picture }: Seen): PastRow {
    const isWhole = !this.deltas || ordinal % WHOLE_EVERY === 0;
    if (!this.deltas || isWhole) this.deltas = new Deltas();
    this.last = moment;
    return { ...ofMoments(claim), place: inBigint(moment), is_whole: isWhole, picture: this.deltas.next(picture) };
  }
}

/** To tell a story from its beginning takes as long as the stream. */
function isWorthwhile(earlier: number, version: number, { often }: Limits): boolean {
  const every = 2 ** Math.max(Math.floor(Math.log2(version)) - often, 0);
  return Math.floor(earlier / every) < Math.floor(version / every);
}

/** A row for each moment from one on, up to another. */
function* momentsInSteps(claim: Claim, from: number, until: number): Steps<PastRow[]> {
  const rows: PastRow[] = [];
  const moments = new Moments();
  yield* seenInSteps(claim, from, (one) => {
    if (one.moment < from) moments.begin(one);
    else if (one.moment < until) rows.push(moments.next(claim, one));
  });
  return rows;
}

function ofMoments({ claimId }: Claim) {
  return { claim_id: claimId, clock: 'at' as const };
}
