/** A claim's coverage at a moment: what each outlet printed and when, and who has whose word through whom. */
import type { Claim, ClaimStatement } from '../claim/claim.js';
import { type CarriedOrigin, carriedIn, namedBy, originsIn, type Published } from './carried-origins.js';
import type { Named } from './holder-of.js';
import type { HolderStance } from './holder-stance.js';
import type { Framings } from '../claim/statement.js';
import { byPublication, type Rendering } from './rendering.js';
import { type Utterance, utteranceOf } from './utterance.js';
import { earliest, endOfQuestion, latest } from '../fields/edtf.js';
import { groupedBy } from './grouped-by.js';
import { type Scene, sceneInSteps, utterancesBy } from './scene.js';
import { repeatedBy } from './repetition.js';
import { behindFlag, judge } from './status.js';
import { sceneNow } from './timeline.js';
import type { Steps } from '../steps.js';
import { FLAGS, type Lean, type Role, type Stance } from '../vocabulary.js';

/** One outlet's row in the grid of outlets and time. */
export interface GridRow {
  outletId: string;
  cells: Cell[];
  /** Whose word it carries of those that count as an origin: whose most of its statements are first. */
  origins: CarriedOrigin[];
}

/** What one report printed at one moment; a revised report has a cell for each version that speaks to the claim. */
export interface Cell {
  at: string;
  reportId: string;
  /** What the outlet itself commits to; several only if its statements were filed with different ones. */
  framings: Framings[];
  statements: Printed[];
}

export type Printed = Pick<
  ClaimStatement,
  'statementId' | 'holder' | 'act' | 'stance' | 'lean' | 'inferred' | 'place' | 'basis'
> & {
  /** Why it does not count; absent if it does. */
  notCounted?: string;
  /** When it was taken back; absent while it stands. */
  ended?: string;
  /** The desk put right how it had been filed. */
  amended?: true;
};

/** Outlets by what each printed first; a step for each utterance, and for each outlet. Without a moment: all that is on file. */
export function* gridInSteps(claim: Claim, at?: string): Steps<GridRow[]> {
  const all = yield* publishedBy(claim, at);
  yield;
  const carriedBy = carriedIn(all);
  const rows: GridRow[] = [];
  for (const [outletId, theirs] of groupedBy(all.published, ({ statement }) => statement.outletId)) {
    yield;
    const statements = theirs.map(({ statement }) => statement);
    rows.push({
      outletId,
      cells: [...groupedBy(statements, timeAndReport).values()].map((those) => cellOf(those, all.whyNot, momentOf(at))),
      origins: carriedBy(theirs),
    });
  }
  return rows;
}

/** A holder, where it stands, and through whom each outlet has its word. */
export interface Attribution extends Named {
  role: Role;
  /** Null where nothing that it said counts, or its words contradict each other. */
  stance: Stance | null;
  lean?: Lean;
  /** Does it count as an origin of its own among those who assert? */
  isOrigin: boolean;
  /** Whom it only repeats on this claim, at however many hands, the nearest first; found when it is asked for. */
  repeats(this: void): Named[];
  printed: Way[];
}

export interface Way extends Pick<ClaimStatement, 'statementId' | 'outletId' | 'reportId' | 'publishedAt'> {
  /**
   * The way of this very statement: the hops between the outlet and the holder, nearest first; then whose words its
   * report is, all of it. Whom a report only quotes, and whose place it took, is no way: that is the report's own.
   */
  through: { outlet?: string; name?: string; kind?: string; reportId?: string }[];
  notCounted?: string;
}

/** Holders by who was printed first; a step for each utterance, and for each holder. Without a moment: all that is on file. */
export function* attributionInSteps(claim: Claim, at?: string): Steps<Attribution[]> {
  const { scene, published, naming, whyNot } = yield* publishedBy(claim, at);
  const origins = originsIn(scene);
  yield;
  const holders = groupedBy(published, (one) => naming(one).holder);
  const told: Attribution[] = [];
  for (const [key, renderings] of holders) {
    yield;
    told.push({
      ...namedBy(renderings, naming),
      role: renderings[0].statement.holder.role,
      ...stanceAmong(scene.stanceOf(key)),
      isOrigin: origins.has(key),
      repeats: () =>
        [...repeatedBy(key, scene.repetition)].flatMap((other) => {
          const theirs = holders.get(other);
          return theirs ? [namedBy(theirs, naming)] : [];
        }),
      printed: renderings.map(({ statement }) => wayOf(statement, whyNot)),
    });
  }
  return told;
}

/** Why statements do not count, by id; a step for each utterance, of which all renderings must be among them. */
export function* notCountedInSteps(statements: ClaimStatement[], at?: string): Steps<Map<string, string>> {
  const utterances: Utterance[] = [];
  for (const utterance of utterancesBy(momentOf(at), { statements })) {
    if (utterance) utterances.push(utterance);
    yield;
  }
  return whyNotIn(utterances);
}

