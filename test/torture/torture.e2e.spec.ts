/** Real processes over TLS, killed, paused and asked to end under load; `npm run torture` does it for as long as one likes. */
import { Chance } from './chance.js';
import { kill, killForLong, pause, rolling } from './faults.js';
import { type House, startHouse } from './house.js';
import { Ordeal } from './ordeal.js';

describe('a house of two doors and two projectors under load, over TLS', () => {
  const chance = new Chance(7);
  let house: House;
  let ordeal: Ordeal;

  beforeAll(async () => {
    house = await startHouse({ isSecured: true });
    ordeal = await Ordeal.begin(house, { chance, callers: 12, rate: 60 });
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
    await ordeal.suffer(rolling([...house.apis, ...house.projectors], (finding) => ordeal.findings.push(finding)));
    expect([ordeal.findings, await ordeal.admitted(cuts)]).toEqual([[], []]);
  }, 120_000);

  it('has views that are equal to a rebuild, nothing lost, nothing twice, and told nobody what is not so', async () => {
    await ordeal.compareViews();
    expect(await ordeal.judged()).toEqual([]);
    expect(ordeal.records.exchanges.filter(({ status }) => status === 201).length).toBeGreaterThan(500);
  }, 120_000);
});
