/** The ledger alone: decide, append and read back in this process; no door, no views. Spread over many streams, or on one. */
import 'reflect-metadata';
import { Commands } from '#command-handling';
import { openKafkaLedger, partitionOf } from '#ledger';
import { commandNamed, newsroom } from '#newsroom';
import { lanes, onFile } from './coverage.mjs';
import { tell, told } from './part.mjs';
import { eachWarm, measure } from './rounds.mjs';

const { brokers, topic, spread, hot } = told();
const ledger = await openKafkaLedger({ brokers, topic });
const commands = new Commands({
  ledger,
  streams: newsroom,
  history: await nothingBefore(),
  log: console,
  limits: { behind: Infinity, streams: 1e6 },
});
await commands.start();

for (const command of onFile()) await post({ ...command, id: command.body.reportId ?? command.body.outletId });
tell({
  spread: await eachWarm(spread, (atOnce, name) => {
    const next = lanes({ name: `spread-${name}` });
    return measure({ atOnce }, (lane) => post(next(lane)));
  }),
  hot: await eachWarm(hot, (atOnce, name) => {
    const next = lanes({ name: `hot-${name}`, statements: 500 });
    return measure({ atOnce }, () => post(next(0)));
  }),
});
await commands.stop();
await ledger.close();

function post({ name, body, id }) {
  return commands.post({ definition: commandNamed(name), body, id, by: 'tool:bench' });
}

/** A history without views: every stream is new to it, which is so for a topic of our own. */
async function nothingBefore() {
  const checkpoints = Array.from({ length: ledger.partitions }, () => ({ next: 0, lastHash: null }));
  let position = checkpoints.map(() => 0);
  return {
    checkpoints: () => Promise.resolve(checkpoints),
    stream: (name) => {
      const next = position[partitionOf(name, ledger.partitions)];
      return Promise.resolve({ head: { version: 0, on: null, at: null }, commits: [], next, held: next });
    },
    position: async () => (position = (await ledger.bounds()).map(({ end }) => end)),
  };
}
