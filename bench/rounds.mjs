/** How a rate is taken: so many lanes, each with one thing under way; a warm-up, then rounds; the median of their rates. */
import { setTimeout as wait } from 'node:timers/promises';

/** `once(lane)` does one thing and resolves when it is done. Times are in milliseconds, rates in things a second. */
export async function measure({ atOnce, warmUp = 1, rounds = 3, seconds = 1 }, once) {
  const over = new AbortController();
  let times = [];
  const work = async (lane) => {
    while (!over.signal.aborted) {
      const begun = performance.now();
      await once(lane);
      times.push(performance.now() - begun);
    }
  };
  const lanes = Promise.all(Array.from({ length: atOnce }, (_, lane) => work(lane)));
  const round = async (length) => {
    times = [];
    const begun = performance.now();
    await Promise.race([wait(length * 1000), lanes]);
    return { rate: times.length / ((performance.now() - begun) / 1000), times };
  };
  await round(warmUp);
  const taken = [];
  for (let n = 0; n < rounds; n++) taken.push(await round(seconds));
  over.abort();
  await lanes;
  return figure(taken);
}

/**
 * From the most at once to the fewest, the first of them twice, of which the later counts: a process that has only begun
 * is slower than the one that users meet, whoever's it is. `take` is given a name of its own each time: what was posted
 * before under one would be answered as a repeat.
 */
export async function eachWarm(atOnce, take) {
  const [most, ...fewer] = atOnce.toSorted((one, other) => other - one);
  const figures = {};
  if (most !== undefined) await take(most, `warm-${most}`);
  for (const lanes of most === undefined ? [] : [most, ...fewer]) figures[lanes] = await take(lanes, `at-${lanes}`);
  return figures;
}

/** The median of rounds, with the percentiles over all of them. */
export function figure(taken) {
  return { rate: median(taken.map(({ rate }) => rate)), ...percentiles(taken.flatMap(({ times }) => times)) };
}

export function median(numbers) {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)];
}

export function percentiles(times) {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? null;
  return { p50: at(0.5), p99: at(0.99) };
}
