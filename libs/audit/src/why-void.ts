/**
 * Why a record is void. Lawful is what a writer that keeps the rule leaves behind: it lost a race, or said again what
 * stands, or went on from a commit to which that happened; and what a copy says of what it leaves out. Nothing else is.
 */
import { type Commit, commitOf, LEFT_OUT_KEY, type LogRecord, partitionOf, textOf, writtenIn } from '#ledger';

export const LAWFUL_VOIDS = {
  lost_race: 'lost a race: another commit that was decided on the same came first',
  repeat: 'a repeat: the same command stands already',
  on_a_void: 'decided on a commit that is lawfully void itself',
  left_out: 'stands in the place of what a copy of the log leaves out, or was decided on that',
} as const;

export type LawfulVoid = keyof typeof LAWFUL_VOIDS;

/** What no writer that keeps the rule leaves behind: see `FINDINGS`. */
export type UnlawfulVoid =
  | 'unreadable'
  | 'not_a_commit'
  | 'later_version'
  | 'wrong_key'
  | 'wrong_partition'
  | 'by_nobody'
  | 'unexplained_void';

/** `what` says it in a sentence, with the offset of what explains it. */
export type WhyVoid = Lawful | { kind: UnlawfulVoid; what: string };

interface Lawful {
  kind: LawfulVoid;
  what: string;
}

export function isLawful(why: WhyVoid): why is Lawful {
  return Object.hasOwn(LAWFUL_VOIDS, why.kind);
}

/** Of a record that is no commit in its place; a later version is told by whoever reads it. */
export function whyNoCommit({ key, partition, value }: LogRecord, partitions: number): WhyVoid {
  if (key === LEFT_OUT_KEY && hashLeftOut(value) !== undefined)
    return { kind: 'left_out', what: LAWFUL_VOIDS.left_out };
  const written = writtenIn(textOf(value));
  if (!written) return { kind: 'unreadable', what: 'it is no JSON of any version of a commit' };
  const { stream } = written;
  if (key !== stream)
    return { kind: 'wrong_key', what: `its key is ${key === null ? 'none' : `"${key}"`}, and its stream ${stream}` };
  const right = partitionOf(stream, partitions);
  if (partition !== right)
    return { kind: 'wrong_partition', what: `its stream ${stream} has its place in partition ${right}` };
  if (commitOf({ ...written, by: 'somebody' }, textOf(value)))
    return { kind: 'by_nobody', what: `it is a commit of stream ${stream}, and does not say who wrote it` };
  return { kind: 'not_a_commit', what: `it names stream ${stream}, and lacks what a commit has` };
}

/** Of the record that a copy says it leaves out: null if none was there, undefined if this says nothing of the kind. */
export function hashLeftOut(value: Uint8Array): string | null | undefined {
  try {
    const { leftOut } = JSON.parse(textOf(value)) as { leftOut?: { record: { hash: string } | null } };
    return leftOut && (leftOut.record?.hash ?? null);
  } catch {
    return undefined;
  }
}

/** The command's identity: a repeat has it, too. */
export function commandOf({ stream, by, id }: Commit): string {
  return JSON.stringify([stream, by, id]);
}

/** What a commit was decided on: of those that were decided on the same, one stands. */
export function decidedOn({ stream, after, on }: Commit): string {
  return JSON.stringify([stream, after, on]);
}
