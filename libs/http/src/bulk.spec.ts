import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandBus, CqrsModule } from '@nestjs/cqrs';
import { Bulk } from './bulk.js';
import { LOCAL } from './keys.js';

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
    const bulk = new Bulk(house.get(CommandBus), LOCAL, (error) => failures.push(error));
    const answers = await text(bulk.answers(Readable.from([Buffer.from(`${line}\nnonsense\n${line}`)])));
    expect(answers.match(/"status":\d+/g)).toEqual(['"status":500', '"status":400', '"status":500']);
    expect(failures.map(String)).toEqual([
      expect.stringContaining('PostCommand'),
      expect.stringContaining('PostCommand'),
    ]);
  });
});
