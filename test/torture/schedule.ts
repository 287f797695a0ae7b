/** Which faults, in which order: every kind in turn, each time in another order and on another victim. */
import type { Chance } from './chance.js';
import { both, type Fault, fillDisk, kill, killForLong, loseLeader, pause, rolling } from './faults.js';
import type { House } from './house.js';
import { hangReaders } from './hung-readers.js';
import { changeSetting } from './taken-away.js';

/** Without an end. */
export function* schedule(house: House, chance: Chance, say: (finding: string) => void): Generator<Fault> {
  const kinds = house.kafka.length > 1 ? ofThreeBrokers : ofOneBroker;
  for (;;) yield* chance.shuffled(kinds(house, chance, say));
}

function ofOneBroker(house: House, chance: Chance, say: (finding: string) => void): Fault[] {
  const { apis, projectors, kafka, postgres } = house;
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
    fillDisk(house, chance),
    changeSetting(house, chance, say),
    hangReaders(house, say),
    both(kill(api()), kill(projector())),
    both(kill(broker()), kill(api())),
    both(kill(postgres), kill(broker())),
    both(kill(postgres), kill(projector())),
    both(pause(api(), chance), kill(postgres)),
    both(pause(broker(), chance), kill(projector())),
    rolling([...apis, ...projectors], say),
  ];
}

function ofThreeBrokers(house: House, chance: Chance, say: (finding: string) => void): Fault[] {
  const { apis, projectors, kafka, postgres } = house;
  const [one, other] = chance.shuffled(kafka);
  const pair = one && other ? [both(kill(one), kill(other))] : [];
  return [
    loseLeader(house, 'kill -9'),
    loseLeader(house, 'pause'),
    kill(chance.of(kafka)),
    pause(chance.of(kafka), chance),
    ...pair,
    both(kill(chance.of(kafka)), kill(chance.of(apis))),
    both(kill(chance.of(projectors)), pause(chance.of(kafka), chance)),
    kill(chance.of(apis)),
    kill(chance.of(projectors)),
    kill(postgres),
    fillDisk(house, chance),
    changeSetting(house, chance, say),
    hangReaders(house, say),
    rolling([...apis, ...projectors], say),
  ];
}
