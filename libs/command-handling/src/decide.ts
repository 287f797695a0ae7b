/** The decision: a post and what it is decided on, in; a commit, ready for the log, out. Pure, but for what it throws. */
import { advance, type Commit, encodeCommit, type Head, headOf } from '#ledger';
import { type Context, onFile } from '#newsroom';
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
  // Such a commit would be void for everybody, and be sent again for ever.
  if (events.length === 0) throw new Error(`${definition.command} was accepted, and says nothing.`);
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
  const state = commit.events.reduce(stream.definition.evolve, on.state);
  return { post, value, hash, then: { head: advance(on.head, commit, hash), state } };
}

/** Never earlier than the stream's previous commit, nor than any fact that the decision refers to. */
function momentOf({ references }: Post, { head }: Standpoint, now: number): string {
  const facts = [head.at, ...references.map((stream) => stream.head.at)].filter((at) => at !== null);
  return facts.reduce((latest, at) => (at > latest ? at : latest), new Date(now).toISOString());
}

/** A stream in which nothing stands is not on file. */
function factOf(references: StreamInUse[], name: string): unknown {
  const stream = references.find((one) => one.name === name);
  return stream && stream.head.version > 0 ? stream.state : undefined;
}
