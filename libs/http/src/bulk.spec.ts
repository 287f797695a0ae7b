import { once } from 'node:events';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandBus, CommandHandler, CqrsModule, type ICommandHandler } from '@nestjs/cqrs';
import { noteAsking } from './asking.js';
import { Bulk, type Posting } from './bulk.js';
import type { Outcome } from '#command-handling';
import { LOCAL } from './keys.js';
import { type DoorLimits, LIMITS } from './limits.js';
import { PostCommand } from './post-command.js';
import { Semaphore } from './semaphore.js';

@Module({ imports: [CqrsModule.forRoot()] })
class NobodyTakesCommands {}

describe('a line that fails as nobody foresaw', () => {
  let house: INestApplicationContext;

  beforeAll(async () => {
    house = await NestFactory.createApplicationContext(NobodyTakesCommands, { logger: false });
  });

  afterAll(() => house.close());

  it('once pointed to a log that said nothing, and took the lines behind it with it', async () => {
    const line = '{"command":"register-outlet","body":{"outletId":"tass","name":"TASS"}}';
    const failures: unknown[] = [];
    const bulk = new Bulk({
      bus: house.get(CommandBus),
      asker: LOCAL,
      semaphore: new Semaphore(1),
      limits: LIMITS,
      onFailure: (error) => failures.push(error),
    });
    const answers = await text(bulk.answers(Readable.from([Buffer.from(`${line}\nnonsense\n${line}`)])));
    expect(answers.match(/"status":\d+/g)).toEqual(['"status":500', '"status":400', '"status":500']);
    expect(failures.map(String)).toEqual([
      expect.stringContaining('PostCommand'),
      expect.stringContaining('PostCommand'),
    ]);
  });
});

/** Takes its time, and knows how many it had to do with at once. */
@CommandHandler(PostCommand)
class Slow implements ICommandHandler<PostCommand, Outcome> {
  atOnce = 0;
  most = 0;
  begun = 0;
  /** None ends before. */
  gate: Promise<unknown> = Promise.resolve();

  async execute({ request: { id, definition, body } }: PostCommand): Promise<Outcome> {
    this.begun += 1;
    this.atOnce += 1;
    this.most = Math.max(this.most, this.atOnce);
    await turn();
    await this.gate;
    this.atOnce -= 1;
    return { kind: 'stands', id, stream: definition.streamOf(body), version: 1, events: [], position: '0:1' };
  }
}

@Module({ imports: [CqrsModule.forRoot()], providers: [Slow] })
class SomebodyTakesThem {}

