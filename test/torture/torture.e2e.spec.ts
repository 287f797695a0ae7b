/** Real processes over TLS, killed, paused and asked to end under load; `npm run torture` does it for as long as one likes. */
import { Chance } from '#testing';
import { kill, killForLong, pause, rolling } from './faults.js';
import { endDeployment } from './deployment-end.js';
import { type Deployment, startDeployment } from './deployment.js';
import { hangReaders } from './hung-readers.js';
import { rebuildDuring } from './rebuild-meanwhile.js';
import { FaultRun } from './fault-run.js';
import { changeSetting, loseBeginning } from './taken-away.js';

/** Of each test: what a fault must heal in is its own, and told by it. */
const PATIENCE_MS = 240_000;

describe('a deployment of two doors and two projectors under load, over TLS', () => {
  const chance = new Chance(7);
  const pace = { chance, callers: 12, rate: 30 };
  const say = (finding: string) => void run.findings.push(finding);
  let deployment: Deployment;
  let run: FaultRun;

  beforeAll(async () => {
    deployment = await startDeployment({ isSecured: true });
    run = await FaultRun.begin(deployment, pace);
  });

  afterAll(() => deployment.stop());

  it(
    'takes commands again, and shows them, after each of its processes was killed or paused',
    async () => {
      const [api, projector, broker] = [deployment.apis[0], deployment.projectors[0], deployment.kafka[0]];
      if (!api || !projector || !broker) throw new Error('The deployment is not whole.');
      for (const fault of [
        kill(api),
        killForLong(projector),
        pause(api, chance),
        kill(broker),
        kill(deployment.postgres),
      ]) {
        const { firstTaken, caughtUp } = await run.inflict(fault);
        expect(Math.max(firstTaken, caughtUp)).toBeLessThan(60_000);
      }
    },
    PATIENCE_MS,
  );

  it(
    'ends every process with 0 when it is asked to, one after the other, and cuts off nothing that it has taken',
    async () => {
      const { cuts } = run.records;
      cuts.length = 0;
      await run.inflict(rolling([...deployment.apis, ...deployment.projectors], say));
      expect([run.findings, await run.admitted(cuts)]).toEqual([[], []]);
    },
    PATIENCE_MS,
  );

  it(
    'goes on while nobody reads what it says, holds no more of it than its bound, and says how much it has dropped',
    async () => {
      await run.inflict(hangReaders(deployment, say));
      expect(run.findings).toEqual([]);
    },
    PATIENCE_MS,
  );

  it(
    'has its views rebuilt meanwhile, the rebuild killed once and a projector with it, and nobody who asks is refused or shown an older state',
    async () => {
      const [projector] = deployment.projectors;
      const meanwhile = { chance, say, isUndisturbed: true };
      await run.inflict(rebuildDuring(deployment, meanwhile));
      await run.inflict(rebuildDuring(deployment, { ...meanwhile, ...(projector && { fault: kill(projector) }) }));
      expect(run.findings).toEqual([]);
    },
    PATIENCE_MS,
  );

  it(
    'ends in time, each process with its code, when a setting of its topic is changed; put right, it goes on',
    async () => {
      await run.inflict(changeSetting(deployment, chance, say));
      expect(run.findings).toEqual([]);
    },
    PATIENCE_MS,
  );

  it(
    'has views that are equal to a rebuild, nothing lost, nothing twice, and told nobody what is not so',
    async () => {
      await run.compareViews();
      expect(await run.judged()).toEqual([]);
      expect(run.records.exchanges.filter(({ status }) => status === 201).length).toBeGreaterThan(500);
    },
    PATIENCE_MS,
  );

  it(
    'ends when records are deleted from the front of its log, as often as it is started, and all that was acknowledged is in its views or in what is left',
    async () => {
      expect(
        (await endDeployment(deployment, loseBeginning(deployment, chance), { ...pace, rate: 60 })).findings,
      ).toEqual([]);
    },
    PATIENCE_MS,
  );
});
