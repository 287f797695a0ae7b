/** Bugs of command handling, each planted in a copy of the project: a simulation that finds nothing must be able to. */
import { type Plant, ScratchCopy } from '../scratch-copy.js';

/** Each is found within so many, mostly by the first: `from` found it once. Where nothing is planted, thousands find nothing. */
const SEEDS = 150;
const PATIENCE_MS = 240_000;

const ROOM = 'libs/command-handling/src';

const BUGS: { bug: string; from?: number; found: RegExp; plants: Plant[] }[] = [
  {
    bug: 'no head in the rule',
    from: 28,
    found: /doubled|lost|false-answer/,
    plants: [
      [
        'libs/ledger/src/rule.ts',
        'commit.after === head.version && commit.on === head.on',
        'commit.after === head.version',
      ],
    ],
  },
  {
    bug: 'no look-up in the pending',
    from: 51,
    found: /doubled/,
    plants: [
      [
        `${ROOM}/stream-in-use.ts`,
        '(post.readToTheEnd || chain.some((pending) => pending.post.key === post?.key))',
        'post.readToTheEnd',
      ],
    ],
  },
  {
    bug: '412 on the first void',
    from: 101,
    found: /false-answer/,
    plants: [
      [
        `${ROOM}/stream-in-use.ts`,
        'for (const beaten of chain.giveUp()) this.queueInTurn(beaten);',
        `for (const beaten of chain.giveUp()) {
          const { ifMatch } = beaten.request;
          if (ifMatch === undefined) this.queueInTurn(beaten);
          else beaten.refuse(new StreamMoved(this.name, this.head.version, ifMatch));
        }`,
      ],
      [`${ROOM}/stream-in-use.ts`, 'import { type Accepted,', 'import { StreamMoved, type Accepted,'],
    ],
  },
  {
    bug: 'state taken from a view ahead of the tail',
    found: /ahead/,
    plants: [[`${ROOM}/stream-cache.ts`, 'await tail.reached(partition, next);', '']],
  },
  {
    bug: 'forged heads and commits that are believed',
    found: /lost|false-answer|phantom|stuck/,
    plants: [[`${ROOM}/stream-cache.ts`, 'assertLikeLog(name, stored,', '((..._all) => undefined)(name, stored,']],
  },
  {
    bug: 'commits that are believed because their head is right',
    from: 23,
    found: /lost|false-answer|phantom|stuck/,
    plants: [[`${ROOM}/like-log.ts`, 'headOf(encodeCommit(last.commit)) !== last.hash', 'false']],
  },
  {
    bug: 'acknowledged without read-back',
    found: /lost|false-answer/,
    plants: [
      [
        `${ROOM}/sender.ts`,
        'await this.around.appender.append(chain.entries);',
        `await this.around.appender.append(chain.entries);
        chain.believe(this.around.tail.offsetAt(chain.partition));`,
      ],
      [
        `${ROOM}/chain.ts`,
        '  markSent(now: number)',
        `  believe(offset: number): void {
          for (const [n, { post, value }] of this.pending.entries()) {
            const { id, stream, after, events } = JSON.parse(String(value));
            const position = \`\${this.partition}:\${offset + n + 1}\`;
            post.answer({ kind: 'stands', id, stream, version: after + events.length, events, position });
          }
        }

        markSent(now: number)`,
      ],
    ],
  },
  {
    bug: 'a refusal without the delivery before it',
    found: /false-answer/,
    plants: [
      [`${ROOM}/stream-in-use.ts`, 'if (post.readToTheEnd) post.refuse(error);', 'if (true) post.refuse(error);'],
    ],
  },
  {
    bug: 'a re-send of half a chain',
    from: 45,
    found: /ahead|stuck/,
    plants: [
      [
        `${ROOM}/chain.ts`,
        'return this.pending.map(',
        'return this.pending.slice(this.sends++ > 0 ? this.pending.length >> 1 : 0).map(',
      ],
      [`${ROOM}/chain.ts`, 'sentAt = 0;', 'sentAt = 0; sends = 0;'],
    ],
  },
  {
    bug: "a courier's or a client's id looked up in the view only",
    found: /doubled|false-answer/,
    plants: [
      [
        `${ROOM}/stream-in-use.ts`,
        'position: positionAfter(record) });',
        'position: positionAfter(record) }); this.known.delete(keyOf(verdict.commit));',
      ],
    ],
  },
  {
    bug: 'a re-send on a timer alone',
    from: 79,
    found: /hasty/,
    plants: [
      [`${ROOM}/sender.ts`, 'await wait(time, PAUSE_MS, stopped);', 'return await wait(time, PAUSE_MS, stopped);'],
    ],
  },
  {
    bug: 'a round for several brokers',
    found: /split/,
    plants: [[`${ROOM}/appender.ts`, 'if (this.leaderOf(one) !== leader) continue;', '']],
  },
  {
    bug: 'the end of the log as it was before the post came',
    from: 25,
    found: /false-answer|false-alarm|hasty/,
    plants: [[`${ROOM}/log-ends.ts`, 'if (!this.running) return this.ask();', 'return (this.running ?? this.ask());']],
  },
  {
    bug: 'an If-Match that is ignored beyond version 2',
    found: /unwanted/,
    plants: [
      [
        `${ROOM}/decide.ts`,
        'ifMatch !== undefined && ifMatch !== on.head.version',
        'ifMatch !== undefined && ifMatch !== on.head.version && on.head.version <= 2',
      ],
    ],
  },
  {
    bug: 'a stream let go while it is in use',
    from: 42,
    found: /false-answer|lost|stuck/,
    plants: [[`${ROOM}/stream-in-use.ts`, 'return this.users > 0 ||', 'return']],
  },
  {
    bug: 'a process that stops and lets its callers wait',
    found: /left-waiting/,
    plants: [
      [
        `${ROOM}/commands.ts`,
        'for (const post of this.underWay) this.endWaiting',
        'for (const post of []) this.endWaiting',
      ],
    ],
  },
];

describe('the simulation', () => {
  it.concurrent(
    'finds nothing where nothing is planted',
    async () => expect(await simulated()).toMatch('nothing found'),
    PATIENCE_MS,
  );

  it.concurrent.each(BUGS)(
    'finds $bug',
    async ({ plants, found, from }) =>
      expect(await simulated(plants, from)).toMatch(new RegExp(`seed \\d+: (${found.source}):`)),
    PATIENCE_MS,
  );
});

async function simulated(plants: Plant[] = [], from = 1): Promise<string> {
  const copy = ScratchCopy.built(plants);
  try {
    const seeds = ['--seeds', String(SEEDS), '--from', String(from)];
    const { output } = await copy.run(['dist/test/simulation/run.js', ...seeds]);
    // The trace is long; what was found stands at its end.
    return output.slice(-20_000);
  } finally {
    copy.drop();
  }
}
