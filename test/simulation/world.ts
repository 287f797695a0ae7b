/**
 * A world made by a seed: processes, their lines, the log, the views, the clients. Everything that happens in it is a
 * step, and the seed chooses among the steps that are possible; so a seed that finds something finds it again.
 * In the end the weather clears up: whatever has not come to an answer by then is stuck.
 */
import { createHash } from 'node:crypto';
import { setImmediate as microtasksRunDry } from 'node:timers/promises';
import { SimulatedClock, SimulatedLog } from '#testing';
import { Chance } from '../torture/chance.js';
import { refusal } from '../judge/newsroom-refusal.js';
import { judge } from '../judge/checker.js';
import { Crowd } from './crowd.js';
import { Fate } from './fate.js';
import { Reading } from './reading.js';
import { Sea } from './sea.js';
import { replay } from '../judge/replay.js';
import { SimulatedProcess, type World as Surroundings } from './simulated-process.js';
import { SimulatedViews } from './simulated-views.js';
import { CALM, type Troubles, type Weather, weatherOf } from './weather.js';

export interface Course {
  seed: number;
  findings: { what: string; detail: string }[];
  trace: string[];
  /** Of the whole trace: two runs of a seed have the same. */
  hash: string;
  /** How often each status was answered, and how many records are void. */
  seen: Record<string, number>;
}

/** Of each part of a course: no world needs as many unless something in it is stuck. */
const MOST_STEPS = 50_000;
/** How likely it is that nothing happens but time. */
const TIME_PASSES = 0.02;

export async function courseOf(seed: number): Promise<Course> {
  const world = new World(seed);
  await world.run();
  return world.course();
}

class World {
  private readonly chance: Chance;
  private readonly weather: Weather;
  private readonly clock = new SimulatedClock();
  private readonly sea = new Sea();
  private readonly log: SimulatedLog;
  private readonly processes: SimulatedProcess[];
  private readonly crowd: Crowd;
  private readonly reading: Reading;
  private readonly fate: Fate;
  private readonly views: SimulatedViews;
  private readonly trace: string[] = [];
  private readonly findings: Course['findings'] = [];
  private troubles: Troubles;
  private leader = 0;
  private stepsTaken = 0;

  constructor(private readonly seed: number) {
    this.chance = new Chance(seed);
    this.weather = weatherOf(this.chance);
    this.troubles = this.weather.troubles;
    this.log = new SimulatedLog(this.weather.partitions, () => this.clock.now);
    this.views = new SimulatedViews(this.log);
    const around = this.surroundings(this.views);
    this.processes = Array.from(
      { length: this.weather.processes },
      (_, n) => new SimulatedProcess('abc'[n] ?? 'z', around),
    );
    this.crowd = new Crowd(around, this.processes, this.weather);
    this.reading = new Reading(around, this.processes, this.weather.viewsPace);
    this.fate = new Fate(around, this.processes, this.crowd);
  }

  async run(): Promise<void> {
    for (const process of this.processes) process.start();
    await this.until(() => this.crowd.hasPostedAll);
    this.clearUp();
    await this.until(() => this.crowd.isDone);
    this.crowd.probe(['claim-c1', 'claim-c2', 'claim-c3', 'report-r1', 'report-r2', 'report-r3', 'report-r4']);
    await this.until(() => this.crowd.isDone);
  }

  course(): Course {
    const { history } = this.crowd;
    const rules = { refusal, clockSlack: 0, partitions: this.weather.partitions };
    const findings = [...this.findings, ...judge(history, this.log.all(), rules)];
    const records = this.log.all();
    const standing = [...replay(records, this.weather.partitions).values()].flat().length;
    const seen: Record<string, number> = { steps: this.stepsTaken, standing, void: records.length - standing };
    for (const { status = 'no answer' } of history) seen[status] = (seen[status] ?? 0) + 1;
    const hash = createHash('sha256').update(this.trace.join('\n')).digest('hex');
    return { seed: this.seed, findings, trace: this.trace, hash, seen };
  }

  private surroundings(views: SimulatedViews): Surroundings {
    const { chance, sea, log, clock, weather } = this;
    return {
      chance,
      sea,
      log,
      clock,
      weather,
      views,
      troubles: () => this.troubles,
      leaderOf: (partition) => (partition + this.leader) % weather.brokers,
      moveLeaders: () => (this.leader += 1),
      tell: (what) => this.trace.push(`${this.clock.now % 1e7} ${what}`),
      report: (what, detail) => this.findings.push({ what, detail }),
    };
  }

  private clearUp(): void {
    this.trace.push('the weather clears up');
    this.troubles = CALM;
    this.crowd.isCalm = true;
    // As whoever runs the service does who was told of it.
    if (this.views.wereForged) this.views.drop();
    this.reading.viewsPace = 1;
  }

  private async until(isSo: () => boolean): Promise<void> {
    for (let steps = 0; !isSo(); steps++) {
      if (steps > MOST_STEPS) return void this.findings.push({ what: 'stuck', detail: this.crowd.whoWaits });
      this.clock.pass(this.chance.between(1, this.weather.pace));
      this.step();
      await microtasksRunDry();
    }
  }

  private step(): void {
    const { clock, sea, crowd, reading, fate } = this;
    const steps = [clock, sea, crowd, reading, fate].flatMap((source) => source.steps());
    const sum = steps.reduce((sum, { weight }) => sum + weight, TIME_PASSES);
    let drawn = this.chance.next() * sum;
    const step = steps.find(({ weight }) => (drawn -= weight) < 0);
    this.stepsTaken += 1;
    if (!step) return void (clock.passToNext() && this.trace.push('time passes'));
    this.trace.push(`${clock.now % 1e7} ${step.what}`);
    step.act();
  }
}
