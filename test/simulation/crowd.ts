/** The clients of a world: they post, retry the same key anywhere, repeat themselves, give up. What they see is kept. */
import { NotReady, OtherContent, type Outcome, StreamMoved, TooLarge, UnlikeLog } from '#command-handling';
import { commandNamed, RuleBroken } from '#newsroom';
import type { SimulatedClock, Step, StepSource } from '#testing';
import type { Chance } from '../torture/chance.js';
import type { Exchange } from '../judge/checker.js';
import { type Intent, Newsdesk, streamOf } from './newsdesk.js';
import type { SimulatedProcess } from './simulated-process.js';

interface Matter {
  intent: Intent;
  tries: number;
  /** It has its answer. */
  isSettled: boolean;
}

interface Open {
  matter: Matter;
  exchange: Exchange;
  process: SimulatedProcess;
}

export interface CrowdOptions {
  commands: number;
  /** Posts under way at once. */
  crowd: number;
}

export class Crowd implements StepSource {
  readonly history: Exchange[] = [];
  readonly matters: Matter[] = [];
  open: Open[] = [];
  isCalm = false;
  private readonly desk: Newsdesk;

  constructor(
    private readonly world: { chance: Chance; clock: SimulatedClock; tell(what: string): void },
    private readonly processes: SimulatedProcess[],
    private readonly options: CrowdOptions,
  ) {
    this.desk = new Newsdesk(world.chance);
  }

  get hasPostedAll(): boolean {
    return this.matters.length >= this.options.commands;
  }

  get isDone(): boolean {
    return this.open.length === 0 && this.matters.every(({ isSettled }) => isSettled);
  }

  steps(): Step[] {
    const room = this.options.crowd - this.open.length;
    if (room <= 0) return [];
    const waiting = this.matters.filter((matter) => !matter.isSettled && !this.isOpen(matter));
    const steps: Step[] = [];
    if (!this.hasPostedAll) steps.push({ what: 'posts', weight: 1, act: () => this.postSome(room) });
    if (waiting.length > 0) steps.push({ what: 'retries', weight: 0.4, act: () => this.post(this.of(waiting)) });
    if (this.isCalm || this.matters.length === 0) return steps;
    steps.push({ what: 'repeats', weight: 0.1, act: () => this.post(this.of(this.matters)) });
    if (this.open.length === 0) return steps;
    steps.push({ what: 'repeats at once', weight: 0.25, act: () => this.post(this.of(this.open).matter) });
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
        const intent = this.desk.probe(stream, this.matters.length);
        if (intent) this.post({ intent, tries: 0, isSettled: false }, process);
      }
  }

  get whoWaits(): string {
    return this.matters
      .filter((matter) => !matter.isSettled || this.isOpen(matter))
      .map(({ intent, tries }) => `${intent.id} on ${streamOf(intent)} after ${tries} tries`)
      .join(', ');
  }

  waitsAt(process: SimulatedProcess): boolean {
    return this.open.some((one) => one.process === process);
  }

  private isOpen(matter: Matter): boolean {
    return this.open.some((one) => one.matter === matter);
  }

  private of<One>(all: One[]): One {
    return this.world.chance.of(all);
  }

  private postSome(room: number): void {
    const { chance } = this.world;
    const count = chance.next() < 0.7 ? 1 : chance.between(1, room);
    for (let n = 0; n < count && !this.hasPostedAll; n++)
      this.post({ intent: this.desk.next(), tries: 0, isSettled: false });
  }

  private post(matter: Matter, process: SimulatedProcess = this.of(this.processes)): void {
    if (!this.matters.includes(matter)) this.matters.push(matter);
    const { intent } = matter;
    const { clock, tell } = this.world;
    // Nobody listens: nothing was sent.
    if (process.isDown || process.isClosed) return tell(`${intent.id} finds ${process.name} away`);
    matter.tries += 1;
    const exchange: Exchange = { door: process.name, ...intent, sentAt: clock.now };
    const open = { matter, exchange, process };
    this.history.push(exchange);
    this.open.push(open);
    tell(`${intent.id} ${intent.command} ${intent.ifMatch ?? ''} to ${process.name}`);
    const definition = commandNamed(intent.command);
    if (!definition) throw new Error(`There is no command ${intent.command}.`);
    const { id, by, body, ifMatch } = intent;
    process.post({ definition, id, by, body, ...(ifMatch !== undefined && { ifMatch }) }).then(
      (outcome) => this.hear(open, answerOf(outcome)),
      (error: unknown) => this.hear(open, refusalOf(error)),
    );
  }

  private hear(open: Open, { status, answer }: Pick<Exchange, 'status' | 'answer'>): void {
    if (!this.open.includes(open)) return;
    this.open = this.open.filter((one) => one !== open);
    const { exchange, matter } = open;
    Object.assign(exchange, { status, answer, answeredAt: this.world.clock.now });
    matter.isSettled ||= status !== 202 && status !== 503;
    this.world.tell(
      `${exchange.id} is answered ${status} ${answer?.code ?? answer?.version ?? ''} by ${exchange.door}`,
    );
    if (answer?.version !== undefined) this.desk.versions.set(streamOf(matter.intent), answer.version);
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
