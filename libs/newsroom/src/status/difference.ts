/**
 * What lies between two states of a claim, each as of a moment of the published clock and as the desk knew it: which
 * statements came, ended or mean another, and which origins and figures that added or took away.
 */
import type { Claim, ClaimStatement } from '../claim/claim.js';
import { whoSpeaks } from '../claim/who-speaks.js';
import { earliest, endOfQuestion } from '../fields/edtf.js';
import type { Steps } from '../steps.js';
import { asPublishedBy } from './as-published-by.js';
import { attributionInSteps, notCountedInSteps } from './coverage.js';
import type { Named } from './holder-of.js';
import { figuresInSteps, type Measure, type ToldFigure } from './told-figures.js';

/** A claim, and a moment of the published clock; without one all that is on file. */
export interface StateOfAClaim {
  claim: Claim;
  at: string | undefined;
}

/** Two moments that are asked about, on either clock. */
export interface Between {
  from?: string | undefined;
  to?: string | undefined;
  fromKnown?: string | undefined;
  toKnown?: string | undefined;
}

interface Moment {
  at?: string;
  known?: string;
}

/** Before all that was ever printed. */
const BEFORE_ALL = '../1000-01-01';

/** Each as it is asked of alone. Where nothing but the later is said, all that led there is new. */
export function momentsBetween({ from, to, fromKnown, toKnown }: Between): [Moment, Moment] {
  const isFromTheBeginning = from === undefined && fromKnown === undefined;
  const began = isFromTheBeginning ? BEFORE_ALL : from;
  const [atFrom, knownFrom] = [began ?? to, fromKnown ?? toKnown];
  return [
    { ...(atFrom !== undefined && { at: atFrom }), ...(knownFrom !== undefined && { known: knownFrom }) },
    { ...(to !== undefined && { at: to }), ...(toKnown !== undefined && { known: toKnown }) },
  ];
}

/** What became of a statement between the two. */
export const BECAME = {
  added: 'it was not there before',
  gone: 'it is there no more: it is known now to have been published later',
  amended: 'the desk had mislabelled it',
  identified: 'it is another holder on file who speaks, or nobody on file any more',
  retracted: 'it ended',
  reinstated: 'its end was lifted',
  suspended: 'its report was held',
  resumed: 'its report was released',
} as const;
export type Became = keyof typeof BECAME;

/** As it is after; of one that is gone as it was. */
export interface ChangedStatement extends Pick<
  ClaimStatement,
  | 'statementId'
  | 'reportId'
  | 'outletId'
  | 'holder'
  | 'act'
  | 'stance'
  | 'lean'
  | 'place'
  | 'publishedAt'
  | 'retraction'
> {
  did: Became[];
  holderId?: string;
  notCounted?: string;
  /** Why it did not count before; absent if it did, or was not there. */
  wasNotCounted?: string;
}

type Weight = Pick<ToldFigure, 'origins' | 'outlets' | 'leading'>;

export interface ChangedFigure
  extends Pick<Measure, 'measure' | 'unit' | 'asOf'>, Pick<ToldFigure, 'op' | 'low' | 'high'> {
  statementId: string;
  /** Null where it was not given, or is not any more. */
  before: Weight | null;
  after: Weight | null;
}

export interface Difference {
  statements: ChangedStatement[];
  origins: { added: Named[]; gone: Named[] };
  figures: ChangedFigure[];
}

export function* differenceInSteps(before: StateOfAClaim, after: StateOfAClaim): Steps<Difference> {
  const [was, is] = [yield* sideOf(before), yield* sideOf(after)];
  return {
    statements: [...new Set([...was.statements.keys(), ...is.statements.keys()])].flatMap((id) => changed(id, was, is)),
    origins: originsBetween(was.origins, is.origins),
    figures: changedFigures(was.figures, is.figures),
  };
}

/** Of those alone of which that is true, wherever they stand in either. */
export function* statementsBetweenInSteps(
  before: StateOfAClaim,
  after: StateOfAClaim,
  isMeant: (statement: ClaimStatement) => boolean,
): Steps<ChangedStatement[]> {
  const [was, is] = [yield* heardAt(before), yield* heardAt(after)];
  const meant = [...was.statements.values(), ...is.statements.values()].filter(isMeant);
  return [...new Set(meant.map(({ statementId }) => statementId))].flatMap((id) => changed(id, was, is));
}

interface Origin {
  named: Named;
  /** All that it said, counting or not. */
  statements: string[];
}

interface Heard {
  claim: Claim;
  statements: Map<string, ClaimStatement>;
  whyNot: Map<string, string>;
}

interface Side extends Heard {
  origins: Origin[];
  figures: Map<string, Omit<ChangedFigure, 'before' | 'after'> & Weight>;
}

