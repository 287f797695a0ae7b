/** Processes that take commands over one fresh log, as a contract needs them. */
import { Commands, type CommandHandling, type History } from '#command-handling';
import type { Commit, Ledger } from '#ledger';
import type { FreshLog } from '#testing';
import { counters, STREAM } from './counter.js';
import { standingIn } from './standing-in.js';

/** Views that have nothing yet: every process reads the log from its start. */
export const emptyViews: History = {
  stream: () => Promise.resolve({ head: { version: 0, on: null, at: null }, commits: [], next: 0, held: 0 }),
  position: () => Promise.resolve([]),
  checkpoints: () => Promise.resolve([]),
};

const log = { error: () => undefined, warn: () => undefined };

export class Writers {
  private readonly ledgers: Ledger[] = [];
  private readonly processes: Commands[] = [];

  private constructor(private readonly log: FreshLog) {}

  static async over(openLog: () => Promise<FreshLog>): Promise<Writers> {
    return new Writers(await openLog());
  }

  async connect(): Promise<Ledger> {
    const ledger = await this.log.open();
    this.ledgers.push(ledger);
    return ledger;
  }

  /** `over` lays a fault over its log. */
  async start(
    over: (ledger: Ledger) => Ledger = (ledger) => ledger,
    around: Partial<CommandHandling> = {},
  ): Promise<Commands> {
    const ledger = over(await this.connect());
    const commands = new Commands({ ledger, streams: [counters], history: emptyViews, log, ...around });
    await commands.start();
    this.processes.push(commands);
    return commands;
  }

  async standing(stream = STREAM): Promise<Commit[]> {
    return standingIn(await this.connect(), stream);
  }

  async close(): Promise<void> {
    await Promise.all(this.processes.map((process) => process.stop()));
    await Promise.all(this.ledgers.map((ledger) => ledger.close()));
    await this.log.drop();
  }
}
