/** The decision: a post and what it is decided on, in; a commit, ready for the log, out. Pure, but for what it throws. */
import { advance, type Commit, encodeCommit, type Head, headOf } from '#ledger';
import { type Context, type Event, onFile } from '#newsroom';
import { StreamMoved, TooLarge } from './answers.js';
import type { Pending } from './chain.js';
import type { Post } from './post.js';
import type { StreamInUse } from './stream-in-use.js';

/** What a commit is decided on: the stream as it stands, or as it will stand once the chain so far does. */
export interface Standpoint {
  head: Head;
  state: unknown;
}

export interface Ground {
  stream: StreamInUse;
  on: Standpoint;
  /** Milliseconds since 1970. */
  now: number;
  maxBytes: number;
}

/** Throws RuleBroken, StreamMoved or TooLarge. `then` is what the next of a chain is decided on. */
export function decide(post: Post, { stream, on, now, maxBytes }: Ground): Pending & { then: Standpoint } {
  const { definition, body, by, id, ifMatch } = post.request;
  if (ifMatch !== undefined && ifMatch !== on.head.version)
    throw new StreamMoved(stream.name, on.head.version, ifMatch);
  const context: Context = {
    now: momentOf(post, on, now),
    by,
    onFile: onFile((name) => factOf(post.references, name)),
  };
  const events = definition.decide(body, on.state, context);
  assertSaysSomething(definition.command, stream, events);
  const commit: Commit = {
    v: 1,
    id,
    stream: stream.name,
    after: on.head.version,
    on: on.head.on,
    command: definition.command,
    digest: post.digest,
    events,
    by,
    at: context.now,
  };
  const value = encodeCommit(commit);
  if (value.length > maxBytes) throw new TooLarge(value.length, maxBytes);
  const hash = headOf(value);
  const state = stream.definition.fold(on.state, commit);
  return { post, value, hash, then: { head: advance(on.head, commit, hash), state } };
}

/** Without events it would be void for everybody, and be sent again for ever. What folds pass over would mean nothing. */
function assertSaysSomething(command: string, { name, definition }: StreamInUse, events: Event[]): void {
  if (events.length === 0) throw new Error(`${command} was accepted, and says nothing.`);
  const sound = definition.sound({ stream: name, events }, true);
  if (events.every(({ data }, place) => data === sound[place]?.data)) return;
  throw new Error(
    `${command} was accepted, and says what no fold takes: \`decided\` names what its event has beside its fields. ${JSON.stringify(events)}`,
  );
}

/** Never earlier than the stream's previous commit, nor than any fact that the decision refers to. */
function momentOf({ references }: Post, { head }: Standpoint, now: number): string {
  const all = [head.at, ...references.map((stream) => stream.head.at)];
  // A time that no Stet wrote is none.
  const facts = all.filter((at) => at !== null && AT.test(at)) as string[];
  return facts.reduce((latest, at) => (at > latest ? at : latest), new Date(now).toISOString());
}

const AT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** A stream in which nothing stands that counts is not on file. */
function factOf(references: StreamInUse[], name: string): unknown {
  const stream = references.find((one) => one.name === name);
  return stream?.state === stream?.definition.initial ? undefined : stream?.state;
}
