/** Random moments of both clocks, at which a claim of a desk is asked for: the same again from the same seed. */
import { Chance } from '#testing';
import { earliest, endOfQuestion } from './judge/claim/dates.js';
import type { Written } from './judge/claim/on-file.js';
import type { History } from './judge/claim/told.js';

export interface Pair {
  claimId: string;
  query: string;
  until: number;
  isKnown: (commit: Written) => boolean;
}

/** Of so many pairs one has a `known` of its own, and the others share it: it is folded once. */
const PAIRS_A_RECORDED_MOMENT = 5;

/** Claims with much on file are asked for more often. */
export function pairsOf(desk: Map<string, History>, { seed, pairs }: { seed: number; pairs: number }): Pair[] {
  const chance = new Chance(seed);
  const log = [...desk.values()].flatMap(({ commits }) => commits);
  const claims = [...desk].flatMap(([claimId, { commits }]) => commits.map(() => claimId));
  const moments = Array.from({ length: Math.ceil(pairs / PAIRS_A_RECORDED_MOMENT) }, () => recordedMoment(log, chance));
  return Array.from({ length: pairs }, () => {
    const claimId = chance.of(claims);
    const at = chance.next() < 0.2 ? undefined : publishedMoment(desk.get(claimId), chance);
    const known = chance.next() < 0.2 && at !== undefined ? undefined : chance.of(moments);
    const words = Object.entries({ at, known: known?.word });
    return {
      claimId,
      query: words
        .flatMap(([name, word]) => (word === undefined ? [] : [`&${name}=${encodeURIComponent(word)}`]))
        .join(''),
      until: at === undefined ? Infinity : endOfQuestion(at),
      isKnown: known?.isKnown ?? (() => true),
    };
  });
}

/** When something of the claim takes effect, a little before or behind; or its day, month or year. */
function publishedMoment(history: History | undefined, chance: Chance): string {
  const { changes, file } = history?.asOf(Infinity, () => true) ?? {};
  const printed = (file?.said ?? []).map(({ publishedAt }) => earliest(publishedAt));
  const moments = [...(changes ?? []).map(({ moment }) => moment), ...printed].filter(Number.isFinite);
  const moment = new Date((moments.length > 0 ? chance.of(moments) : 0) + chance.between(-1, 1)).toISOString();
  return moment.slice(0, chance.of([moment.length, moment.length, 10, 7, 4]));
}

/** When something was put on file, or a position of the log: in each of its partitions wherever it may be. */
function recordedMoment(log: Written[], chance: Chance): { word: string; isKnown: Pair['isKnown'] } {
  if (chance.next() < 0.5) {
    const word = new Date(Date.parse(chance.of(log).at) + chance.between(-1, 1)).toISOString();
    return { word, isKnown: ({ at }) => Date.parse(at) <= Date.parse(word) };
  }
  const ends = new Map<number, number>();
  for (const partition of [...new Set(log.map((commit) => commit.partition))].toSorted((one, other) => one - other)) {
    const offsets = log.filter((commit) => commit.partition === partition).map(({ offset }) => offset);
    ends.set(partition, chance.between(0, Math.max(...offsets) + 1));
  }
  const word = [...ends]
    .filter(([, end]) => end > 0)
    .map(([partition, end]) => `${partition}:${end}`)
    .join(',');
  return { word: word || '1999', isKnown: ({ partition, offset }) => offset < (ends.get(partition) ?? 0) };
}
