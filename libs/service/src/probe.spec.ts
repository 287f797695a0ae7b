import { setTimeout as wait } from 'node:timers/promises';
import { Probe } from './probe.js';

const TIMES = { everyMs: 1, deadlineMs: 20 };

describe('a need that is asked whether it is there', () => {
  const said: string[] = [];
  const log = {
    warn: (_: object, line: string) => said.push(line),
    info: (_: object, line: string) => said.push(line),
  };
  let answer: () => Promise<unknown>;
  let asked = 0;
  let underWay = 0;
  let most = 0;
  let probe: Probe;

  beforeEach(() => {
    said.length = 0;
    answer = () => Promise.resolve();
    const ask = async () => {
      asked += 1;
      underWay += 1;
      most = Math.max(most, underWay);
      await answer().finally(() => (underWay -= 1));
    };
    probe = new Probe({ name: 'The Kafka at kafka-1:9092', ask }, log, TIMES);
  });

  afterEach(() => probe.stop());

  it('is well as long as it answers', async () => {
    await askedAgain();
    expect([probe.away, said]).toEqual([undefined, []]);
  });

  it('is away, with since when and why, from a refusal on until it answers', async () => {
    answer = () => Promise.reject(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }));
    await until(() => probe.away !== undefined);
    const away = probe.away;
    expect(away).toMatch(/^The Kafka at kafka-1:9092 has been away since 20\S+Z \(ECONNREFUSED\)\.$/);
    await askedAgain();
    expect([probe.away, said]).toEqual([away, [`${away} It is asked until it answers.`]]);
    answer = () => Promise.resolve();
    await until(() => probe.away === undefined);
    expect(said[1]).toMatch(/^The Kafka at kafka-1:9092 answers again, after \d s\.$/);
  });

  it('is away once it hangs, is not asked twice at once, and is well as soon as it goes on', async () => {
    let goOn: () => void = () => undefined;
    answer = () => new Promise<void>((resolve) => (goOn = resolve));
    await until(() => probe.away !== undefined);
    expect(probe.away).toContain('(nothing came within 20 ms)');
    expect(most).toBe(1);
    answer = () => Promise.resolve();
    goOn();
    await until(() => probe.away === undefined);
  });

  async function askedAgain(): Promise<void> {
    const enough = asked + 3;
    await until(() => asked >= enough);
  }
});

async function until(fact: () => boolean): Promise<void> {
  while (!fact()) await wait(1);
}
