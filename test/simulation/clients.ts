/** The clients of a world: they post, retry the same key anywhere, repeat themselves, give up. What they see is kept. */
import { NotReady, OtherContent, type Outcome, StreamMoved, TooLarge, UnlikeLog } from '#command-handling';
import { commandNamed, RuleBroken } from '#newsroom';
import type { Chance, SimulatedClock, Step, StepSource } from '#testing';
import type { Exchange } from '../judge/checker.js';
import { type PlannedCommand, Workload, streamOf } from './workload.js';
import type { SimulatedProcess } from './simulated-process.js';

interface Operation {
  planned: PlannedCommand;
  tries: number;
  /** It has its answer. */
  isSettled: boolean;
}

interface Open {
  operation: Operation;
  exchange: Exchange;
  process: SimulatedProcess;
}

export interface ClientsOptions {
  commands: number;
  /** Posts under way at once. */
  concurrency: number;
}

export class Clients implements StepSource {
  readonly history: Exchange[] = [];
  readonly operations: Operation[] = [];
  open: Open[] = [];
  areFaultsOver = false;
  private readonly workload: Workload;

  constructor(
    private readonly world: { chance: Chance; clock: SimulatedClock; tell(what: string): void },
    private readonly processes: SimulatedProcess[],
    private readonly options: ClientsOptions,
  ) {
    this.workload = new Workload(world.chance);
  }

  get hasPostedAll(): boolean {
    return this.operations.length >= this.options.commands;
  }

  get isDone(): boolean {
    return this.open.length === 0 && this.operations.every(({ isSettled }) => isSettled);
  }

  steps(): Step[] {
    const left = this.options.concurrency - this.open.length;
    if (left <= 0) return [];
    const waiting = this.operations.filter((operation) => !operation.isSettled && !this.isOpen(operation));
    const steps: Step[] = [];
    if (!this.hasPostedAll) steps.push({ what: 'posts', weight: 1, act: () => this.postSome(left) });
    if (waiting.length > 0) steps.push({ what: 'retries', weight: 0.4, act: () => this.post(this.of(waiting)) });
    if (this.areFaultsOver || this.operations.length === 0) return steps;
    steps.push({ what: 'repeats', weight: 0.1, act: () => this.post(this.of(this.operations)) });
    if (this.open.length === 0) return steps;
    steps.push({ what: 'repeats at once', weight: 0.25, act: () => this.post(this.of(this.open).operation) });
    steps.push({ what: 'gives up', weight: 0.03, act: () => this.giveUp(this.of(this.open)) });
    return steps;
  }

  /** The process is gone, and its clients hear nothing any more. */
  lose(process: SimulatedProcess): void {
    this.open = this.open.filter((one) => one.process !== process);
  }

  /** A last question at every process about every stream: whoever has lost its way shows it. */
  probe(streams: string[]): void {
    for (const process of this.processes)
      for (const stream of streams) {
        const planned = this.workload.probe(stream, this.operations.length);
        if (planned) this.post({ planned, tries: 0, isSettled: false }, process);
      }
  }

  get whoWaits(): string {
    return this.operations
      .filter((operation) => !operation.isSettled || this.isOpen(operation))
      .map(({ planned, tries }) => `${planned.id} on ${streamOf(planned)} after ${tries} tries`)
      .join(', ');
  }

  waitsAt(process: SimulatedProcess): boolean {
    return this.open.some((one) => one.process === process);
  }

  private isOpen(operation: Operation): boolean {
    return this.open.some((one) => one.operation === operation);
  }

  private of<One>(all: One[]): One {
    return this.world.chance.of(all);
  }

  private postSome(most: number): void {
    const { chance } = this.world;
    const count = chance.next() < 0.7 ? 1 : chance.between(1, most);
    for (let n = 0; n < count && !this.hasPostedAll; n++)
      this.post({ planned: this.workload.next(), tries: 0, isSettled: false });
  }

  private post(operation: Operation, process: SimulatedProcess = this.of(this.processes)): void {
    if (!this.operations.includes(operation)) this.operations.push(operation);
    const { planned } = operation;
    const { clock, tell } = this.world;
    // Nobody listens: nothing was sent.
    if (process.isDown || process.isClosed) return tell(`${planned.id} finds ${process.name} away`);
    operation.tries += 1;
    const exchange: Exchange = { door: process.name, ...planned, sentAt: clock.now };
    const open = { operation, exchange, process };
    this.history.push(exchange);
    this.open.push(open);
    tell(`${planned.id} ${planned.command} ${planned.ifMatch ?? ''} to ${process.name}`);
    const definition = commandNamed(planned.command);
    if (!definition) throw new Error(`There is no command ${planned.command}.`);
    const { id, by, body, ifMatch } = planned;
    process.post({ definition, id, by, body, ...(ifMatch !== undefined && { ifMatch }) }).then(
      (outcome) => this.hear(open, answerOf(outcome)),
      (error: unknown) => this.hear(open, refusalOf(error)),
    );
  }

  private hear(open: Open, { status, answer }: Pick<Exchange, 'status' | 'answer'>): void {
    if (!this.open.includes(open)) return;
    this.open = this.open.filter((one) => one !== open);
    const { exchange, operation } = open;
    Object.assign(exchange, { status, answer, answeredAt: this.world.clock.now });
    operation.isSettled ||= status !== 202 && status !== 503;
    this.world.tell(
      `${exchange.id} is answered ${status} ${answer?.code ?? answer?.version ?? ''} by ${exchange.door}`,
    );
    if (answer?.version !== undefined) this.workload.versions.set(streamOf(operation.planned), answer.version);
  }

  private giveUp(open: Open): void {
    this.open = this.open.filter((one) => one !== open);
    this.world.tell(`${open.exchange.id} gives up on ${open.exchange.door}`);
  }
}

function answerOf(outcome: Outcome): Pick<Exchange, 'status' | 'answer'> {
  if (outcome.kind === 'unknown') return { status: 202, answer: { stream: outcome.stream } };
  const { stream, version, position, events } = outcome;
  return { status: 201, answer: { stream, version, position, events } };
}

function refusalOf(error: unknown): Pick<Exchange, 'status' | 'answer'> {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  if (error instanceof RuleBroken) return { status: 409, answer: { code } };
  if (error instanceof StreamMoved) return { status: 412, answer: { code, version: error.version } };
  if (error instanceof TooLarge) return { status: 413, answer: { code } };
  if (error instanceof OtherContent) return { status: 422, answer: { code } };
  return { status: error instanceof NotReady || error instanceof UnlikeLog ? 503 : 500, answer: { code } };
}
