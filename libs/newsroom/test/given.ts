/**
 * Given what stands, when a command comes, then what follows; and what the claim looks like by then: the language of
 * the rules' specs. A fact is an event, and its stream follows from the ids in it. It is noon of 1 November 2024.
 */
import { claimOf } from './claim-of.js';
import { knownKindOf, streamOf } from './stream-of.js';
import type { Changes } from '../src/claim/changes.js';
import type { ClaimEvent } from '../src/claim/claim.js';
import type { ExportEvent } from '../src/export/export.js';
import type { HolderIdentified } from '../src/claim/identify-holder.js';
import type { Stated, Statement } from '../src/claim/statement.js';
import type { Holder, NamedHolder } from '../src/fields/holder.js';
import { newsroom } from '../src/newsroom.js';
import type { HolderEvent } from '../src/holder/holder.js';
import type { RegisterHolder } from '../src/holder/register-holder.js';
import type { OutletEvent } from '../src/outlet/outlet.js';
import type { PublishReport } from '../src/report/publish-report.js';
import type { ReportEvent } from '../src/report/report.js';
import type { RefusalCode } from '../src/refusals.js';
import { RuleBroken } from '../src/rule-broken.js';
import { onFile } from '../src/context.js';
import type { CommandDefinition, Event } from '../src/stream.js';
import { streamName } from '../src/stream-name.js';
import { notCountedInSteps } from '../src/status/coverage.js';
import { statusAt, type StatusPicture } from '../src/status/timeline.js';
import type { Act, Lean, LinkKind, Retraction, Status } from '../src/vocabulary.js';
import { atOnce } from '../src/steps.js';

export type Fact = ClaimEvent | ReportEvent | OutletEvent | HolderEvent | ExportEvent;

export const NOW = '2024-11-01T12:00:00.000Z';
export const CLAIM = 'nk-troops';

export type Outcome = Fact['type'] | RefusalCode;

/** Facts of any streams, in the order in which they were put on file. */
export function given(...facts: Fact[]) {
  return {
    /** The command is decided on what it refers to, and on nothing else. */
    when<Command extends object>(type: new () => Command, command: Command, by = 'editor:test') {
      const decide = () => decideOn(facts, definitionOf(type), { command, by });
      return {
        then: (...events: Fact[]) => expect(decide()).toEqual(events),
        follows: (type: Fact['type'], data: object) => expect(decide()).toMatchObject([{ type, data }]),
        /** An event's type if it is accepted, else the code of the refusal. */
        comesTo: (outcome: Outcome) => expect(outcomeOf(decide)).toBe(outcome),
        /** With this code, and in words that name this. */
        isRefused: (code: RefusalCode, named = '') => {
          const refusal = refusalOf(decide);
          expect(refusal.code).toBe(code);
          expect(refusal.message).toContain(named);
        },
      };
    },
    /** A moment of the published clock. */
    at: (moment: string) => shown(facts, moment),
    ...shown(facts),
  };
}

export function outletOnFile(outletId: string): OutletEvent {
  return { type: 'OutletRegistered', data: { outletId, name: outletId.toUpperCase() } };
}

export function holderOnFile(holderId: string, about: Partial<RegisterHolder> = {}): HolderEvent {
  return { type: 'HolderRegistered', data: { holderId, name: holderId.toUpperCase(), kind: 'body', ...about } };
}

export function reportOnFile(reportId: string, about: Partial<PublishReport> = {}): ReportEvent {
  return { type: 'ReportPublished', data: { reportId, outletId: 'kbs-world', publishedAt: '2024-10-18', ...about } };
}

export function claimOnFile(claimId = CLAIM): ClaimEvent {
  return { type: 'ClaimRegistered', data: { claimId, proposition: 'North Korean troops are in Russia' } };
}

export function linked(kind: LinkKind, to: string): ClaimEvent {
  return { type: 'ClaimLinked', data: { claimId: CLAIM, kind, to } };
}

export function unlinked(kind: LinkKind, to: string): ClaimEvent {
  return { type: 'ClaimUnlinked', data: { claimId: CLAIM, kind, to, reason: 'they differ' } };
}

/** A claim and a report, and what a statement there says; the specs of the commands change what matters to them. */
export const desk = [claimOnFile(), reportOnFile('kbs-1')];
export const nisStates: Statement = {
  claimId: CLAIM,
  statementId: 'kbs-1-1',
  reportId: 'kbs-1',
  holder: { name: 'NIS', role: 'third_party_official' },
  act: 'states',
  basis: 'named',
  framing: { headline: 'reports', body: 'reports' },
};

/** What is told of a statement beside who makes it and what it commits to. */
export type Details = Partial<Omit<Stated, 'holder'>> & Partial<Pick<Holder, 'role' | 'for' | 'id' | 'forId'>>;

export const asserts = (name: string, told?: Details) => said({ type: 'ClaimAsserted', act: 'states' }, name, told);
export const leansTo = (name: string, told?: Details) =>
  said({ type: 'ClaimHedged', act: 'suggests', lean: '+' }, name, told);
export const leansAgainst = (name: string, told?: Details) =>
  said({ type: 'ClaimHedged', act: 'says_unlikely', lean: '-' }, name, told);
