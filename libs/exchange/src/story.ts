/** One claim as the doors tell it, with its figures and what is part of it: all that its story is printed from. */
import type { Answer, Stet } from '#client';
import { asOnFile, type NamesOnFile } from './names-on-file.js';

type Told = Answer<'/v1/claims/{id}'>;
/** As of now: then it is on file. */
export interface Sheet extends Told {
  proposition: string;
  status: NonNullable<Told['status']>;
}
export type Statement = Sheet['statements'][number];
export type Change = Answer<'/v1/claims/{id}/timeline'>['changes'][number];

export interface Story {
  claim: Sheet;
  changes: Change[];
  /** Its own, and those of the claims that give figures for it, the most printed first. */
  figures: Figures[];
  /** Those that are a part of it, each with its own. */
  parts: Story[];
  /** The utterance that most papers print, as each has it; undefined where no two print one. */
  utterance: Utterance | undefined;
  /** By outlet. */
  papers: Map<string, string>;
}

/** Of one claim: its measures, and the holders of whom two figures exclude each other. */
export interface Figures extends Pick<Answer<'/v1/claims/{id}/figures'>, 'measures' | 'differ'> {
  claimId: string;
  proposition: string;
  status: Sheet['status'];
  /** How many carry the claim. */
  outlets: number;
}

export interface Utterance {
  holder: string;
  saidAt: string | undefined;
  renderings: Statement[];
  /** What it comes to in the status: the holder's stance. */
  counts: Answer<'/v1/claims/{id}/attribution'>['holders'][number]['stance'];
  /** Of each report its headline, the latest one; those that were not seen or are not told are left out. */
  headlines: Map<string, string>;
}

/** Asks for it at a door, page by page. Throws what the client throws: `Refused` where there is no such claim. */
export async function storyOf(stet: Stet, claimId: string): Promise<Story> {
  return toldIn(stet, { claimId, within: [], names: new Map() });
}

interface Asked {
  claimId: string;
  /** Of which it is a part: editors may have led them in a circle. */
  within: string[];
  names: NamesOnFile;
}

async function toldIn(stet: Stet, { claimId, within, names }: Asked): Promise<Story> {
  const claim = await sheetOf(stet, claimId);
  const changes: Change[] = [];
  for await (const page of stet.pages('/v1/claims/{id}/timeline', { id: claimId })) changes.push(...page.changes);
  const linked = (kind: string) =>
    claim.links.flatMap((link) => (link.kind === kind && link.to === claimId ? link.from : []));
  const figures = await figuresOf(stet, claim);
  const above = [...within, claimId];
  const below = linked('part_of').filter((id) => !above.includes(id));
  const parts = await all(below, (id) => toldIn(stet, { claimId: id, within: above, names }));
  const papers = await papersOf(stet, claimId);
  for (const { claimId: id } of figures)
    for (const [outlet, name] of await papersOf(stet, id)) papers.set(outlet, name);
  for (const hop of hopsIn(claim)) if (!papers.has(hop)) papers.set(hop, await nameOf(stet, hop));
  return {
    claim,
    changes: await asOnFile(stet, changes, names),
    figures: await asOnFile(stet, figures, names),
    parts,
    utterance: await utteranceOf(stet, claim),
    papers,
  };
}

async function sheetOf(stet: Stet, id: string): Promise<Sheet> {
  let sheet: Sheet | undefined;
  for await (const page of stet.pages('/v1/claims/{id}', { id }))
    if (sheet) sheet.statements.push(...page.statements);
    else sheet = asOfNow(page);
  if (!sheet) throw new Error(`The door has no page of ${id}.`);
  return sheet;
}

function asOfNow({ proposition, status, ...told }: Told): Sheet {
  if (proposition === null || status === null) throw new Error(`The door tells nothing of ${told.claimId} as of now.`);
  return { ...told, proposition, status };
}

/** Measure by measure, as the door has them: what agrees is one figure, and what does not count says why. */
async function figuresOf(stet: Stet, claim: Sheet): Promise<Figures[]> {
  const figures = new Map<string, Figures>();
  for await (const page of stet.pages('/v1/claims/{id}/figures', { id: claim.claimId })) {
    for (const measure of page.measures) {
      const { claimId } = measure;
      const its = figures.get(claimId) ?? { ...(await inShort(stet, { claimId, claim })), measures: [], differ: [] };
      its.measures.push(measure);
      figures.set(claimId, its);
    }
    for (const one of page.differ) figures.get(one.claimId)?.differ.push(one);
  }
  return [...figures.values()].sort((one, other) => other.outlets - one.outlets);
}

async function inShort(stet: Stet, { claimId, claim }: { claimId: string; claim: Sheet }) {
  const its =
    claimId === claim.claimId
      ? claim
      : asOfNow(await stet.ask('/v1/claims/{id}', { id: claimId, query: { limit: 1 } }));
  return { claimId, proposition: its.proposition, status: its.status, outlets: its.outlets };
}

async function papersOf(stet: Stet, id: string): Promise<Map<string, string>> {
  const papers = new Map<string, string>();
  for await (const { outlets } of stet.pages('/v1/claims/{id}/grid', { id }))
    for (const { outletId, name } of outlets) papers.set(outletId, name ?? outletId);
  return papers;
}

function hopsIn({ statements }: Sheet): Set<string> {
  return new Set(statements.flatMap(({ via = [] }) => via.flatMap(({ outlet }) => outlet ?? [])));
}

async function nameOf(stet: Stet, outletId: string): Promise<string> {
  return (await stet.ask('/v1/outlets/{id}', { id: outletId })).name ?? outletId;
}

async function utteranceOf(stet: Stet, { claimId, statements }: Sheet): Promise<Utterance | undefined> {
  const renderings = mostPrinted(statements.filter(({ retraction }) => !retraction));
  const [first] = renderings;
  if (!first) return undefined;
  const counted = renderings.find(({ notCounted }) => notCounted === undefined) ?? first;
  const { holders } = await stet.ask('/v1/claims/{id}/attribution', {
    id: claimId,
    query: { statement: counted.statementId },
  });
  const headlines = new Map<string, string>();
  for (const reportId of new Set(renderings.map((one) => one.reportId))) {
    const { headline, revisions } = await stet.ask('/v1/reports/{id}', { id: reportId });
    const latest = revisions.findLast((revision) => revision.headline !== undefined)?.headline ?? headline;
    if (latest !== undefined) headlines.set(reportId, latest);
  }
  const [holder] = holders;
  return {
    holder: first.holder.name,
    saidAt: renderings.find(({ saidAt }) => saidAt !== undefined)?.saidAt,
    renderings,
    counts: holder?.stance ?? null,
    headlines,
  };
}

/** The renderings of the one that most outlets print, then that is printed most often; none where no two outlets do. */
function mostPrinted(statements: Statement[]): Statement[] {
  const byUtterance = new Map<string, Statement[]>();
  for (const one of statements)
    if (one.utterance !== undefined) byUtterance.set(one.utterance, [...(byUtterance.get(one.utterance) ?? []), one]);
  const outlets = (those: Statement[]) => new Set(those.map(({ outletId }) => outletId)).size;
  const [most = []] = [...byUtterance.values()].sort(
    (one, other) => outlets(other) - outlets(one) || other.length - one.length,
  );
  return outlets(most) > 1 ? most : [];
}

/** One after the other: a door is asked by others, too. */
async function all<T>(ids: string[], ask: (id: string) => Promise<T>): Promise<T[]> {
  const told: T[] = [];
  for (const id of ids) told.push(await ask(id));
  return told;
}
