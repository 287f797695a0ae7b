/** A claim's coverage at a moment: what each outlet printed and when, and who has whose word through whom. */
import type { Claim, ClaimStatement } from './claim/claim.js';
import { holderOf, type Named, namedIn } from './claim/holder-of.js';
import type { Position } from './claim/positions.js';
import type { Framings } from './claim/statement.js';
import { byPublication, type Utterance } from './claim/utterance.js';
import { earliest, endOfQuestion, latest } from './edtf.js';
import { groupedBy } from './grouped-by.js';
import { notCountedIn } from './picture.js';
import { sceneAt, utterancesAt } from './scene.js';
import { judge } from './status.js';
import type { Lean, Role, Stance } from './vocabulary.js';

/** One outlet's row in the grid of outlets and time. */
export interface GridRow {
  outletId: string;
  cells: Cell[];
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
  'statementId' | 'holder' | 'act' | 'stance' | 'lean' | 'inferred' | 'place'
> & {
  /** Why it does not count; absent if it does. */
  notCounted?: string;
};

/** Outlets by what each printed first. Without a moment: all that is on file. */
export function gridAt(claim: Claim, at?: string): GridRow[] {
  const { published, whyNot } = publishedBy(claim, at);
  return [...groupedBy(published, ({ outletId }) => outletId)].map(([outletId, theirs]) => ({
    outletId,
    cells: [...groupedBy(theirs, momentAndReport).values()].map((those) => cellOf(those, whyNot)),
  }));
}

/** A holder, where it stands, and through whom each outlet has its word. */
export interface Attribution extends Named {
  role: Role;
  /** Null where nothing that it said counts, or its words contradict each other. */
  stance: Stance | null;
  lean?: Lean;
  /** Does it count as an origin of its own among those who assert? */
  isOrigin: boolean;
  /** Whom it only repeats on this claim. */
  repeats: Named[];
  printed: Way[];
}

export interface Way extends Pick<ClaimStatement, 'statementId' | 'outletId' | 'reportId' | 'publishedAt'> {
  /** The hops between the outlet and the holder, nearest first; then how its report stands to others'. */
  through: { outlet?: string; name?: string; kind?: string; reportId?: string }[];
  notCounted?: string;
}

type Statements = [ClaimStatement, ...ClaimStatement[]];

/** Holders by who was printed first. Without a moment: all that is on file. */
export function attributionAt(claim: Claim, at?: string): Attribution[] {
  const { scene, published, firstHand, whyNot } = publishedBy(claim, at);
  const positions = new Map(scene.positions.map((position) => [position.key, position]));
  const origins = new Set(judge(scene).asserting.map(({ key }) => key));
  const naming = (statement: ClaimStatement) => firstHand.get(statement) ?? statement;
  const named = (statements: Statements) => namedIn([naming(statements[0]), ...statements]);
  const holders = groupedBy(published, (statement) => holderOf(naming(statement)));
  return [...holders].map(([key, statements]) => ({
    ...named(statements),
    role: statements[0].holder.role,
    ...standOf(positions.get(key)),
    isOrigin: origins.has(key),
    repeats: [...(scene.repeated.get(key) ?? [])].flatMap((other) => {
      const theirs = holders.get(other);
      return theirs ? [named(theirs)] : [];
    }),
    printed: statements.map((statement) => wayOf(statement, whyNot)),
  }));
}

/** Why statements do not count, by id. All renderings of an utterance must be among them. */
export function notCountedAt(statements: ClaimStatement[], at?: string): Map<string, string> {
  return whyNotIn(utterancesAt(statements, momentOf(at)));
}

function momentOf(at: string | undefined): number {
  return at === undefined ? Infinity : endOfQuestion(at);
}

/** In the order of publication. */
function publishedBy(claim: Claim, at: string | undefined) {
  const scene = sceneAt(claim, momentOf(at));
  const utterances = [...scene.utterances.values()];
  const renderings = utterances.flatMap((utterance) => utterance.renderings);
  const published = byPublication(renderings, (statement) => statement);
  const firstHand = new Map(utterances.flatMap((utterance) => [...utterance.firstHand]));
  return { scene, published, firstHand, whyNot: whyNotIn(utterances) };
}

function whyNotIn(utterances: Utterance[]): Map<string, string> {
  return new Map(notCountedIn(utterances).map(({ statementId, why }) => [statementId, why]));
}

/** One moment may be written in two zones. */
function momentAndReport({ publishedAt, reportId }: ClaimStatement): string {
  return `${earliest(publishedAt)} ${latest(publishedAt)} ${reportId}`;
}

function cellOf(statements: Statements, whyNot: Map<string, string>): Cell {
  const [{ publishedAt, reportId }] = statements;
  const framings = new Map(statements.map(({ framing }) => [`${framing.headline} ${framing.body}`, framing]));
  return {
    at: publishedAt,
    reportId,
    framings: [...framings.values()],
    statements: statements.map(({ statementId, holder, act, stance, lean, inferred, place }) => ({
      statementId,
      holder,
      act,
      stance,
      ...(lean && { lean }),
      ...(inferred && { inferred }),
      place,
      ...reasonIn(whyNot, statementId),
    })),
  };
}

function wayOf(
  { statementId, outletId, reportId, publishedAt, via, relations }: ClaimStatement,
  whyNot: Map<string, string>,
): Way {
  const reports = (relations ?? []).map(({ kind, of, reportId: other }) => ({
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

function standOf(position: Position | undefined): Pick<Attribution, 'stance' | 'lean'> {
  const said = position?.side === 'unclear' ? undefined : position?.renderings[0];
  return said ? { stance: said.stance, ...(said.lean && { lean: said.lean }) } : { stance: null };
}
