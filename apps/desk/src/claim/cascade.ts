/** What an outlet took back on a claim, and what became of each report that had it from there. */
import { momentOf } from './course.js';
import type { Statement } from './utterances.js';

export type Retraction = NonNullable<Statement['retraction']>;

export interface Carrier {
  statement: Statement;
  /** How it ended; undefined while it is still up. */
  ended: Retraction | undefined;
  /** Since what it carries was taken back, until it ended or the moment that is looked at. */
  upForMs: number;
}

export interface Cascade {
  by: Retraction;
  outletId: string;
  takenBack: Statement[];
  /** Those that are still up first, then by when they were printed. */
  carriers: Carrier[];
}

/** By when it was taken back. What ended only since another took it back stands beneath that, and not for itself. */
export function cascadesOf(statements: Statement[], moment: number): Cascade[] {
  const cascades = [...takenBackTogether(statements)].map(([by, outletId, takenBack]) => ({
    by,
    outletId,
    takenBack,
    carriers: carriersOf(statements, { by, outletId, takenBack }, moment),
  }));
  const carried = new Set(cascades.flatMap(({ carriers }) => carriers.map(({ statement }) => statement)));
  return cascades
    .filter(({ carriers, takenBack }) => carriers.length > 0 || !takenBack.every((one) => carried.has(one)))
    .toSorted((one, other) => momentOf(one.by.publishedAt) - momentOf(other.by.publishedAt));
}

type Taken = Pick<Cascade, 'by' | 'outletId' | 'takenBack'>;

function* takenBackTogether(statements: Statement[]): Generator<[Retraction, string, Statement[]]> {
  const together = new Map<string, [Retraction, string, Statement[]]>();
  for (const statement of statements) {
    const { retraction, outletId } = statement;
    if (!retraction) continue;
    const cause = `${retraction.reportId} ${retraction.publishedAt} ${retraction.why}`;
    const found = together.get(cause) ?? [retraction, outletId, []];
    found[2].push(statement);
    together.set(cause, found);
  }
  yield* together.values();
}

/** The renderings of the same utterances that came through that outlet, printed before it took them back. */
function carriersOf(statements: Statement[], { by, outletId, takenBack }: Taken, moment: number): Carrier[] {
  const utterances = new Set(takenBack.flatMap(({ utterance }) => utterance ?? []));
  const since = momentOf(by.publishedAt);
  return statements
    .filter((one) => one.outletId !== outletId && utterances.has(one.utterance ?? '') && isThrough(one, outletId))
    .map((statement) => {
      const { retraction: ended, publishedAt } = statement;
      const until = ended === undefined ? moment : momentOf(ended.publishedAt);
      return { statement, ended, upForMs: Math.max(0, until - Math.max(since, momentOf(publishedAt))) };
    })
    .toSorted(
      (one, other) =>
        Number(one.ended !== undefined) - Number(other.ended !== undefined) ||
        momentOf(one.statement.publishedAt) - momentOf(other.statement.publishedAt),
    );
}

const OF_ANOTHER = new Set(['copy_of', 'derived_from']);

function isThrough({ via = [], relations = [], notCounted }: Statement, outletId: string): boolean {
  if (via.some(({ outlet }) => outlet === outletId)) return true;
  if (relations.some(({ kind, of }) => OF_ANOTHER.has(kind) && of.outlet === outletId)) return true;
  return notCounted === `its origin is withdrawn: ${outletId} took it back`;
}
