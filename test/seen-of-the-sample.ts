/** What the doors answer of the sample, in short: how papers render a thing, whose figures there are, and what caused a change; holders by their ids. */
import { Stet } from '#client';
import type { NewsroomService } from '#testing';

export const PRESENCE = 'nk-troops-in-russia';
export const [POST, KYIV, HUR] = ['washington-post', 'kyiv-independent', 'hur'];

export function claim(newsroom: NewsroomService, id: string) {
  return new Stet({ url: newsroom.url }).ask('/v1/claims/{id}', { id, query: { limit: 500 } });
}

export async function statementsOn(newsroom: NewsroomService, claimId: string, paper: string) {
  return (await claim(newsroom, claimId)).statements.filter(({ outletId }) => outletId === paper);
}

/** How a paper renders Putin's utterance in each place. */
export async function placesOf(newsroom: NewsroomService, paper: string): Promise<Record<string, string[]>> {
  const places: Record<string, string[]> = {};
  for (const { utterance, place, act, inferred } of await statementsOn(newsroom, PRESENCE, paper)) {
    if (utterance !== 'putin-2024-10-24') continue;
    const said = `${act}${inferred ? ', inferred' : ''}`;
    places[place] = [...new Set([...(places[place] ?? []), said])];
  }
  return places;
}

/** Each figure of a claim and of those that are its quantity, on what it rests, and who gives it in which papers. */
export async function figuresOn(newsroom: NewsroomService, id: string): Promise<string[][]> {
  const { measures } = await new Stet({ url: newsroom.url }).ask('/v1/claims/{id}/figures', { id });
  return measures.flatMap(({ claimId, unit, figures }) =>
    figures.map(({ op, low, origins, outlets, leading, backers }) => [
      `${claimId}: ${op} ${low} ${unit}, ${origins} of ${outlets}${leading ? ', leading' : ''}`,
      ...backers.map(({ holder, holderId = holder, counts, printed }) => {
        const papers = printed.map((one) => {
          const isAlike = one.op === op && one.low === low && one.unit === undefined;
          const its = `${one.op} ${one.low}${one.high === undefined ? '' : ` to ${one.high}`} ${one.unit ?? unit}`;
          return isAlike ? one.outletId : `${one.outletId} (${its})`;
        });
        return `${holderId} in ${papers.join(', ')}${counts === true ? '' : ', not counted'}`;
      }),
    ]),
  );
}

/** Who differs with himself, in which papers, and who else gives the same. */
export async function differingOn(newsroom: NewsroomService, id: string): Promise<unknown[]> {
  const { differ } = await new Stet({ url: newsroom.url }).ask('/v1/claims/{id}/figures', { id });
  return differ.map(({ holder, holderId = holder, figures, alsoGivenBy }) => [
    holderId,
    figures.map(({ low, printed }) => `${low} in ${printed.map(({ outletId }) => outletId).join(', ')}`),
    alsoGivenBy.map((one) => {
      const given = one.figures.map(({ low, unit, outlets }) => `${low} ${unit} in ${outlets.join(', ')}`);
      return `${one.holderId ?? one.holder}: ${given.join('; ')}`;
    }),
  ]);
}

/** Of each change when, to what, and whose statements caused it. */
export async function causesOf(newsroom: NewsroomService, id: string): Promise<[string, string, string[]][]> {
  const { changes } = await new Stet({ url: newsroom.url }).ask('/v1/claims/{id}/timeline', { id });
  return changes.map(({ at, status, cause }) => [
    at,
    status,
    [...new Set(cause.map(({ holder, holderId = holder }) => holderId))].sort(),
  ]);
}

export async function papersBehind(newsroom: NewsroomService, { claimId, flag }: { claimId: string; flag: string }) {
  const { raised, statements } = await claim(newsroom, claimId);
  const behind = raised.flatMap((one) => (one.flag === flag ? one.statements : []));
  return statements.filter(({ statementId }) => behind.includes(statementId)).map(({ outletId }) => outletId);
}

/** By outlet the names under which it prints a holder. */
export async function namesPrinted(newsroom: NewsroomService, id: string): Promise<Record<string, string[]>> {
  const { names } = await new Stet({ url: newsroom.url }).ask('/v1/holders/{id}', { id, query: { limit: 1 } });
  const printed: Record<string, string[]> = {};
  for (const { name, outletId } of names) (printed[outletId] ??= []).push(name);
  return printed;
}