function* sideOf(state: StateOfAClaim): Steps<Side> {
  const { claim, at } = state;
  const holders = yield* attributionInSteps(claim, at);
  const origins = holders
    .filter(({ isOrigin }) => isOrigin)
    .map(({ holder, statementId, printed }) => ({
      named: { holder, statementId },
      statements: printed.map((way) => way.statementId),
    }));
  const { measures } = yield* figuresInSteps(claim, at);
  return { ...(yield* heardAt(state)), origins, figures: new Map(measures.flatMap(figuresOf)) };
}

function* heardAt({ claim, at }: StateOfAClaim): Steps<Heard> {
  const until = at === undefined ? Infinity : endOfQuestion(at);
  const published = claim.statements.filter(({ publishedAt }) => earliest(publishedAt) <= until);
  return {
    claim,
    statements: new Map(published.map((one) => [one.statementId, asPublishedBy(one, until)])),
    whyNot: yield* notCountedInSteps(claim.statements, at),
  };
}

function changed(id: string, was: Heard, is: Heard): ChangedStatement[] {
  const [before, after] = [was.statements.get(id), is.statements.get(id)];
  const told = after ?? before;
  if (!told) return [];
  const speaks = (side: Heard, one?: ClaimStatement) => one && whoSpeaks(side.claim, one).holderId;
  const holderId = speaks(after ? is : was, told);
  const did = becameOf(before, after);
  if (before && after && speaks(was, before) !== holderId) did.push('identified');
  const [whyNot, wasWhyNot] = [is.whyNot.get(id), was.whyNot.get(id)];
  if (did.length === 0 && whyNot === wasWhyNot) return [];
  const { statementId, reportId, outletId, holder, act, stance, lean, place, publishedAt, retraction } = told;
  return [
    {
      statementId,
      reportId,
      outletId,
      holder,
      act,
      stance,
      place,
      publishedAt,
      did,
      ...(lean && { lean }),
      ...(retraction && { retraction }),
      ...(holderId !== undefined && { holderId }),
      ...(whyNot !== undefined && { notCounted: whyNot }),
      ...(wasWhyNot !== undefined && { wasNotCounted: wasWhyNot }),
    },
  ];
}

function becameOf(before: ClaimStatement | undefined, after: ClaimStatement | undefined): Became[] {
  if (!after) return ['gone'];
  const did: Became[] = before ? [] : ['added'];
  if ((before?.amendments?.length ?? 0) < (after.amendments?.length ?? 0) && before) did.push('amended');
  if (!before?.retraction && after.retraction) did.push('retracted');
  if (before?.retraction && !after.retraction) did.push('reinstated');
  const [held, isHeld] = [before, after].map((one) => one?.suspensions?.at(-1));
  if (isHeld && isHeld.until === undefined && held?.from !== isHeld.from) did.push('suspended');
  if (held && held.until === undefined && isHeld?.until !== undefined) did.push('resumed');
  return did;
}

/** An origin is the same if it has a statement in common: unnamed sources of two papers may be called alike. */
function originsBetween(was: Origin[], is: Origin[]): Difference['origins'] {
  const byStatement = new Map(was.flatMap((origin) => origin.statements.map((id) => [id, origin] as const)));
  const gone = new Set(was);
  const added = is.filter(({ statements }) => {
    const same = statements.map((id) => byStatement.get(id)).find((one) => one !== undefined && gone.has(one));
    return same === undefined || !gone.delete(same);
  });
  return { added: added.map(({ named }) => named), gone: [...gone].map(({ named }) => named) };
}

function figuresOf({ measure, unit, asOf, figures }: Measure) {
  return figures.map((figure) => {
    const { op, low, high, statementId, origins, outlets, leading } = figure;
    const told = { measure, unit: figure.unit ?? unit, ...(asOf !== undefined && { asOf }), op, low };
    const key = [measure, told.unit, asOf, op, low, high].join('\n');
    return [key, { ...told, ...(high !== undefined && { high }), statementId, origins, outlets, leading }] as const;
  });
}

function changedFigures(was: Side['figures'], is: Side['figures']): ChangedFigure[] {
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((key) => {
    const [before, after] = [was.get(key), is.get(key)];
    const told = after ?? before;
    const [weighed, weighs] = [weightOf(before), weightOf(after)];
    if (!told || JSON.stringify(weighed) === JSON.stringify(weighs)) return [];
    const { origins: _o, outlets: _p, leading: _l, ...figure } = told;
    return [{ ...figure, before: weighed, after: weighs }];
  });
}

function weightOf(figure: Weight | undefined): Weight | null {
  return figure ? { origins: figure.origins, outlets: figure.outlets, leading: figure.leading } : null;
}
