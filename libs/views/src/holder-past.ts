/** A holder as of a moment of either clock: its file, and what it said by then as the claims had it, by the fold that tells them now. */
import { aroundCommits } from './desk-clock.js';
import { fileThen } from './holder-file-past.js';
import { type HOLDER, NAMES_TOLD, type PrintedName } from './holder-page.js';
import { type Said, saidBy } from './holder-said.js';
import { aroundMoment, momentOf, publishedBy } from './moment.js';
import { keyOfName } from './name-key.js';
import { pageOf } from './page.js';
import type { Answered, Key, ParameterValues, Reader } from './question.js';
import type { Snapshot } from './reading.js';

interface Asking {
  /** Of the question. */
  path: string;
  asked: ParameterValues;
  reader: Reader;
}

/** Undefined if it is not on file. */
export async function holderAsOf(
  snapshot: Snapshot,
  { path, asked, reader }: Asking,
): Promise<Answered<typeof HOLDER> | undefined> {
  const { id = '', known } = asked;
  const told = await snapshot.folded(id, async (raw) => {
    const found = await fileThen(raw, asked);
    if (!found) return undefined;
    const { file, onFile, since } = found;
    const { said, moments, written } = await saidBy(raw, { asked, reader, onFile });
    const { page, next } = pageOf(
      said.filter((one) => isBehind(one, reader.after)),
      asked,
      keyOf,
    );
    const commits = [...found.written, ...written].filter(({ at }) => at >= since);
    return {
      file,
      names: namesIn(said),
      statements: page.map(({ statement }) => statement),
      next,
      shown: {
        onFile,
        published: aroundMoment(moments, publishedBy(asked)),
        ...(known !== undefined && { recorded: aroundCommits(commits, known) }),
      },
    };
  });
  if (!told) return undefined;
  const { file, names, statements, next, shown } = told;
  return { ...file, names, statements, next, ...momentOf(path, asked, shown) };
}

/** One of each name of each outlet. */
function namesIn(said: Said[]): PrintedName[] {
  const firsts = new Map<string, PrintedName>();
  for (const { statement } of said) {
    const { holder, outletId, claimId, statementId, reportId } = statement;
    const key = `${keyOfName(holder.name)} ${outletId}`;
    if (!firsts.has(key)) firsts.set(key, { name: holder.name, outletId, claimId, statementId, reportId });
  }
  const told = [...firsts].sort(([one], [other]) => (one < other ? -1 : 1)).slice(0, NAMES_TOLD);
  const spelled = ({ name, outletId }: PrintedName) => `${name} ${outletId}`;
  return told.map(([, one]) => one).sort((one, other) => (spelled(one) < spelled(other) ? -1 : 1));
}

function keyOf({ moment, ordinal, statement: { claimId } }: Said): {
  moment: number;
  claimId: string;
  ordinal: number;
} {
  return { moment, claimId, ordinal };
}

function isBehind(said: Said, after: Key | undefined): boolean {
  if (!after) return true;
  const { moment, claimId, ordinal } = keyOf(said);
  if (moment !== after.moment) return moment > Number(after.moment);
  if (claimId !== after.claimId) return claimId > String(after.claimId);
  return ordinal > Number(after.ordinal);
}
