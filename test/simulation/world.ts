/**
 * A world made by a seed: processes, their lines, the log, the views, the clients. Everything that happens in it is a
 * step, and the seed chooses among the steps that are possible; so a seed that finds something finds it again.
 * In the end the faults are over: whatever has not come to an answer by then is stuck.
 */
import { createHash } from 'node:crypto';
import { setImmediate as microtasksRunDry } from 'node:timers/promises';
import { Chance, SimulatedClock, SimulatedLog } from '#testing';
import { refusal } from '../judge/newsroom-refusal.js';
import { judge } from '../judge/checker.js';
import { Clients } from './clients.js';
import { Nemesis } from './nemesis.js';
import { RecordDelivery } from './record-delivery.js';
import { Network } from './network.js';
import { replay } from '../judge/replay.js';
import { SimulatedProcess, type Environment } from './simulated-process.js';
import { SimulatedViews } from './simulated-views.js';
import { NO_FAULTS, type FaultRates, type Scenario, scenarioOf } from './scenario.js';

export interface SimulationResult {
  seed: number;
  findings: { what: string; detail: string }[];
  trace: string[];
  /** Of the whole trace: two runs of a seed have the same. */
  hash: string;
  /** How often each status was answered, and how many records are void. */
  seen: Record<string, number>;
  /** As it was at the end. */
  log: SimulatedLog;
}

/** Of each part of a run: no world needs as many unless something in it is stuck. */
const MOST_STEPS = 50_000;
/** How likely it is that nothing happens but time. */
const TIME_PASSES = 0.02;

export async function simulate(seed: number): Promise<SimulationResult> {
  const world = new World(seed);
  await world.run();
  return world.result();
}

class World {
  private readonly chance: Chance;
  private readonly scenario: Scenario;
  private readonly clock = new SimulatedClock();
  private readonly network = new Network();
  private readonly log: SimulatedLog;
  private readonly processes: SimulatedProcess[];
  private readonly clients: Clients;
  private readonly delivery: RecordDelivery;
  private readonly nemesis: Nemesis;
  private readonly views: SimulatedViews;
  private readonly trace: string[] = [];
  private readonly findings: SimulationResult['findings'] = [];
  private faults: FaultRates;
  private leader = 0;
  private stepsTaken = 0;

  constructor(private readonly seed: number) {
    this.chance = new Chance(seed);
    this.scenario = scenarioOf(this.chance);
    this.faults = this.scenario.faults;
    this.log = new SimulatedLog(this.scenario.partitions, () => this.clock.now);
    this.views = new SimulatedViews(this.log);
    const around = this.environment(this.views);
    this.processes = Array.from(
      { length: this.scenario.processes },
      (_, n) => new SimulatedProcess('abc'[n] ?? 'z', around),
    );
    this.clients = new Clients(around, this.processes, this.scenario);
    this.delivery = new RecordDelivery(around, this.processes, this.scenario.viewsPace);
    this.nemesis = new Nemesis(around, this.processes, this.clients);
  }

  async run(): Promise<void> {
    for (const process of this.processes) process.start();
    await this.until(() => this.clients.hasPostedAll);
    this.endFaults();
    await this.until(() => this.clients.isDone);
    this.clients.probe(['claim-c1', 'claim-c2', 'claim-c3', 'report-r1', 'report-r2', 'report-r3', 'report-r4']);
    await this.until(() => this.clients.isDone);
  }

  result(): SimulationResult {
    const { history } = this.clients;
    const rules = { refusal, clockSlackMs: 0, partitions: this.scenario.partitions };
    const findings = [...this.findings, ...judge(history, this.log.all(), rules)];
    const records = this.log.all();
    const standing = [...replay(records, this.scenario.partitions).values()].flat().length;
    const seen: Record<string, number> = { steps: this.stepsTaken, standing, void: records.length - standing };
    for (const { status = 'no answer' } of history) seen[status] = (seen[status] ?? 0) + 1;
    const hash = createHash('sha256').update(this.trace.join('\n')).digest('hex');
    return { seed: this.seed, findings, trace: this.trace, hash, seen, log: this.log };
  }

  private environment(views: SimulatedViews): Environment {
    const { chance, network, log, clock, scenario } = this;
    return {
      chance,
      network,
      log,
      clock,
      scenario,
      views,
      faults: () => this.faults,
      leaderOf: (partition) => (partition + this.leader) % scenario.brokers,
      moveLeaders: () => (this.leader += 1),
      tell: (what) => this.trace.push(`${this.clock.now % 1e7} ${what}`),
      report: (what, detail) => this.findings.push({ what, detail }),
    };
  }

  private endFaults(): void {
    this.trace.push('the faults are over');
    this.faults = NO_FAULTS;
    this.clients.areFaultsOver = true;
    // As whoever runs the service does who was told of it.
    if (this.views.wereForged) this.views.drop();
    this.delivery.viewsPace = 1;
  }

  private async until(isSo: () => boolean): Promise<void> {
    for (let steps = 0; !isSo(); steps++) {
      if (steps > MOST_STEPS) return void this.findings.push({ what: 'stuck', detail: this.clients.whoWaits });
      this.clock.pass(this.chance.between(1, this.scenario.stepMs));
      this.step();
      await microtasksRunDry();
    }
  }

  private step(): void {
    const { clock, network, clients, delivery, nemesis } = this;
    const steps = [clock, network, clients, delivery, nemesis].flatMap((source) => source.steps());
    const sum = steps.reduce((sum, { weight }) => sum + weight, TIME_PASSES);
    let drawn = this.chance.next() * sum;
    const step = steps.find(({ weight }) => (drawn -= weight) < 0);
    this.stepsTaken += 1;
    if (!step) return void (clock.passToNext() && this.trace.push('time passes'));
    this.trace.push(`${clock.now % 1e7} ${step.what}`);
    step.act();
  }
}
