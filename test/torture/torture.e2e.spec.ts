/** Real processes over TLS, killed, paused and asked to end under load; `npm run torture` does it for as long as one likes. */
import { Chance } from './chance.js';
import { kill, killForLong, pause, rolling } from './faults.js';
import { endHouse } from './house-end.js';
import { type House, startHouse } from './house.js';
import { hangReaders } from './hung-readers.js';
import { Ordeal } from './ordeal.js';
import { changeSetting, loseBeginning } from './taken-away.js';

describe('a house of two doors and two projectors under load, over TLS', () => {
  const chance = new Chance(7);
  const pace = { chance, callers: 12, rate: 60 };
  const say = (finding: string) => void ordeal.findings.push(finding);
  let house: House;
  let ordeal: Ordeal;

  beforeAll(async () => {
    house = await startHouse({ isSecured: true });
    ordeal = await Ordeal.begin(house, pace);
  });

  afterAll(() => house.stop());

  it('takes commands again, and shows them, after each of its processes was killed or paused', async () => {
    const [api, projector, broker] = [house.apis[0], house.projectors[0], house.kafka[0]];
    if (!api || !projector || !broker) throw new Error('The house is not whole.');
    for (const fault of [kill(api), killForLong(projector), pause(api, chance), kill(broker), kill(house.postgres)]) {
      const { firstTaken, caughtUp } = await ordeal.suffer(fault);
      expect(Math.max(firstTaken, caughtUp)).toBeLessThan(60_000);
    }
  }, 240_000);

  it('ends every process with 0 when it is asked to, one after the other, and cuts off nothing that it has taken', async () => {
    const { cuts } = ordeal.records;
    cuts.length = 0;
    await ordeal.suffer(rolling([...house.apis, ...house.projectors], say));
    expect([ordeal.findings, await ordeal.admitted(cuts)]).toEqual([[], []]);
  }, 120_000);

  it('goes on while nobody reads what it says, holds no more of it than its bound, and says how much it has dropped', async () => {
    await ordeal.suffer(hangReaders(house, say));
    expect(ordeal.findings).toEqual([]);
  }, 120_000);

  it('ends in time, each process with its code, when a setting of its topic is changed; put right, it goes on', async () => {
    await ordeal.suffer(changeSetting(house, chance, say));
    expect(ordeal.findings).toEqual([]);
  }, 120_000);

  it('has views that are equal to a rebuild, nothing lost, nothing twice, and told nobody what is not so', async () => {
    await ordeal.compareViews();
    expect(await ordeal.judged()).toEqual([]);
    expect(ordeal.records.exchanges.filter(({ status }) => status === 201).length).toBeGreaterThan(500);
  }, 120_000);

  it('ends when records are deleted from the front of its log, as often as it is started, and all that was acknowledged is in its views or in what is left', async () => {
    expect((await endHouse(house, loseBeginning(house, chance), pace)).findings).toEqual([]);
  }, 120_000);
});
