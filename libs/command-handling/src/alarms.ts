/**
 * For whoever runs the service: streams of which the views hold something else than the log, and those that this release
 * cannot fold, each said once.
 */
import { NotReady, StreamPassedOver, UnlikeLog } from './answers.js';
import { whatFailed } from './what-failed.js';

/** Streams remembered. */
const MOST = 1000;

export class Alarms {
  private readonly raised = new Set<string>();

  constructor(private readonly log: { error(about: object, message: string): void }) {}

  /** What a post is answered whose streams could not be read. */
  answerTo(reason: unknown): Error {
    if (reason instanceof StreamPassedOver) return reason;
    if (!(reason instanceof UnlikeLog)) return new NotReady('The stream could not be read.', { cause: reason });
    this.unlike(reason);
    return reason;
  }

  /** `position` is the one behind the commit. */
  cannotFold(stream: string, position: string, error: unknown): void {
    const why = whatFailed(error);
    this.raise(
      { stream, position, why },
      `${stream} holds a commit, the last one before position ${position}, that this release cannot take (${why}): commands on it, and those that refer to it, are refused. All that stands in it is kept, and is at /v1/streams/${stream}; a release that takes it goes on with it. Tell whoever makes Stet this line.`,
    );
  }

  private raise(about: { stream: string; [detail: string]: string }, message: string): void {
    const { stream } = about;
    if (this.raised.has(stream)) return;
    if (this.raised.size >= MOST) this.raised.clear();
    this.raised.add(stream);
    this.log.error(about, message);
  }

  private unlike({ stream, how }: UnlikeLog): void {
    this.raise(
      { stream, how },
      `what the views hold of ${stream} is not what the log holds (${how}): commands on it are refused. Somebody beside Stet writes to its database, or the database has lost something. Keep the views aside ("alter schema stet_index rename to stet_kept") and restart: new ones are built from the log.`,
    );
  }
}
