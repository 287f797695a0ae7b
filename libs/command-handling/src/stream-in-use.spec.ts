import { partitionOf, readRecord } from '#ledger';
import { add, counters, open, STREAM } from '../contract/counter.js';
import type { Chain } from './chain.js';
import { Post } from './post.js';
import { StreamInUse } from './stream-in-use.js';

const PARTITIONS = 12;
const partition = partitionOf(STREAM, PARTITIONS);

describe('posts that are taken again after the log was read to its end', () => {
  const asked: Post[] = [];
  const sent: Chain[] = [];
  const stored = { head: { version: 0, on: null, at: null }, commits: [], position: [] };
  const stream = new StreamInUse(
    { name: STREAM, definition: counters, stored },
    {
      partitions: PARTITIONS,
      maxRoundBytes: 1_000_000,
      now: () => Date.UTC(2026, 10, 22),
      send: (chain) => sent.push(chain),
      confirmed: () => undefined,
      readToTheEnd: (_stream, post) => asked.push(post),
    },
  );

  it('are decided in the order in which they came, though a chain was on its way when they came back', () => {
    const [a, b, opens] = [add('a', 1), add('b', 1), open('open')].map((request) => new Post(request));
    for (const post of [a, b, opens]) if (post) stream.take(post);
    expect(asked).toEqual([a, b]);
    for (const post of asked) stream.takeAgain(Object.assign(post, { readToTheEnd: true }));
    landed(sent[0]);
    expect(sent[1]?.entries.map(({ value }) => idOf(value))).toEqual(['a']);
    landed(sent[1]);
    expect(sent[2]?.entries.map(({ value }) => idOf(value))).toEqual(['b']);
  });

  function landed(chain: Chain | undefined): void {
    for (const entry of chain?.entries ?? []) {
      const record = { ...entry, partition, offset: sent.length, appendedAt: 0 };
      if (stream.observe(readRecord(record, PARTITIONS))) stream.decideNext();
    }
  }
});

function idOf(value: Buffer): string {
  return (JSON.parse(value.toString()) as { id: string }).id;
}