/** The same of all that is on file, without going through it: undefined if the claim's story has not been told as far as this. */
export function notCountedNow(claim: Claim): Map<string, string> | undefined {
  const scene = sceneNow(claim);
  return scene && whyNotIn([...scene.utterances.values()]);
}

/** What an editor may want all statements of: what made the status so, the figures that count, or a flag. */
export const BEHIND = { status: 'the status', quantities: 'the figures that count', ...FLAGS } as const;
export type Behind = keyof typeof BEHIND;

/** The ids of all statements behind it. Without a moment: of all that is on file. */
export function* behindInSteps(claim: Claim, behind: Behind, at?: string): Steps<Set<string>> {
  const scene = yield* sceneInSteps(claim, momentOf(at));
  return new Set(renderingsBehind(behind, scene).map(({ id }) => id));
}

function renderingsBehind(behind: Behind, scene: Scene): Rendering[] {
  if (behind === 'status') return judge(scene).because().first(Infinity);
  if (behind !== 'quantities') return behindFlag(behind, scene);
  return [...scene.sides.withFigures].flatMap(({ given }) => given.map(({ rendering }) => rendering));
}

function momentOf(at: string | undefined): number {
  return at === undefined ? Infinity : endOfQuestion(at);
}

function* publishedBy(claim: Claim, at: string | undefined): Steps<Published> {
  const scene = yield* sceneInSteps(claim, momentOf(at));
  const utterances = [...scene.utterances.values()];
  const renderings = utterances.flatMap((utterance) => utterance.renderings);
  yield;
  const published = byPublication(renderings);
  yield;
  const naming = (one: Rendering) => scene.utterances.get(utteranceOf(one.statement))?.naming ?? one;
  return { scene, published, naming, whyNot: whyNotIn(utterances) };
}

/** Of the first published first. */
function whyNotIn(utterances: Utterance[]): Map<string, string> {
  const whys = new Map<Rendering, string>();
  for (const { notCounted } of utterances) for (const { rendering, why } of notCounted) whys.set(rendering, why);
  return new Map(byPublication(whys.keys()).map((one) => [one.statement.statementId, whys.get(one) ?? '']));
}

/** One moment may be written in two zones. */
function timeAndReport({ publishedAt, reportId }: ClaimStatement): string {
  return `${earliest(publishedAt)} ${latest(publishedAt)} ${reportId}`;
}

function cellOf(statements: [ClaimStatement, ...ClaimStatement[]], whyNot: Map<string, string>, moment: number): Cell {
  const [{ publishedAt, reportId }] = statements;
  const framings = new Map(statements.map(({ framing }) => [`${framing.headline} ${framing.body}`, framing]));
  return {
    at: publishedAt,
    reportId,
    framings: [...framings.values()],
    statements: statements.map(({ statementId, holder, act, stance, lean, inferred, place, basis, ...beside }) => ({
      statementId,
      holder,
      act,
      stance,
      ...(lean && { lean }),
      ...(inferred && { inferred }),
      place,
      basis,
      ...reasonIn(whyNot, statementId),
      ...becomeOf(beside, moment),
    })),
  };
}

/** What became of it by then. */
function becomeOf({ retraction, amendments = [] }: Partial<ClaimStatement>, moment: number) {
  const isOver = retraction !== undefined && earliest(retraction.publishedAt) <= moment;
  return {
    ...(isOver && { ended: retraction.publishedAt }),
    ...(amendments.length > 0 && { amended: true as const }),
  };
}

function wayOf(
  { statementId, outletId, reportId, publishedAt, via, relations }: ClaimStatement,
  whyNot: Map<string, string>,
): Way {
  const carried = (relations ?? []).filter(({ kind }) => kind === 'copy_of' || kind === 'derived_from');
  const reports = carried.map(({ kind, of, reportId: other }) => ({
    kind,
    ...of,
    ...(other && { reportId: other }),
  }));
  return {
    statementId,
    outletId,
    reportId,
    publishedAt,
    through: [...(via ?? []), ...reports],
    ...reasonIn(whyNot, statementId),
  };
}

function reasonIn(whyNot: Map<string, string>, statementId: string): { notCounted?: string } {
  const why = whyNot.get(statementId);
  return why === undefined ? {} : { notCounted: why };
}

function stanceAmong(stance: HolderStance | undefined): Pick<Attribution, 'stance' | 'lean'> {
  const said = stance?.side === 'unclear' ? undefined : stance?.renderings[0].statement;
  return said ? { stance: said.stance, ...(said.lean && { lean: said.lean }) } : { stance: null };
}
