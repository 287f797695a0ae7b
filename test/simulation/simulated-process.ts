/** One api process of a world: it starts, serves, dies at any step, and is started again with nothing but its name. */
import { Commands, type Outcome, type Request } from '#command-handling';
import { newsroom } from '#newsroom';
import { SimulatedLedger } from '#testing';
import { FaultyConnection, type ConnectionEnvironment } from './faulty-connection.js';
import type { SimulatedViews } from './simulated-views.js';
import type { Scenario } from './scenario.js';

export interface Environment extends ConnectionEnvironment {
  views: SimulatedViews;
  scenario: Scenario;
  moveLeaders(): void;
  /** For the trace. */
  tell(what: string): void;
}

export class SimulatedProcess {
  isDown = true;
  /** On its way out it takes no more connections. */
  isClosed = false;
  isStopping = false;
  hasStopped = false;
  /** It hears nothing of the log. */
  isStalled = false;
  private connection: FaultyConnection;
  private commands: Commands | undefined;

  constructor(
    readonly name: string,
    private readonly world: Environment,
  ) {
    this.connection = new FaultyConnection(name, world);
  }

  get readers() {
    return this.isDown || this.isStalled ? [] : this.connection.readers;
  }

  start(): void {
    const { world, name } = this;
    const { log, scenario, clock, chance } = world;
    const connection = new FaultyConnection(name, world);
    const ledger = new SimulatedLedger(log, connection, scenario.maxRoundBytes);
    const commands = new Commands({
      ledger,
      streams: newsroom,
      history: world.views.over((what, look) => connection.ask(what, look)),
      time: clock.timeFor(connection, chance.between(-scenario.skewMs, scenario.skewMs)),
      limits: scenario.limits,
      log: { error: (about, message) => this.hear(about, message), warn: () => undefined },
    });
    Object.assign(this, {
      connection,
      commands,
      isDown: false,
      isClosed: false,
      isStopping: false,
      hasStopped: false,
      isStalled: false,
    });
    commands.start().catch(() => this.connection === connection && this.die());
  }

  /** What was on its way may land, or not. */
  die(): void {
    const { network, clock, chance } = this.world;
    this.isDown = true;
    network.disconnect(this.connection, () => chance.next() < 0.5);
    clock.forget(this.connection);
  }

  post(request: Request): Promise<Outcome> {
    return this.commands?.post(request) ?? Promise.reject(new Error(`${this.name} never started`));
  }

  /** A world in which somebody has forged what the views hold is to have alarms. */
  private hear(about: object, message: string): void {
    const { views, tell, report } = this.world;
    if (!('how' in about)) return report('halted', `${this.name}: ${message}`);
    if (views.wereForged) tell(`${this.name} has an alarm`);
    else report('false-alarm', `${this.name}: ${message}`);
  }

  async stop(): Promise<void> {
    this.isStopping = true;
    await this.commands?.stop();
    this.hasStopped = true;
  }
}
