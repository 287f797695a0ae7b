import { setImmediate as turn } from 'node:timers/promises';
import { Commands, NotReady } from '#command-handling';
import type { Ledger } from '#ledger';
import { reliableConnection, SimulatedLedger, SimulatedLog } from '#testing';
import { add, counters, open } from '../contract/counter.js';

const views = {
  stream: () => Promise.resolve({ head: { version: 0, on: null, at: null }, commits: [], next: 0, held: 0 }),
  position: () => Promise.resolve([]),
  checkpoints: () => Promise.resolve([]),
};
const log = { error: () => undefined, warn: () => undefined };

describe('a process', () => {
  async function over(ledger: Ledger): Promise<Commands> {
    const commands = new Commands({ ledger, streams: [counters], history: views, log });
    await commands.start();
    return commands;
  }

  function ledgerOn(simulated: SimulatedLog, maxRoundBytes?: number): Ledger {
    return new SimulatedLedger(simulated, reliableConnection(simulated), maxRoundBytes);
  }

  it('whose clock is wrong sends nothing more, not even what it had taken before', async () => {
    const simulated = new SimulatedLog(12, () => Date.now() - 60_000);
    const one = 300;
    const commands = await over(ledgerOn(simulated, one));
    const posts = [commands.post(open('open')), commands.post(add('add', 1))];
    expect(await posts[0]).toMatchObject({ version: 1 });
    expect(await commands.halted).toMatchObject({ code: 'ledger.clock-off' });
    await Promise.all([turn(), turn(), turn()]);
    const second = expect(posts[1]).rejects.toBeInstanceOf(NotReady);
    await commands.stop();
    await second;
    expect(simulated.all()).toHaveLength(1);
  });

  it('says so, and sends nothing, if a command is accepted and changes nothing', async () => {
    const simulated = new SimulatedLog(12, () => Date.now());
    const commands = await over(ledgerOn(simulated));
    const opens = open('open');
    const silent = { ...opens, definition: { ...opens.definition, decide: () => [] } };
    await expect(commands.post(silent)).rejects.toThrow('Open was accepted, and says nothing');
    expect(simulated.all()).toEqual([]);
    await commands.stop();
  });
});