describe('lines', () => {
  let house: INestApplicationContext;

  beforeEach(async () => {
    house = await NestFactory.createApplicationContext(SomebodyTakesThem, { logger: false });
  });

  afterEach(() => house.close());

  function bulkWith({
    semaphore = new Semaphore(10),
    asker = LOCAL,
    ...limits
  }: Partial<Posting & DoorLimits> = {}): Bulk {
    const posting = { bus: house.get(CommandBus), asker, semaphore, onFailure: () => undefined };
    return new Bulk({ ...posting, limits: { ...LIMITS, ...limits } });
  }

  it('of several requests at once share one semaphore, and wait for it: none is refused', async () => {
    const semaphore = new Semaphore(10);
    const answers = await Promise.all(
      ['a', 'b', 'c'].map((name) => text(bulkWith({ semaphore }).answers(Readable.from([outlets(100, name)])))),
    );
    expect(answers.join('').match(/"status":201/g)).toHaveLength(300);
    expect(house.get(Slow).most).toBe(10);
  });

  it.each([0, 3])('once went on after their key was revoked: %s are answered, and then it says so', async (count) => {
    const revoking = new AbortController();
    const body = new Readable({ read: () => undefined });
    const answers = bulkWith({ asker: { ...LOCAL, revoked: revoking.signal } }).answers(body);
    const told: { status: number; detail?: string }[] = [];
    if (count === 0) revoking.abort();
    else body.push(outlets(count));
    for await (const piece of answers) {
      for (const line of String(piece).trim().split('\n')) told.push(JSON.parse(line) as (typeof told)[number]);
      if (told.length !== count) continue;
      revoking.abort();
      body.push(outlets(1, 'late'));
    }
    expect(told.map(({ status }) => status)).toEqual([...Array<number>(count).fill(201), 401]);
    expect(told.at(-1)?.detail).toBe(
      `The key was revoked, or has expired. ${count} lines were taken; what came behind them was not: post it again.`,
    );
    body.destroy();
  });

  it('that come half once held their request for ever: they are waited for, and then it says so', async () => {
    const body = new Readable({ read: () => undefined });
    body.push(outlets(3));
    body.push('{"command"');
    const answers = linesOf(await text(bulkWith({ lineMs: 20 }).answers(body)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 408]);
    expect(answers.at(-1)).toEqual({
      id: null,
      type: 'about:blank',
      title: 'Too slow',
      status: 408,
      code: 'request.timed-out',
      detail:
        'The next line has not come whole in 0.02 s. 3 lines were taken; what came behind them was not: post it again.',
    });
  });

  it('are waited for only while none is on its way: whoever waits for an answer before the next is not late', async () => {
    const body = new Readable({ read: () => undefined });
    house.get(Slow).gate = wait(60);
    const answers = bulkWith({ lineMs: 30 }).answers(body);
    answers.once('data', () => body.push(null));
    body.push(outlets(1));
    expect(linesOf(await text(answers)).map(({ status }) => status)).toEqual([201]);
  });

  it('whose answers nobody read once waited for their reader, and he for them: he is let go on, and told', async () => {
    const COUNT = 5000;
    const body = Readable.from(Array.from({ length: COUNT / 10 }, (_, n) => outlets(10, `o-${n}`)));
    const answers = bulkWith({ answerBytes: 1000, unreadMs: 20 }).answers(body);
    answers.read(0);
    await once(body, 'end');
    const read = linesOf(await text(answers));
    const taken = read.length - 1;
    expect(read.filter(({ status }) => status === 201)).toHaveLength(taken);
    expect(taken).toBeLessThan(COUNT);
    expect(read.at(-1)).toMatchObject({
      status: 408,
      detail: expect.stringContaining(`${taken} lines were taken`) as string,
    });
  });

  it('come to an end, however many there are to come', async () => {
    let n = 0;
    const next = () => (n++ < 50_000 ? outlets(1, `o-${n}`) : null);
    const body = new Readable({ read: () => void setImmediate(() => body.push(next())) });
    const answers = linesOf(await text(bulkWith({ linesMs: 50 }).answers(body)));
    expect(answers.at(-1)).toMatchObject({
      status: 408,
      detail: expect.stringContaining('lasts 0.05 s at most') as string,
    });
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(answers.length - 1);
  });

  it('are not taken without end while nothing is answered: so many, and so many bytes', async () => {
    for (const [limits, most] of [
      [{ lines: 20 }, 20],
      [{ lineBytes: 1000 }, 10],
    ] as const) {
      const slow = house.get(Slow);
      let open: (opened?: unknown) => void = () => undefined;
      slow.gate = new Promise((resolve) => (open = resolve));
      slow.begun = 0;
      const body = Readable.from(Array.from({ length: 100 }, (_, n) => outlets(1, `o-${n}`.padEnd(40, '-'))));
      const answers = text(bulkWith({ ...limits, semaphore: new Semaphore(1000) }).answers(body));
      for (let turns = 0; turns < 1000; turns++) await turn();
      expect(slow.begun).toBeLessThanOrEqual(most);
      expect(slow.begun).toBeGreaterThan(1);
      open();
      expect(linesOf(await answers)).toHaveLength(100);
    }
  });

  it('that are refused at once leave others their turn', async () => {
    const COUNT = 2000;
    let turns = 0;
    let others = setImmediate(function again() {
      noteAsking();
      turns += 1;
      others = setImmediate(again);
    });
    const answers = await text(bulkWith().answers(Readable.from([Buffer.from('{}\n'.repeat(COUNT))])));
    clearImmediate(others);
    expect(linesOf(answers)).toHaveLength(COUNT);
    expect(turns).toBeGreaterThanOrEqual(Math.floor(COUNT / 64));
  });

  it('that name themselves at length are not named so in their answers', async () => {
    const line = JSON.stringify({ command: 'nope', id: 'x'.repeat(100_000), body: {} });
    const answers = linesOf(await text(bulkWith().answers(Readable.from([Buffer.from(line)]))));
    expect(answers).toMatchObject([{ id: null, status: 404 }]);
  });
});

function outlets(count: number, name = 'o'): Buffer {
  const lines = Array.from({ length: count }, (_, n) => ({
    command: 'register-outlet',
    body: { outletId: `${name}-${n}`, name },
  }));
  return Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
}

function linesOf(answers: string): { status: number }[] {
  return answers
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { status: number });
}
