/** What the doors must tell of a claim as of a moment, by the rules as this folder reads them, and what they do tell. */
import { exclude } from './amounts.js';
import { earliest } from './dates.js';
import { type Backing, differs, type Given, givenBy } from './figures.js';
import { isOfAHolder } from './flags.js';
import { inPrint } from './heard.js';
import { THE_RECORD } from './holders.js';
import { type Change, changesOf, type Judged, judgedAt } from './judged.js';
import { onFile, type OnFile, type Said, type Written } from './on-file.js';
import type { Holder } from './utterances.js';

export interface Past {
  file: OnFile;
  judged: Judged;
  /** Those by then. */
  changes: Change[];
}

/** A claim's history, folded once for each number of commits that are known, and judged once for each moment of that. */
export class History {
  private readonly told = new Map<number, { file: OnFile; changes: Change[] }>();
  private readonly judged = new Map<string, Judged>();

  constructor(readonly commits: Written[]) {}

  fileThen(isKnown: (commit: Written) => boolean): OnFile {
    return this.foldedTo(this.commits.filter(isKnown)).file;
  }

  asOf(until: number, isKnown: (commit: Written) => boolean): Past {
    const known = this.commits.filter(isKnown);
    const { file, changes } = this.foldedTo(known);
    const moment = `${known.length} at ${until}`;
    const judged = this.judged.get(moment) ?? judgedAt(file, until);
    this.judged.set(moment, judged);
    return { file, changes: changes.filter((change) => change.moment <= until), judged };
  }

  private foldedTo(known: Written[]) {
    const told = this.told.get(known.length) ?? toldBy(known);
    this.told.set(known.length, told);
    return told;
  }
}

function toldBy(known: Written[]) {
  const file = onFile(known);
  return { file, changes: changesOf(file) };
}

/** A change as both tell it; of its date no more than when it begins, which is checked against the statements' own. */
export function changeOf({ moment, status, assertingOrigins, outlets, flags }: Omit<Change, 'effects'>) {
  return { moment, status, assertingOrigins, outlets, flags };
}

/** The statuses one after the other. */
export function ribbonOf(changes: Change[]): { moment: number; status: string }[] {
  return changes
    .filter(({ status }, place) => status !== changes[place - 1]?.status)
    .map(({ moment, status }) => ({ moment, status }))
    .slice(-24);
}

export function rowOf({ file, judged, changes }: Past) {
  const { status, assertingOrigins, outlets, flags } = judged;
  const { proposition, topic, version, changedAt } = file;
  const since = ribbonOf(changes).at(-1)?.moment ?? null;
  return { proposition, topic, version, changedAt, status, since, assertingOrigins, outlets, flags };
}

export function statementsOf({ file, judged: { heard } }: Past) {
  const shown = new Set(heard.said.map(({ statementId }) => statementId));
  return file.said
    .filter(({ statementId }) => shown.has(statementId))
    .map((said) => ({ ...shortOf(said), counts: heard.whyNot.get(said.statementId) ?? 'counts' }));
}

export function shortOf({ statementId, reportId, outletId, holder, act, stance, publishedAt, recordedAt, lean }: Said) {
  return { statementId, reportId, outletId, holder, act, stance, lean: lean ?? null, publishedAt, recordedAt };
}

/** The figures that stand, each by the statement that it is from. */
export function quantitiesOf({ judged: { holders } }: Past): string[] {
  return holders
    .flatMap(givenBy)
    .map(({ said }) => said.statementId)
    .toSorted();
}

/** The flags with the holder or the act of speaking that raises each; and the holders that assert it. */
export function raisedOf({ judged: { raised } }: Past): string[] {
  return raised.map(({ flag, of }) => `${flag} by ${of}`).toSorted();
}

/** Of a figure that nobody backs one: what is on record, else whose word was published first. */
export function originsOf({ file, judged: { sides, backing, holders } }: Past): string[] {
  const [leading] = backing.told;
  if (!file.isQuantity) return sides.A.toSorted();
  if (leading) return distinct(leading.all.map(({ key }) => key));
  if (sides.A.includes(THE_RECORD)) return [THE_RECORD];
  const asserting = holders.filter(({ key }) => sides.A.includes(key));
  return asserting
    .toSorted((one, other) => inPrint(firstWord(one), firstWord(other)))
    .slice(0, 1)
    .map(({ key }) => key);
}

