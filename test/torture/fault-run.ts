/** One deployment through its faults: under load, healed after each, its views compared with a rebuild, judged at the end. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Ledger, LogRecord } from '#ledger';
import type { Chance } from '#testing';
import type { Finding } from '../judge/checker.js';
import { everyCopyIsWhole } from './brokers.js';
import type { Cut, Records } from './client.js';
import { Workload } from './workload.js';
import type { Fault } from './faults.js';
import { type Asking, caughtUp, taken } from './heal.js';
import type { Deployment } from './deployment.js';
import { Load } from './load.js';
import { refusal } from '../judge/newsroom-refusal.js';
import { compareWithRebuild, endOf } from './rebuild.js';
import { openLog, wholeLog } from './whole-log.js';

/** The machine's one clock, read by all, and the log's milliseconds. */
const CLOCK_SLACK_MS = 50;

/** Milliseconds from the fault's end, or from its beginning if the deployment healed alone. */
export interface Recovery {
  fault: string;
  firstTaken: number;
  caughtUp: number;
}

export interface Pace {
  callers: number;
  rate: number;
}

export class FaultRun {
  readonly records: Records = { exchanges: [], cuts: [], oddities: [] };
  readonly recoveries: Recovery[] = [];
  readonly findings: string[] = [];
  private readonly asking: Asking;
  readonly load: Load;

  private constructor(
    readonly deployment: Deployment,
    private readonly ledger: Ledger,
    { chance, callers, rate }: Pace & { chance: Chance },
  ) {
    const { doors } = deployment;
    this.asking = { doors, records: this.records, workload: new Workload('probe', chance), chance };
    this.load = new Load({ ...this.asking, workload: new Workload('workload', chance), callers, rate });
  }

  static async begin(deployment: Deployment, pace: Pace & { chance: Chance }): Promise<FaultRun> {
    const run = new FaultRun(deployment, await openLog(deployment), pace);
    await run.load.start();
    return run;
  }

  /** Under load all the time. */
  async inflict(fault: Fault): Promise<Recovery> {
    await fault.inflict();
    const from = Date.now();
    const recovery = fault.healsAlone ? await this.healed(fault, from) : undefined;
    const mended = Date.now();
    await fault.mend();
    const healed = await this.healed(fault, mended);
    const { recoveries, deployment } = this;
    recoveries.push(recovery ?? healed);
    while (!(await everyCopyIsWhole(deployment))) await wait(200);
    for (const target of [...deployment.apis, ...deployment.projectors]) this.findings.push(...target.deaths.splice(0));
    return recovery ?? healed;
  }

  private async healed({ name }: Fault, from: number): Promise<Recovery> {
    const firstTaken = (await taken(this.asking)) - from;
    const lag = (await caughtUp(this.deployment.doors, await endOf(this.ledger))) - from;
    return { fault: name, firstTaken, caughtUp: lag };
  }

  /** While nobody posts. */
  async compareViews(): Promise<void> {
    await this.load.pause();
    await caughtUp(this.deployment.doors, await endOf(this.ledger));
    this.findings.push(...(await compareWithRebuild(this.ledger, this.deployment.databaseUrl)));
    this.load.resume();
  }

  /** Which of these posts had been taken when their callers were cut off: an ending process must answer them. */
  async admitted(cuts: Cut[]): Promise<Cut[]> {
    const commits = (await wholeLog(this.ledger)).map(({ value, appendedAt }) => ({
      id: (JSON.parse(value.toString()) as { id: string }).id,
      appendedAt,
    }));
    return cuts.filter(({ exchange, at }) =>
      commits.some(
        ({ id, appendedAt }) =>
          id === exchange?.id && appendedAt >= exchange.sentAt && appendedAt <= at - CLOCK_SLACK_MS,
      ),
    );
  }

  /** Everybody goes home, and the log is held against all that was answered. */
  async judged(): Promise<(Finding | string)[]> {
    await this.load.goHome();
    const log = await wholeLog(this.ledger);
    await this.ledger.close();
    const { judge } = await import('../judge/checker.js');
    const found = judge(this.records.exchanges, log, { refusal, clockSlackMs: CLOCK_SLACK_MS });
    const findings = [...found, ...this.findings, ...this.records.oddities];
    if (findings.length > 0) await this.keep(log);
    return findings;
  }

  /** Beside what each process said: what was sent and answered, and the log. */
  private async keep(log: LogRecord[]): Promise<void> {
    const { logs } = this.deployment;
    const records = log.map((record) => ({ ...record, value: record.value.toString() }));
    for (const [name, lines] of Object.entries({ exchanges: this.records.exchanges, log: records }))
      await writeFile(join(logs, `${name}.ndjson`), lines.map((line) => JSON.stringify(line)).join('\n'));
    console.log(`what was sent, answered and logged is in ${logs}`);
  }
}
