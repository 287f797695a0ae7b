/**
 * What is taken away under a running process: it looks every ten seconds, and what it finds is what its doors say. It once
 * went on for ever: ready all the while, and each post answered 202 after ten seconds.
 */
import type { FreshKafkaLog } from '#testing';
import { partitionOf } from '#ledger';
import { outlet, start, write, type Written } from './over-kafka.js';

const TAKEN: [string, { take(log: FreshKafkaLog): Promise<unknown>; code: string; says: RegExp }][] = [
  [
    'its topic was deleted',
    { take: (log) => log.vanish(), code: 'ledger.gone', says: /was deleted while this process ran/ },
  ],
  [
    'records were deleted from its front',
    {
      take: (log) => log.loseFirst(partitionOf(`outlet-${outlet.outletId}`, 12)),
      code: 'ledger.start-lost',
      says: /has lost its beginning/,
    },
  ],
  [
    'a retention was set',
    { take: (log) => log.alter({ 'retention.ms': '86400000' }), code: 'ledger.wrong-setting', says: /retention\.ms/ },
  ],
  [
    'compaction was set',
    {
      take: (log) => log.alter({ 'cleanup.policy': 'compact' }),
      code: 'ledger.wrong-setting',
      says: /cleanup\.policy/,
    },
  ],
];

interface Seen {
  halt: unknown;
  ready: Answer;
  posted: Answer;
}

describe('a running process', () => {
  const seen = new Map<string, Promise<Seen>>();

  // All at once: each waits for its next look.
  beforeAll(() => {
    for (const [what, { take }] of TAKEN) seen.set(what, see(take));
    return Promise.all(seen.values());
  });

  it.each(TAKEN)(
    'since %s is ready no more, refuses posts with the reason, and halts',
    async (what, { code, says }) => {
      const { halt, ready, posted } = (await seen.get(what)) ?? {};
      expect(halt).toMatchObject({ code, message: expect.stringMatching(says) as unknown });
      for (const answer of [ready, posted])
        expect(answer).toMatchObject({
          status: 503,
          body: { code: 'service.not-ready', detail: expect.stringMatching(says) as unknown },
        });
    },
  );

  it('goes on, and is started again, though partitions were added: they are left unused', async () => {
    const written = await write();
    const running = await start(written);
    await written.log.addPartitions(24);
    const later = ['a', 'b', 'c', 'd'].map((id) => ({ outletId: id, name: id }));
    for (const one of later.slice(0, 2)) expect((await post(running.url, one)).status).toBe(201);
    await running.stop();
    const again = await start(written);
    for (const one of later.slice(2)) expect((await post(again.url, one)).status).toBe(201);
    expect((await ask(`${again.url}/v1/health/ready`)).status).toBe(200);
    await again.stop();
    await written.database.drop();
  });
});

/** What the doors say once it has halted, before the process has ended. */
async function see(take: (log: FreshKafkaLog) => Promise<unknown>): Promise<Seen> {
  const written: Written = await write();
  const service = await start(written);
  await take(written.log);
  const halt = await service.halted;
  const ready = await ask(`${service.url}/v1/health/ready`);
  const posted = await post(service.url, { outletId: 'tass', name: 'TASS' });
  await service.stop();
  await written.database.drop();
  return { halt, ready, posted };
}

interface Answer {
  status: number;
  body: unknown;
}

async function ask(url: string, options?: RequestInit): Promise<Answer> {
  const answer = await fetch(url, options);
  return { status: answer.status, body: await answer.json() };
}

function post(url: string | undefined, body: object): Promise<Answer> {
  const headers = { 'content-type': 'application/json' };
  return ask(`${url}/v1/commands/register-outlet`, { method: 'POST', headers, body: JSON.stringify(body) });
}
