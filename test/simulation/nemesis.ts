/** What befalls whole processes, their readers, the brokers and the views. */
import type { Step, StepSource } from '#testing';
import type { Clients } from './clients.js';
import type { Environment, SimulatedProcess } from './simulated-process.js';

/** The longest that a reader hears nothing. */
const LONGEST_STALL_MS = 3000;

export class Nemesis implements StepSource {
  constructor(
    private readonly world: Environment,
    private readonly processes: SimulatedProcess[],
    private readonly clients: Clients,
  ) {}

  steps(): Step[] {
    const { crash, stop, stall, reconnect, viewsDropped, viewsForged, leaderMoves } = this.world.faults();
    const one = this.world.chance.of(this.processes);
    if (one.isDown) return [{ what: `${one.name} starts`, weight: 0.3, act: () => one.start() }];
    const steps = [
      { what: `${one.name} dies`, weight: crash, act: () => this.die(one) },
      { what: 'the views are dropped', weight: viewsDropped, act: () => this.world.views.drop() },
      { what: 'somebody forges what the views hold', weight: viewsForged, act: () => this.forge() },
      { what: 'the leaders move', weight: leaderMoves, act: () => this.world.moveLeaders() },
      { what: `${one.name} hears nothing for a while`, weight: stall, act: () => this.stall(one) },
      ...one.readers.map((reader) => ({
        what: `${one.name} connects to the log again`,
        weight: reader.isBusy ? 0 : reconnect,
        act: () => void reader.begin(),
      })),
      this.ending(one, stop),
    ];
    return steps.filter(({ weight }) => weight > 0);
  }

  /** First the door is closed; then, before or after the last answer, the rest; then the process ends. */
  private ending(one: SimulatedProcess, stop: number): Step {
    if (!one.isClosed) return { what: `${one.name} closes its door`, weight: stop, act: () => (one.isClosed = true) };
    const isWaitedFor = this.clients.waitsAt(one);
    if (!one.isStopping)
      return { what: `${one.name} stops`, weight: isWaitedFor ? stop : 1, act: () => void one.stop() };
    return { what: `${one.name} ends`, weight: one.hasStopped ? 1 : 0, act: () => this.end(one, isWaitedFor) };
  }

  private end(one: SimulatedProcess, isWaitedFor: boolean): void {
    if (isWaitedFor)
      this.world.report('left-waiting', `${one.name} has stopped, and somebody still waits for its answer`);
    this.die(one);
  }

  private die(one: SimulatedProcess): void {
    one.die();
    this.clients.lose(one);
  }

  private forge(): void {
    const { views, chance, tell } = this.world;
    tell(views.forge(chance));
  }

  private stall(one: SimulatedProcess): void {
    const { clock, chance } = this.world;
    const long = chance.between(1, LONGEST_STALL_MS);
    one.isStalled = true;
    clock.after(long, () => (one.isStalled = false), one);
  }
}
