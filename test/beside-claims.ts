/** Outlets and holders at random moments of both clocks: what the doors must tell of them by the streams, and what they do tell. */
import type { Chance, NewsroomService } from '#testing';
import type { OnFile, Written } from './judge/claim/on-file.js';
import { carriedBy, nameIn, recordOf, saidBy } from './judge/claim/outlets.js';
import type { Pair } from './random-pasts.js';

/** What stands in each stream, by id. */
export interface Beside {
  outlets: Map<string, Written[]>;
  reports: Map<string, Written[]>;
  holders: Map<string, Written[]>;
}

export async function besideClaims(newsroom: NewsroomService): Promise<Beside> {
  const of = async (category: 'outlet' | 'report' | 'holder') => {
    const { body } = await newsroom.get(`/v1/${category}s?limit=500`);
    const ids = (body[`${category}s`] as Record<string, string>[]).map((row) => row[`${category}Id`] ?? '');
    const all = new Map<string, Written[]>();
    for (const id of ids) all.set(id, await historyOf(newsroom, `${category}-${id}`));
    return all;
  };
  return { outlets: await of('outlet'), reports: await of('report'), holders: await of('holder') };
}

export async function historyOf(newsroom: NewsroomService, stream: string): Promise<Written[]> {
  const { body } = await newsroom.get(`/v1/streams/${stream}?limit=500`);
  expect(body.next).toBeNull();
  return (body.commits as Written[]).filter(({ stands }) => stands);
}

interface Then {
  pair: Pair;
  /** All claims as they were on file by then. */
  files: Map<string, OnFile>;
  chance: Chance;
}

/** Of one of each. What was not on file by then is empty. */
export function besideThen({ outlets, reports, holders }: Beside, { pair, files, chance }: Then) {
  const { until, isKnown } = pair;
  const [outletId, holderId] = [chance.of([...outlets.keys()]), chance.of([...holders.keys()])];
  const [ofOutlet, ofHolder] = [outlets.get(outletId), holders.get(holderId)].map((all) => all?.filter(isKnown) ?? []);
  const isOnFile = (commits: Written[] = []) => commits.length > 0;
  const its = [...reports.values()].map((all) => all.filter(isKnown)).filter((all) => isOf(outletId, all));
  const carried = isOnFile(ofOutlet) ? carriedBy(outletId, files, until) : [];
  return {
    outletId,
    holderId,
    outlet: {
      name: nameIn(ofOutlet ?? []),
      record: recordOf(isOnFile(ofOutlet) ? its : [], carried, until),
      claims: carried.toSorted(byClaim).slice(0, 20),
      onFile: isOnFile(ofOutlet),
    },
    holder: {
      name: nameIn(ofHolder ?? []),
      said: isOnFile(ofHolder) ? saidBy(holderId, files, until) : [],
      onFile: isOnFile(ofHolder),
    },
  };
}

function isOf(outletId: string, [first]: Written[]): boolean {
  return first?.events.some(({ data }) => data.outletId === outletId) ?? false;
}

function byClaim(one: { claimId: string }, other: { claimId: string }): number {
  return one.claimId < other.claimId ? -1 : 1;
}

type Body = Record<string, unknown>;

export function outletIn({ name, record, claims, moment }: Body) {
  const carried = (claims as Record<string, unknown>[]).map(({ claimId, statements, first, mayBeFirst }) => {
    return { claimId, statements, first, mayBeFirst };
  });
  return { name, record, claims: carried, onFile: (moment as { onFile: boolean }).onFile };
}

export function holderIn({ name, statements, moment }: Body) {
  const said = (statements as { claimId: string; statementId: string }[]).map(
    ({ claimId, statementId }) => `${claimId} ${statementId}`,
  );
  return { name, said: said.toSorted(), onFile: (moment as { onFile: boolean }).onFile };
}
