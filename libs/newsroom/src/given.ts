/** Given what stands, when a command comes, then what follows: the language of the rules' specs. */
import { RuleBroken } from './rule-broken.js';
import { type Event, onFile, type StreamDefinition } from './stream.js';
import { newsroom } from './newsroom.js';

const NOW = '2024-11-01T12:00:00.000Z';

/** Facts of any streams, in the order in which they came. */
export function given(...facts: [stream: string, event: Event][]) {
  const states = new Map<string, unknown>();
  for (const [name, event] of facts) {
    const definition = definitionOf(name);
    states.set(name, definition.evolve(states.get(name) ?? definition.initial, event));
  }
  return {
    when(type: new () => object, body: object) {
      const decide = () => decideOn(states, type, body);
      return {
        then: (...events: Event[]) => expect(decide()).toEqual(events),
        follows: (type: string, data: object) => expect(decide()).toMatchObject([{ type, data }]),
        isRefused: (code: string) => expect(refusalOf(decide)).toBe(code),
      };
    },
  };
}

function decideOn(states: Map<string, unknown>, type: new () => object, body: object): Event[] {
  const command = newsroom.flatMap(({ commands }) => commands).find((one) => one.type === type);
  if (!command) throw new Error(`${type.name} is not in the newsroom's lists.`);
  const name = command.streamOf(body);
  const context = { now: NOW, by: 'editor:test', onFile: onFile((stream) => states.get(stream)) };
  return command.decide(body, states.get(name) ?? definitionOf(name).initial, context);
}

function definitionOf(name: string): StreamDefinition {
  const definition = newsroom.find(({ category }) => name.startsWith(`${category}-`));
  if (!definition) throw new Error(`${name} is no stream of the newsroom.`);
  return definition;
}

function refusalOf(decide: () => unknown): string {
  try {
    decide();
    return 'nothing: it was accepted';
  } catch (error) {
    if (error instanceof RuleBroken) return error.code;
    throw error;
  }
}