export const disputes = (name: string, told?: Details) => said({ type: 'ClaimDisputed', act: 'questions' }, name, told);
export const denies = (name: string, told?: Details) => said({ type: 'ClaimDenied', act: 'denies' }, name, told);
export const leavesOpen = (name: string, told?: Details) =>
  said({ type: 'ClaimLeftOpen', act: 'does_not_deny' }, name, told);

/** On the claim, the first only repeats the second. */
export function repeats(one: string | NamedHolder, other: string | NamedHolder): ClaimEvent {
  const [holder, dependsOn] = [named(one), named(other)];
  return {
    type: 'DependenceDeclared',
    data: { claimId: CLAIM, holder, dependsOn, reason: 'spoke after its briefing' },
  };
}

/** What became of a statement of the desk's claim: by its id, which the story gives. */
export function retracted(statementId: string, publishedAt: string, why: Retraction = 'report_corrected'): ClaimEvent {
  return { type: 'StatementRetracted', data: { claimId: CLAIM, statementId, publishedAt, why } };
}

export function reinstated(statementId: string): ClaimEvent {
  return { type: 'StatementReinstated', data: { claimId: CLAIM, statementId } };
}

export function suspended(statementId: string, publishedAt: string): ClaimEvent {
  return { type: 'StatementSuspended', data: { claimId: CLAIM, statementId, publishedAt } };
}

export function resumed(statementId: string, publishedAt: string): ClaimEvent {
  return { type: 'StatementResumed', data: { claimId: CLAIM, statementId, publishedAt } };
}

export function amended(statementId: string, changes: Changes): ClaimEvent {
  return { type: 'StatementAmended', data: { claimId: CLAIM, statementId, changes, reason: 'we mislabelled it' } };
}

export function identified(said: Omit<HolderIdentified, 'claimId'>): ClaimEvent {
  return { type: 'HolderIdentified', data: { claimId: CLAIM, ...said } };
}

interface Shown extends StatusPicture {
  notCounted: { statementId: string; why: string }[];
}

/** Of the picture only what is of interest; of a list each item, and of an item what is of interest. */
type Glimpse = {
  [Part in keyof Shown]?: Shown[Part] extends (infer Item)[] ? Partial<Item>[] : Shown[Part];
};

type Words = { type: 'ClaimHedged'; act: Act; lean: Lean } | { type: SaidPlainly; act: Act };
type SaidPlainly = 'ClaimAsserted' | 'ClaimDisputed' | 'ClaimDenied' | 'ClaimLeftOpen';

function said({ type, ...words }: Words, name: string, told: Details = {}): ClaimEvent {
  const { role = 'third_party_official', for: spokenFor, id, forId, outletId = 'kbs-world', ...rest } = told;
  const data: Stated = {
    claimId: CLAIM,
    statementId: idOf([outletId, name, words.act, rest.publishedAt ?? '']),
    reportId: `${outletId}-1`,
    outletId,
    holder: { name, role, ...(spokenFor && { for: spokenFor }), ...(id && { id }), ...(forId && { forId }) },
    ...words,
    basis: 'named',
    framing: { headline: 'reports', body: 'reports' },
    place: 'body',
    publishedAt: '2024-10-18',
    ...rest,
  };
  return { type, data };
}

function named(holder: string | NamedHolder): NamedHolder {
  return typeof holder === 'string' ? { name: holder } : holder;
}

function idOf(words: string[]): string {
  return words
    .join('-')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
}

function decideOn(
  facts: Fact[],
  definition: CommandDefinition,
  { command, by }: { command: object; by: string },
): Event[] {
  const states = new Map<string, unknown>();
  for (const fact of facts) {
    const stream = streamOf(fact.data);
    const { fold, initial } = knownKindOf(stream);
    states.set(stream, fold(states.get(stream) ?? initial, { stream, events: [fact] }));
  }
  const referred = definition.refersTo(command);
  const context = {
    now: NOW,
    by,
    onFile: onFile((stream) => (referred.includes(stream) ? states.get(stream) : undefined)),
  };
  const stream = definition.streamOf(command);
  return definition.decide(command, states.get(stream) ?? knownKindOf(stream).initial, context);
}

function shown(facts: Fact[], moment?: string) {
  const show = () => {
    const claim = claimOf(facts.filter((fact) => streamOf(fact.data) === streamName('claim', CLAIM)));
    const notCounted = [...atOnce(notCountedInSteps(claim.statements, moment))].map(([statementId, why]) => ({
      statementId,
      why,
    }));
    return { ...statusAt(claim, moment), notCounted };
  };
  return {
    theClaimIs: (status: Status, beside: Glimpse = {}) => expect(show()).toMatchObject({ status, ...beside }),
    theClaimShows: (picture: Glimpse) => expect(show()).toMatchObject(picture),
  };
}

function definitionOf(type: new () => object): CommandDefinition {
  const definition = newsroom.flatMap(({ commands }) => commands).find((one) => one.type === type);
  if (!definition) throw new Error(`${type.name} is not in the newsroom's lists.`);
  return definition;
}

function outcomeOf(decide: () => Event[]): string {
  try {
    return decide()
      .map(({ type }) => type)
      .join();
  } catch (error) {
    if (error instanceof RuleBroken) return error.code;
    throw error;
  }
}

function refusalOf(decide: () => unknown): { code: string; message: string } {
  try {
    decide();
    return { code: 'nothing: it was accepted', message: '' };
  } catch (error) {
    if (error instanceof RuleBroken) return error;
    throw error;
  }
}