/** By which it asserts the claim. */
function firstWord({ key, standing }: Holder): Said {
  const said = standing.filter(({ position }) => position === 'asserts').flatMap(({ counting }) => counting);
  const [first] = said.toSorted(inPrint);
  if (!first) throw new Error(`${key} asserts nothing.`);
  return first;
}

/** The holders whose sides make the status what it is; undefined where it is no matter of sides. */
export function reasonsOf(past: Past): string[] | undefined {
  const { status, sides, backing } = past.judged;
  const { A, L, D } = sides;
  const isOfFigures = D.length === 0;
  const reasons: Record<string, string[]> = {
    contested: isOfFigures
      ? distinct(backing.given.filter((one) => isExcluded(one, backing)).map(({ key }) => key))
      : [...A, ...L, ...D],
    documented: originsOf(past),
    corroborated: originsOf(past),
    single_origin: originsOf(past),
    denied: D,
    doubted: D,
    suggested: L,
  };
  return reasons[status]?.toSorted();
}

/** By a figure that another backs. */
function isExcluded({ key, amount }: Given, { given }: Backing): boolean {
  return given.some((other) => other.key !== key && exclude(amount, other.amount));
}

/** The same of an answer, where they are told by statements. */
export function raisedInAnswer(raised: { flag: string; about: { statementId: string } }[], past: Past): string[] {
  return raised
    .map(({ flag, about }) => {
      const its = utteranceWith(about.statementId, past);
      return `${flag} by ${(isOfAHolder(flag) ? its?.key : its?.name) ?? 'nobody'}`;
    })
    .toSorted();
}

export function keysIn(told: { statementId: string }[], past: Past): string[] {
  return told.map(({ statementId }) => utteranceWith(statementId, past)?.key ?? '').toSorted();
}

function utteranceWith(statementId: string, { judged: { utterances } }: Past) {
  return utterances.find(({ renderings }) => renderings.some((said) => said.statementId === statementId));
}

/** Of a claim: the holders whose figures agree, each figure that is backed by itself, the leading one first. */
export interface Figures {
  printed: string[];
  backed: string[][];
  leading: string[];
  differ: string[];
}

export function figuresOf({ judged: { heard, holders, backing } }: Past): Figures {
  const groups = backing.told.map(({ all }) => distinct(all.map(({ key }) => key)));
  return {
    printed: distinct(heard.said.flatMap(({ quantity, statementId }) => (quantity ? [statementId] : []))),
    backed: groups.toSorted(byText),
    leading: groups[0] ?? [],
    differ: distinct(holders.filter((holder) => differs(givenBy(holder))).map(({ key }) => key)),
  };
}

export interface ToldMeasure {
  claimId: string;
  figures: {
    leading: boolean;
    origins: number;
    backers: { statementId: string; counts: true | string; printed: { statementId: string }[] }[];
  }[];
}

/** The same of an answer, where holders are told by statements. */
export function figuresIn(measures: ToldMeasure[], differ: { statementId: string }[], past: Past): Figures {
  const all = measures.flatMap(({ figures }) => figures);
  const groups = all.map(({ backers, ...figure }) => {
    const backing = backers.filter(({ counts }) => counts === true);
    return { ...figure, keys: distinct(keysIn(backing, past)) };
  });
  return {
    printed: distinct(
      all.flatMap(({ backers }) => backers.flatMap((one) => one.printed.map(({ statementId }) => statementId))),
    ),
    backed: groups
      .filter((one) => one.keys.length > 0)
      .map((one) => one.keys)
      .toSorted(byText),
    leading: groups.find(({ leading }) => leading)?.keys ?? [],
    differ: distinct(keysIn(differ, past)),
  };
}

function distinct(words: string[]): string[] {
  return [...new Set(words)].toSorted();
}

function byText(one: string[], other: string[]): number {
  return one.join() < other.join() ? -1 : 1;
}

/** As an answer words it. */
export function whyIn(notCounted: string | undefined): string {
  if (notCounted === undefined) return 'counts';
  const reasons: [RegExp, string][] = [
    [/^retracted/, 'retracted'],
    [/^suspended/, 'suspended'],
    [/origin is withdrawn/, 'origin'],
    [/^inferred/, 'inferred'],
    [/^satire/, 'satire'],
    [/takes no position/, 'no position'],
    [/without reporting of its own/, 'basis'],
  ];
  return reasons.find(([words]) => words.test(notCounted))?.[1] ?? notCounted;
}

export function sinceIn(since: string | null): number | null {
  return since === null ? null : earliest(since);
}
