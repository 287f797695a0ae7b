/** For whoever runs the service: streams of which the views hold something else than the log, each said once. */
import { NotReady, StreamPassedOver, UnlikeLog } from './answers.js';

/** Streams remembered. */
const MOST = 1000;

export class Alarms {
  private readonly raised = new Set<string>();

  constructor(private readonly log: { error(about: object, message: string): void }) {}

  /** What a post is answered whose streams could not be read. */
  answerTo(reason: unknown): Error {
    if (reason instanceof StreamPassedOver) return reason;
    if (!(reason instanceof UnlikeLog)) return new NotReady('The stream could not be read.', { cause: reason });
    this.raise(reason);
    return reason;
  }

  private raise({ stream, how }: UnlikeLog): void {
    if (this.raised.has(stream)) return;
    if (this.raised.size >= MOST) this.raised.clear();
    this.raised.add(stream);
    this.log.error(
      { stream, how },
      `what the views hold of ${stream} is not what the log holds (${how}): commands on it are refused. Somebody beside Stet writes to its database, or the database has lost something. Keep the views aside ("alter schema stet_index rename to stet_kept") and restart: new ones are built from the log.`,
    );
  }
}
