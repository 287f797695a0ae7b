/** The smallest stream there is: opened once, then added to. It stands in for a newsroom's, so that only the ledger is tested. */
import type { Request } from '#command-handling';
import { type CommandDefinition, type Event, RuleBroken, type StreamDefinition } from '#newsroom';

export const STREAM = 'counter-1';

/** Of another counter, if it names one. */
class Open {
  counter?: string;
}

class Add {
  by = 0;
  counter?: string;
}

interface Counter {
  isOpen: boolean;
  sum: number;
}

const opens: CommandDefinition = {
  name: 'open',
  command: 'Open',
  type: Open,
  postedBy: 'tool',
  means: 'Opens the counter.',
  event: 'Opened',
  streamOf,
  refersTo: () => [],
  decide: (_command, state) => {
    if ((state as Counter).isOpen) throw new RuleBroken('claim.already-registered', 'The counter is open.');
    return [{ type: 'Opened', data: {} }];
  },
  example: {},
};

const adds: CommandDefinition = {
  name: 'add',
  command: 'Add',
  type: Add,
  postedBy: 'tool',
  means: 'Adds to the counter.',
  event: 'Added',
  streamOf,
  refersTo: () => [],
  decide: (command, state) => {
    if (!(state as Counter).isOpen) throw new RuleBroken('claim.not-on-file', 'The counter is not open.');
    return [{ type: 'Added', data: command }];
  },
  example: { by: 1 },
};

export const counters: StreamDefinition = {
  category: 'counter',
  initial: { isOpen: false, sum: 0 } satisfies Counter,
  sound: ({ events }) => events,
  fold: (state, { events }) => events.reduce(evolve, state as Counter),
  commands: [opens, adds],
};

export function open(id: string, on: Open = {}): Request {
  return { definition: opens, body: on, id, by: 'tool:test' };
}

export function add(id: string, by: number, on: Open = {}): Request {
  return { definition: adds, body: { by, ...on }, id, by: 'tool:test' };
}

function streamOf(command: object): string {
  return (command as Open).counter ?? STREAM;
}

function evolve(counter: Counter, { type, data }: Event): Counter {
  return type === 'Opened' ? { ...counter, isOpen: true } : { ...counter, sum: counter.sum + (data as Add).by };
}
