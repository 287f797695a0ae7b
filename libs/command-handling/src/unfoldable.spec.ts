/** A stream in which stands what this release cannot fold: nobody decides on it, and nobody else has to do with it. */
import { type Commit, encodeCommit, type Entry, headOf, partitionOf } from '#ledger';
import type { StreamDefinition } from '#newsroom';
import { freshSimulatedLog } from '#testing';
import { add, counters, open, STREAM } from '../contract/counter.js';
import { Writers } from '../contract/writers.js';

const OTHER = { counter: 'counter-2' };

/** As a release would have it whose `evolve` fails. */
const fragile: StreamDefinition = {
  ...counters,
  fold: (state, commit) => {
    if (commit.events.some(({ type }) => type === 'Cracked')) throw new TypeError('nothing to be read of undefined');
    return counters.fold(state, commit);
  },
};

describe('a stream that cannot be folded', () => {
  let writers: Writers;

  beforeEach(async () => {
    writers = await Writers.over(freshSimulatedLog);
  });

  afterEach(() => writers.close());

  async function crack(): Promise<void> {
    const [first] = await writers.standing();
    if (!first) throw new Error('Nothing stands yet.');
    const ledger = await writers.connect();
    await ledger.append([cracked(first, ledger.partitions)]);
  }

  it('takes no commands, and no other stream is any the worse for it, in use or read anew', async () => {
    const inUse = await writers.start(undefined, { streams: [fragile] });
    await inUse.post(open('open'));
    await crack();
    const anew = await writers.start(undefined, { streams: [fragile] });
    for (const [n, commands] of [inUse, anew].entries()) {
      await expect(commands.post(add(`a${n}`, 1))).rejects.toMatchObject({ code: 'stream.passed-over' });
      await commands.post(n === 0 ? open('o', OTHER) : add('more', 1, OTHER));
    }
    expect((await writers.standing()).map(({ id }) => id)).toEqual(['open', 'forged']);
    expect((await writers.standing(OTHER.counter)).map(({ id }) => id)).toEqual(['o', 'more']);
  });

  it('is said once in the log of the process that refuses it, with where it is and none of its words: a door without a projector once said nothing', async () => {
    const told: [object, string][] = [];
    const log = { error: (about: object, message: string) => void told.push([about, message]), warn: () => undefined };
    const commands = await writers.start(undefined, { streams: [fragile], log });
    await commands.post(open('open'));
    await crack();
    for (const id of ['a', 'b'])
      await expect(commands.post(add(id, 1))).rejects.toThrow(/log of the service says which/);
    const place = { stream: STREAM, position: `${partitionOf(STREAM, 12)}:2` };
    expect(told).toEqual([
      [
        expect.objectContaining({ ...place, why: expect.stringMatching(/^TypeError at unfoldable.spec.ts:\d+$/) }),
        expect.stringContaining(STREAM),
      ],
    ]);
    expect(told[0]?.[1]).not.toContain('nothing to be read');
  });

  it('gives the first answer to whoever repeats what stands in it', async () => {
    const commands = await writers.start(undefined, { streams: [fragile] });
    const first = await commands.post(open('open'));
    await crack();
    expect(await commands.post(open('open'))).toEqual(first);
  });
});

function cracked(first: Commit, partitions: number): Entry {
  const forged = { id: 'forged', after: 1, on: headOf(encodeCommit(first)), events: [{ type: 'Cracked', data: {} }] };
  return { partition: partitionOf(STREAM, partitions), key: STREAM, value: encodeCommit({ ...first, ...forged }) };
}
