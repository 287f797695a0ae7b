/** One api process of a world: it starts, serves, dies at any step, and is started again with nothing but its name. */
import { Commands, type Outcome, type Request } from '#command-handling';
import { newsroom } from '#newsroom';
import { SimulatedLedger } from '#testing';
import { FaultyLine, type Waters } from './faulty-line.js';
import type { SimulatedViews } from './simulated-views.js';
import type { Weather } from './weather.js';

export interface World extends Waters {
  views: SimulatedViews;
  weather: Weather;
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
  private line: FaultyLine;
  private commands: Commands | undefined;

  constructor(
    readonly name: string,
    private readonly world: World,
  ) {
    this.line = new FaultyLine(name, world);
  }

  get readers() {
    return this.isDown || this.isStalled ? [] : this.line.readers;
  }

  start(): void {
    const { world, name } = this;
    const { log, weather, clock, chance } = world;
    const line = new FaultyLine(name, world);
    const ledger = new SimulatedLedger(log, line, weather.maxRoundBytes);
    const commands = new Commands({
      ledger,
      streams: newsroom,
      history: world.views.over((what, look) => line.ask(what, look)),
      time: clock.timeFor(line, chance.between(-weather.skew, weather.skew)),
      limits: weather.limits,
      log: { error: (about, message) => this.hear(about, message), warn: () => undefined },
    });
    Object.assign(this, {
      line,
      commands,
      isDown: false,
      isClosed: false,
      isStopping: false,
      hasStopped: false,
      isStalled: false,
    });
    commands.start().catch(() => this.line === line && this.die());
  }

  /** What was on its way may land, or not. */
  die(): void {
    const { sea, clock, chance } = this.world;
    this.isDown = true;
    sea.cut(this.line, () => chance.next() < 0.5);
    clock.forget(this.line);
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
