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

/** Nothing where nothing moved anybody, as where a flag alone was raised. The door tells of the first twenty statements. */
export function causeOf(
  { cause, causeTotal }: Pick<Change, 'cause' | 'causeTotal'>,
  { claim, papers }: Pick<Story, 'claim' | 'papers'>,
): string[] {
  if (cause.length === 0) return [];
  const statements = new Map(claim.statements.map((one) => [one.statementId, one]));
  const deeds = new Map<string, Statement[]>();
  for (const { statementId, did } of cause) {
    const statement = statements.get(statementId);
    if (!statement) continue;
    const deed = deedOn(statement, did);
    deeds.set(deed, [...(deeds.get(deed) ?? []), statement]);
  }
  const told = [...deeds].map(([deed, those]) => DEEDS[deed]?.(papersOf(those, papers), saidIn(those)) ?? deed);
  const more = causeTotal - [...deeds.values()].flat().length;
  return [`Cause: ${[...told, ...(more > 0 ? [`${count(more, 'more statement')}`] : [])].join('; ')}.`];
}

/** What its holder took back, and what an editor took out, no paper took back. */
function deedOn({ retraction }: Statement, did: string): string {
  const why = did === 'retracted' ? (retraction?.why ?? '') : '';
  return why in DEEDS ? why : did;
}

function papersOf(those: Statement[], papers: Map<string, string>): string {
  return listed(those.map(({ outletId }) => papers.get(outletId) ?? outletId));
}

/** Of one, whom he speaks for, and where he stands if that is one thing; of several, who they are. */
function saidIn(those: Statement[]): string {
  const [first] = those;
  const names = new Set(those.map(({ holder }) => holder.name));
  if (!first || names.size > 1) return `what ${listed([...names])} said`;
  const { name, for: house } = first.holder;
  const holder = `${name}${house === undefined ? '' : ` (for ${house})`}`;
  const stances = new Set(those.map(didIn));
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
