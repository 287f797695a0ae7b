/** Which faults, in which order: every kind in turn, each time in another order and on another target. */
import type { Chance } from '#testing';
import { both, type Fault, fillDisk, kill, killForLong, loseLeader, pause, rolling } from './faults.js';
import type { Deployment } from './deployment.js';
import { hangReaders } from './hung-readers.js';
import { rebuildDuring } from './rebuild-meanwhile.js';
import { changeSetting } from './taken-away.js';

/** Without an end. */
export function* schedule(deployment: Deployment, chance: Chance, say: (finding: string) => void): Generator<Fault> {
  const kinds = deployment.kafka.length > 1 ? ofThreeBrokers : ofOneBroker;
  for (;;) yield* chance.shuffled(kinds(deployment, chance, say));
}

function ofOneBroker(deployment: Deployment, chance: Chance, say: (finding: string) => void): Fault[] {
  const { apis, projectors, kafka, postgres } = deployment;
  const api = () => chance.of(apis);
  const projector = () => chance.of(projectors);
  const broker = () => chance.of(kafka);
  return [
    kill(api()),
    kill(projector()),
    kill(broker()),
    kill(postgres),
    killForLong(projector()),
    pause(api(), chance),
    pause(projector(), chance),
    pause(broker(), chance),
    pause(postgres, chance),
    fillDisk(deployment, chance),
    changeSetting(deployment, chance, say),
    hangReaders(deployment, say),
    both(kill(api()), kill(projector())),
    both(kill(broker()), kill(api())),
    both(kill(postgres), kill(broker())),
    both(kill(postgres), kill(projector())),
    both(pause(api(), chance), kill(postgres)),
    both(pause(broker(), chance), kill(projector())),
    rolling([...apis, ...projectors], say),
    ...rebuilds(deployment, chance, say),
  ];
}

/** What leaves the doors alone, and Postgres, is nothing to those who ask. */
function rebuilds(deployment: Deployment, chance: Chance, say: (finding: string) => void): Fault[] {
  const { apis, projectors, postgres } = deployment;
  const undisturbed = { chance, say, isUndisturbed: true };
  const disturbed = { ...undisturbed, isUndisturbed: false };
  return [
    rebuildDuring(deployment, undisturbed),
    rebuildDuring(deployment, { ...undisturbed, fault: kill(chance.of(projectors)) }),
    rebuildDuring(deployment, { ...disturbed, fault: kill(chance.of(apis)) }),
    rebuildDuring(deployment, { ...disturbed, fault: kill(postgres) }),
  ];
}

function ofThreeBrokers(deployment: Deployment, chance: Chance, say: (finding: string) => void): Fault[] {
  const { apis, projectors, kafka, postgres } = deployment;
  const [one, other] = chance.shuffled(kafka);
  const pair = one && other ? [both(kill(one), kill(other))] : [];
  return [
    loseLeader(deployment, 'kill -9'),
    loseLeader(deployment, 'pause'),
    kill(chance.of(kafka)),
    pause(chance.of(kafka), chance),
    ...pair,
    both(kill(chance.of(kafka)), kill(chance.of(apis))),
    both(kill(chance.of(projectors)), pause(chance.of(kafka), chance)),
    kill(chance.of(apis)),
    kill(chance.of(projectors)),
    kill(postgres),
    fillDisk(deployment, chance),
    changeSetting(deployment, chance, say),
    hangReaders(deployment, say),
    rolling([...apis, ...projectors], say),
  ];
}
