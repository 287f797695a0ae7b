/**
 * A caller at the doors: posts, waits, and posts the same again at any door until the answer is definite.
 * Each try is kept as its caller saw it.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { Chance } from '#testing';
import type { Exchange } from '../judge/checker.js';
import { ask, NoAnswer, type Request } from './ask.js';
import type { PlannedCommand } from './workload.js';

export interface Door {
  name: string;
  url: string;
}

/** A try that was cut off: what was admitted must not be, when a process ends by itself. */
export interface Cut {
  door: string;
  /** Undefined for a request of many lines: some of them had been answered. */
  exchange?: Exchange;
  at: number;
}

export interface Records {
  exchanges: Exchange[];
  cuts: Cut[];
  /** What no caller should ever see. */
  oddities: string[];
}

const BETWEEN_TRIES_MS = 100;
/** Callers differ in it. */
const PATIENCE_MS = [2500, 4000, 4000, 12_000];

export class Client {
  constructor(
    private readonly doors: Door[],
    private readonly records: Records,
    private readonly chance: Chance,
  ) {}

  /** Undefined if the callers went home before there was one. */
  async settle(planned: PlannedCommand, goingHome: AbortSignal): Promise<Exchange | undefined> {
    while (!goingHome.aborted) {
      const exchange = await this.post(this.chance.of(this.doors), planned);
      if (isDefinite(exchange)) return exchange;
      await wait(BETWEEN_TRIES_MS);
    }
    return undefined;
  }

  async post(door: Door, planned: PlannedCommand, patience = this.chance.of(PATIENCE_MS)): Promise<Exchange> {
    const exchange = this.begin(door, planned);
    const { command, body, id, ifMatch } = planned;
    const headers = { 'idempotency-key': id, ...(ifMatch !== undefined && { 'if-match': `"${ifMatch}"` }) };
    try {
      const { status, headers: answered, text } = await ask(door.url, asJson(command, { body, headers, patience }));
      this.end(exchange, status, JSON.parse(text) as Record<string, unknown>);
      if (status === 503 && answered['retry-after'] === undefined) this.odd(exchange, 'a 503 without Retry-After');
    } catch (error) {
      if (error instanceof NoAnswer && error.how === 'lost') this.cut({ door: door.name, exchange, at: Date.now() });
      else if (!(error instanceof NoAnswer)) throw error;
    }
    return exchange;
  }

  /** Many lines in one request: each is answered, or was cut off with all that came after it. */
  async postLines(door: Door, lines: PlannedCommand[]): Promise<Exchange[]> {
    const exchanges = lines.map((line) => this.begin(door, line));
    const body = lines.map(({ id, command, body }) => JSON.stringify({ command, id, body })).join('\n');
    let answered = 0;
    let rest = '';
    const hear = (text: string) => {
      const complete = (rest + text).split('\n');
      rest = complete.pop() ?? '';
      for (const line of complete) {
        const exchange = exchanges[answered++];
        const { status, ...answer } = JSON.parse(line) as Record<string, unknown>;
        if (exchange) this.end(exchange, Number(status), answer);
      }
    };
    const patience = 12_000;
    const headers = { 'content-type': 'application/x-ndjson' };
    try {
      await ask(door.url, { method: 'POST', path: '/v1/commands', headers, body, patience }, hear);
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      if (error.how === 'lost' && answered > 0) this.cut({ door: door.name, at: Date.now() });
    }
    return exchanges;
  }

  /** Reads its own write at another door. */
  async readAfter(door: Door, { answer }: Exchange): Promise<void> {
    const { stream = '', version = 0, position = '' } = answer ?? {};
    try {
      const path = `/v1/streams/${stream}?limit=1`;
      const { status, text } = await ask(door.url, { path, headers: { 'read-after': position }, patience: 5000 });
      const seen = (JSON.parse(text) as { version?: number }).version ?? 0;
      if (status === 200 && seen < version)
        this.records.oddities.push(`Read-After ${position} at ${door.name}: ${stream} has ${seen}, not ${version}`);
      if (status !== 200 && status !== 503)
        this.records.oddities.push(`Read-After ${position} at ${door.name}: ${status} ${text}`);
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
    }
  }

  private begin(door: Door, { id, command, body, ifMatch }: PlannedCommand): Exchange {
    const exchange: Exchange = {
      door: door.name,
      by: 'local',
      id,
      command,
      body,
      ...(ifMatch !== undefined && { ifMatch }),
      sentAt: Date.now(),
    };
    this.records.exchanges.push(exchange);
    return exchange;
  }

  private end(exchange: Exchange, status: number, answer: Exchange['answer']): void {
    Object.assign(exchange, { answeredAt: Date.now(), status, answer });
    if (![201, 202, 409, 412, 422, 503].includes(status)) this.odd(exchange, `${status} ${JSON.stringify(answer)}`);
  }

  private odd({ door, command, id }: Exchange, what: string): void {
    this.records.oddities.push(`${command} ${id} at ${door}: ${what}`);
  }

  private cut(cut: Cut): void {
    this.records.cuts.push(cut);
  }
}

function asJson(
  command: string,
  { body, headers, patience }: { body: object; headers: Record<string, string>; patience: number },
): Request {
  const json = { 'content-type': 'application/json', ...headers };
  return { method: 'POST', path: `/v1/commands/${command}`, headers: json, body: JSON.stringify(body), patience };
}

export function isDefinite({ status }: Exchange): boolean {
  return status !== undefined && status !== 202 && status !== 503;
}
