/** Appends that fail midway leave no hole, and no half of what was to stand together. */
import type { Entry, Ledger } from '#ledger';
import type { FreshLog } from '#testing';

const [FIRST, LAST] = [0, 11];

export function abortedAppendsLeaveNoHole(openLog: () => Promise<FreshLog>): void {
  it('leaves no offset out, and no half of a batch, when appends fail midway among others', async () => {
    const fresh = await openLog();
    const [one, other] = [await fresh.open(), await fresh.open()];
    const names = Array.from({ length: 30 }, (_, n) => `n-${n}`);
    const appends = names.map((name, n) => (n % 2 === 0 ? one : other).append(round(name)));
    const settled = Promise.allSettled(appends);
    await fresh.abortAppend(one, round('aborted'));
    // What was under way on the connection that was cut may have failed with it.
    const taken = (await settled).flatMap(({ status }, n) => (status === 'fulfilled' ? [`n-${n}`] : []));
    await other.append(round('after'));

    const [first, last] = [await valuesIn(other, FIRST), await valuesIn(other, LAST)];
    expect(first).toEqual(expect.arrayContaining([...taken, 'after'].map((name) => `${name} first`)));
    expect(last).toEqual(expect.arrayContaining([...taken, 'after'].flatMap(pair)));
    expect(last).toEqual(last.filter((_, n) => n % 2 === 0).flatMap((text) => pair(text.split(' ')[0] ?? '')));
    expect(last).not.toEqual(expect.arrayContaining(pair('aborted')));
    await Promise.all([one.close(), other.close()]);
    await fresh.drop();
  });
}

/** One record in the first partition, and two in the last that belong together. */
function round(name: string): Entry[] {
  const entry = (partition: number, text: string) => ({ partition, key: 'some-stream', value: Buffer.from(text) });
  return [entry(FIRST, `${name} first`), ...pair(name).map((text) => entry(LAST, text))];
}

function pair(name: string): string[] {
  return [`${name} one`, `${name} two`];
}

/** From the partition's first record to its end, each offset once. */
async function valuesIn(ledger: Ledger, partition: number): Promise<string[]> {
  const end = (await ledger.bounds())[partition]?.end ?? 0;
  const records = await ledger.read(partition, 0, end);
  expect(records.map(({ offset }) => offset)).toEqual(Array.from({ length: end }, (_, offset) => offset));
  return records.map(({ value }) => value.toString());
}
