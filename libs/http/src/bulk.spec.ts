import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandBus, CommandHandler, CqrsModule, type ICommandHandler } from '@nestjs/cqrs';
import { Bulk } from './bulk.js';
import type { Outcome } from '#command-handling';
import { LOCAL } from './keys.js';
import { LIMITS } from './limits.js';
import { PostCommand } from './post-command.js';
import { Room } from './room.js';

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
      room: new Room(1),
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

  async execute({ request: { id, definition, body } }: PostCommand): Promise<Outcome> {
    this.atOnce += 1;
    this.most = Math.max(this.most, this.atOnce);
    await new Promise(setImmediate);
    this.atOnce -= 1;
    return { kind: 'stands', id, stream: definition.streamOf(body), version: 1, events: [], position: '0:1' };
  }
}

@Module({ imports: [CqrsModule.forRoot()], providers: [Slow] })
class SomebodyTakesThem {}

describe('lines of several requests at once', () => {
  it('share one room, and wait for it: none is refused', async () => {
    const house = await NestFactory.createApplicationContext(SomebodyTakesThem, { logger: false });
    const room = new Room(10);
    const answers = await Promise.all(
      ['a', 'b', 'c'].map((name) => {
        const lines = Array.from({ length: 100 }, (_, n) => ({
          command: 'register-outlet',
          body: { outletId: `${name}-${n}`, name },
        }));
        const body = Readable.from([Buffer.from(lines.map((line) => JSON.stringify(line)).join('\n'))]);
        const posting = { bus: house.get(CommandBus), asker: LOCAL, room, limits: LIMITS, onFailure: () => undefined };
        return text(new Bulk(posting).answers(body));
      }),
    );
    expect(answers.join('').match(/"status":201/g)).toHaveLength(300);
    expect(house.get(Slow).most).toBe(10);
    await house.close();
  });
});
