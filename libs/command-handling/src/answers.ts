/** What a post can come to, beside a broken rule: one outcome that stands, one that nobody knows yet, three refusals. */
import type { Event } from '#newsroom';

export type Outcome = Accepted | Unknown;

/** Read back from the log, standing. */
export interface Accepted {
  kind: 'stands';
  id: string;
  stream: string;
  /** The stream's version after this commit. */
  version: number;
  events: Event[];
  /** Where the log stood in this stream's partition with this commit included. */
  position: string;
}

/** Sent, and not read back within the deadline: it may stand yet. */
export interface Unknown {
  kind: 'unknown';
  id: string;
  stream: string;
}

/** The caller named a version, and the stream has another. */
export class StreamMoved extends Error {
  readonly code = 'stream.moved';
  constructor(
    stream: string,
    readonly version: number,
    wanted: number,
  ) {
    super(`${stream} is at version ${version}, not ${wanted}: somebody wrote first. Read it and decide again.`);
  }
}

/** The same key came before with another command or body. */
export class OtherContent extends Error {
  readonly code = 'command.other-content';
  constructor(id: string, stream: string) {
    super(`The key ${id} was used on ${stream} for a command with other content. Take a new key for a new command.`);
  }
}

/** Nothing was sent: the service cannot take the command now. */
export class NotReady extends Error {
  readonly code = 'service.not-ready';
  constructor(reason: string, options?: ErrorOptions) {
    super(`${reason} Nothing was written; post it again later with the same key.`, options);
  }
}

/** What is on file of the stream is not what the log holds: nothing is decided on it. `how` is for whoever runs the service. */
export class UnlikeLog extends Error {
  readonly code = 'stream.unlike-log';
  constructor(
    readonly stream: string,
    readonly how: string,
  ) {
    super(
      `What the views hold of ${stream} is not what the log holds. Nothing was written; post it again with the same key once whoever runs this service has had the views built anew.`,
    );
  }
}

/** What stands in the stream cannot be folded by this release: nothing can be decided on it. */
export class StreamPassedOver extends Error {
  readonly code = 'stream.passed-over';
  constructor(stream: string, options?: ErrorOptions) {
    super(
      `${stream} holds a commit that this release cannot take (the log of the service says which), so nothing is decided on it, and nothing was written. All that stands in it is kept, and is at /v1/streams/${stream}. A release that takes it goes on with it.`,
      options,
    );
  }
}

/** The commit would be longer than the log takes. */
export class TooLarge extends Error {
  readonly code = 'command.too-large';
  constructor(bytes: number, most: number) {
    super(`The commit would take ${bytes} bytes; the log takes ${most} at most. Say it in less.`);
  }
}
