/** What changed how a claim stands, in words: who published, took back or held whose statements. Past tense: it agrees with one and with many. */
import { count } from './paper.js';
import type { Change, Statement, Story } from './story.js';

/** So many are named; more are counted. */
const NAMED = 3;

const DEEDS: Record<string, (papers: string, said: string) => string> = {
  published: (papers, said) => `${papers} published ${said}`,
  retracted: (papers, said) => `${papers} took back ${said}`,
  suspended: (papers, said) => `${papers} held back ${said}`,
  resumed: (papers, said) => `${papers} released ${said}`,
  holder_retracted: (papers, said) => `taken back by whom it is from: ${said}, in ${papers}`,
  misrendered: (papers, said) => `an editor took out, as misrendered by ${papers}, ${said}`,
};

const DID: Record<Statement['stance'], string> = {
  asserts: 'asserted it',
  hedges: 'leaned to it',
  disputes: 'disputed it',
  denies: 'denied it',
  leaves_open: 'left it open',
};

/** A statement, and how its holder is told of. */
interface Said {
  statement: Statement;
  holder: string;
}

/** Nothing where nothing moved anybody, as where a flag alone was raised. The door tells of the first twenty statements. */
export function causeOf(
  { cause, causeTotal }: Pick<Change, 'cause' | 'causeTotal'>,
  { claim, papers }: Pick<Story, 'claim' | 'papers'>,
): string[] {
  if (cause.length === 0) return [];
  const statements = new Map(claim.statements.map((one) => [one.statementId, one]));
  const deeds = new Map<string, Said[]>();
  for (const { statementId, holder, did } of cause) {
    const statement = statements.get(statementId);
    if (!statement) continue;
    const deed = deedOn(statement, did);
    deeds.set(deed, [...(deeds.get(deed) ?? []), { statement, holder }]);
  }
  const told = [...deeds].map(([deed, those]) => DEEDS[deed]?.(papersOf(those, papers), saidIn(those)) ?? deed);
  const isAll = [...deeds.values()].flat().length === causeTotal;
  return [`Cause: ${isAll ? '' : `${count(causeTotal, 'statement')}, of which the first are: `}${told.join('; ')}.`];
}

/** What its holder took back, and what an editor took out, no paper took back. */
function deedOn({ retraction }: Statement, did: string): string {
  const why = did === 'retracted' ? (retraction?.why ?? '') : '';
  return why in DEEDS ? why : did;
}

function papersOf(those: Said[], papers: Map<string, string>): string {
  return listed(those.map(({ statement: { outletId } }) => papers.get(outletId) ?? outletId));
}

/** Of one, whom he speaks for, and where he stands if that is one thing; of several, who they are: images behind all who speak. */
function saidIn(those: Said[]): string {
  const areImages = (one: Said) => one.statement.holder.role === 'document_or_imagery';
  const inOrder = [...those.filter((one) => !areImages(one)), ...those.filter(areImages)];
  const names = new Set(inOrder.map(({ holder }) => holder));
  const [first] = those;
  if (!first || names.size > 1) return `what ${listed([...names])} said`;
  const house = first.statement.holder.for;
  const holder = `${first.holder}${house === undefined ? '' : ` (for ${house})`}`;
  const stances = new Set(those.map(({ statement }) => didIn(statement)));
  return stances.size > 1 ? `what ${holder} said` : `that ${holder} ${[...stances].join()}`;
}

function didIn({ stance, lean }: Statement): string {
  return stance === 'hedges' && lean === '-' ? 'leaned against it' : DID[stance];
}

function listed(all: string[]): string {
  const names = [...new Set(all)];
  const more = names.length - NAMED;
  const shown = more > 1 ? [...names.slice(0, NAMED), `${more} others`] : names;
  return shown.length > 1 ? `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}` : shown.join();
}
