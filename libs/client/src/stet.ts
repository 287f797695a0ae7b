/**
 * Stet from outside: a newsroom's tool, an importer, a page. It posts each command under a key, so that a post may be
 * sent again until its outcome is known; reads what it wrote; and follows the feed through whatever cuts it off.
 */
import { postLines } from './bulk.js';
import { Door } from './door.js';
import { NotNow } from './errors.js';
import { type FeedCommit, followFeed, type FollowOptions } from './follow.js';
import { latestOf } from './latest.js';
import { Patience } from './patience.js';
import type { Answer, CommandBody, CommandName, Line, LineAnswer, Path, Query, Accepted } from './words.js';

export interface StetOptions {
  /** Of a door, such as http://127.0.0.1:4040. */
  url: string;
  /** A door on this machine alone asks for none. */
  key?: string;
  /** How long a call without a signal goes on while nothing comes of it; a minute by default. */
  patienceMs?: number;
  /** Before the second try, where the door does not say; by default 100 ms, then twice as long each time. */
  pauseMs?: number;
  fetch?: typeof globalThis.fetch;
}

export interface CallOptions {
  /** How long to go on: where it is given, it is the only limit. */
  signal?: AbortSignal;
}

export interface PostOptions extends CallOptions {
  /** The command's id: whoever may post it again after a crash keeps it. By default a new one. */
  key?: string;
  /** The stream's version that it is meant for. */
  ifMatch?: number;
}

/** `id` stands for `{id}` in the path. */
export type Question<P extends Path> = CallOptions & {
  query?: Query<P>;
  /** A position to include; by default all that this client has posted. */
  readAfter?: string;
} & (P extends `${string}{id}${string}` ? { id: string } : { id?: never });

type QuestionArguments<P extends Path> = P extends `${string}{id}${string}` ? [Question<P>] : [Question<P>?];

const PATIENCE_MS = 60_000;
const PAUSE_MS = 100;

export class Stet {
  private readonly door: Door;
  private readonly limits: { patienceMs: number; pauseMs: number };
  private written = '';

  constructor({ url, key, fetch = globalThis.fetch.bind(globalThis), ...limits }: StetOptions) {
    this.door = new Door(url, key, fetch);
    this.limits = { patienceMs: PATIENCE_MS, pauseMs: PAUSE_MS, ...limits };
  }

  /** Of the log: it includes all that this client has posted. */
  get position(): string {
    return this.written;
  }

  /** Resolves once it stands in the log. Throws Refused if a rule or the door refuses it, GaveUp at the limit. */
  async post<Name extends CommandName>(
    command: Name,
    body: CommandBody<Name>,
    { key = crypto.randomUUID(), ifMatch, signal }: PostOptions = {},
  ): Promise<Accepted> {
    const what = `${command} ${key}`;
    const headers = {
      'content-type': 'application/json',
      'idempotency-key': key,
      'if-match': ifMatch === undefined ? undefined : `"${ifMatch}"`,
    };
    const request = { what, path: `/v1/commands/${command}`, method: 'POST' as const, headers };
    const accepted = await this.patiently({ what, signal }, async (ending) => {
      const answer = await this.door.json<Accepted>({ ...request, body: JSON.stringify(body), signal: ending });
      if (answer.status !== 201) throw new NotNow('202: nobody knew yet whether it stands');
      return answer.body;
    });
    this.written = latestOf([this.written, accepted.position]);
    return accepted;
  }

  /** An answer to each line, in their order; what is refused stops nothing. Throws GaveUp at the limit. */
  async *bulk(
    lines: AsyncIterable<Line> | Iterable<Line>,
    { signal }: CallOptions = {},
  ): AsyncGenerator<LineAnswer, void, undefined> {
    for await (const answer of postLines(this.door, lines, { signal, ...this.limits })) {
      if ('position' in answer) this.written = latestOf([this.written, answer.position]);
      yield answer;
    }
  }

  /** Throws Refused, for what is not there too; GaveUp at the limit. */
  ask<P extends Path>(path: P, ...[question]: QuestionArguments<P>): Promise<Answer<P>> {
    const { id = '', query = {}, readAfter = this.written, signal } = question ?? ({} as Question<P>);
    const address = `${path.replace('{id}', encodeURIComponent(id))}${queryOf(query)}`;
    const headers = { accept: 'application/json', 'read-after': readAfter === '' ? undefined : readAfter };
    return this.patiently({ what: `asking ${address}`, signal }, async (ending) => {
      const { body } = await this.door.json<Answer<P>>({ what: address, path: address, headers, signal: ending });
      return body;
    });
  }

  /** The pages of a list, one after the other, the next when it is wanted. */
  async *pages<P extends Path>(
    path: P,
    ...[question]: QuestionArguments<P>
  ): AsyncGenerator<Answer<P>, void, undefined> {
    for (let cursor: string | undefined; ;) {
      const query = { ...question?.query, ...(cursor !== undefined && { cursor }) };
      const page = await this.ask(path, ...([{ ...question, query }] as unknown as QuestionArguments<P>));
      yield page;
      const { next } = page as { next?: string | null };
      if (next === undefined || next === null) return;
      cursor = next;
    }
  }

  /** What the desk has put on record, as the views have it, until the signal ends it: see `followFeed`. */
  follow(options: FollowOptions = {}): AsyncGenerator<FeedCommit, void, undefined> {
    return followFeed(this.door, { ...options, pauseMs: this.limits.pauseMs });
  }

  private async patiently<T>(
    { what, signal }: { what: string; signal: AbortSignal | undefined },
    act: (ending: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const patience = new Patience(what, { signal, ...this.limits });
    try {
      return await patience.persist(() => act(patience.signal));
    } finally {
      patience.over();
    }
  }
}

function queryOf(words: object): string {
  const said = new URLSearchParams();
  for (const [name, value] of Object.entries(words)) if (value !== undefined) said.set(name, String(value));
  const text = said.toString();
  return text === '' ? '' : `?${text}`;
}
