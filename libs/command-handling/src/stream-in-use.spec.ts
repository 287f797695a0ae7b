import { add, counters, open, STREAM } from '../contract/counter.js';
import type { Chain } from './chain.js';
import { Post } from './post.js';
import { StreamInUse } from './stream-in-use.js';

const partitionCount = 12;
const stored = { head: { version: 0, on: null, at: null }, commits: [], next: 0, held: 0 };

describe('posts of one stream', () => {
  it('are decided in their order, though one may yet be refused: a later one once overtook it', async () => {
    const asked: Post[] = [];
    const sent: Chain[] = [];
    const stream = new StreamInUse(
      { name: STREAM, definition: counters, stored },
      {
        partitions: partitionCount,
        maxRoundBytes: 1_000_000,
        now: () => Date.UTC(2026, 10, 22),
        send: (chain) => sent.push(chain),
        confirmed: () => undefined,
        cannotFold: () => undefined,
        readToTheEnd: (_stream, post) => asked.push(post),
      },
    );
    const [tooEarly, opens, adds] = [new Post(add('a', 1)), new Post(open('open')), new Post(add('b', 1))];
    for (const post of [tooEarly, opens, adds]) stream.take(post);
    expect([asked, sent]).toEqual([[tooEarly], []]);
    stream.takeAgain(Object.assign(tooEarly, { readToTheEnd: true }));
    await expect(tooEarly.outcome).rejects.toMatchObject({ code: 'claim.not-on-file' });
    expect(sent.map(({ entries }) => entries.map(({ value }) => idOf(value)))).toEqual([['open', 'b']]);
  });
});

function idOf(value: Buffer): string {
  return (JSON.parse(value.toString()) as { id: string }).id;
}
