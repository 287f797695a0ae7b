/**
 * Was a refusal true? It must be what the rules say at some state that the streams had between the post and its
 * answer, and at which the post's own commit did not stand: else that would have been the answer.
 */
import type { Exchange } from './checker.js';
import type { Stood, Streams } from './replay.js';

/**
 * What the newsroom's rules say of a command on the streams' standing events: undefined if it is accepted, else the
 * refusal's code. It may ask for any stream by `get` or `has`.
 */
export type Refusal = (exchange: Exchange, standing: Map<string, object[]>) => string | undefined;

interface Refused {
  exchange: Exchange;
  stream: string;
  /** Its own commit, if that stands at all. */
  own: Stood | undefined;
}

/** From when on and until when, in milliseconds. */
interface Window {
  from: number;
  to: number;
}

export class Refusals {
  constructor(
    private readonly streams: Streams,
    private readonly rules: { refusal: Refusal; clockSlackMs: number },
  ) {}

  isTrue(refused: Refused): boolean {
    const { sentAt, answeredAt = sentAt } = refused.exchange;
    const { clockSlackMs } = this.rules;
    const window = { from: sentAt - clockSlackMs, to: answeredAt + clockSlackMs };
    const counts = this.countsIn(refused.stream, window).filter((count) => !this.isIn(refused, count));
    return counts.some((count) =>
      refused.exchange.status === 412
        ? this.hasMoved(refused, count)
        : this.isRefused(refused.exchange, window, new Map([[refused.stream, count]])),
    );
  }

  /** How many commits a stream had: every such number of the window. */
  private countsIn(stream: string, { from, to }: Window): number[] {
    const standing = this.streams.get(stream) ?? [];
    return Array.from({ length: standing.length + 1 }, (_, count) => count).filter(
      (count) =>
        (standing[count - 1]?.appendedAt ?? -Infinity) <= to && (standing[count]?.appendedAt ?? Infinity) >= from,
    );
  }

  private isIn({ stream, own }: Refused, count: number): boolean {
    return own !== undefined && (this.streams.get(stream) ?? []).indexOf(own) < count;
  }

  private hasMoved({ exchange, stream }: Refused, count: number): boolean {
    const version = this.streams.get(stream)?.[count - 1]?.version ?? 0;
    return version !== exchange.ifMatch && (exchange.answer?.version ?? version) === version;
  }

  /** Tries every state of each stream that the rules turn out to ask for. */
  private isRefused(exchange: Exchange, window: Window, chosen: Map<string, number>): boolean {
    const asked = new StreamLookup((stream) => {
      const counts = chosen.has(stream) ? [chosen.get(stream) ?? 0] : this.countsIn(stream, window);
      return { events: this.eventsOf(stream, counts[0] ?? 0), counts };
    });
    const code = this.rules.refusal(exchange, asked);
    if (!asked.undecided) return code === exchange.answer?.code;
    const { stream, counts } = asked.undecided;
    return counts.some((count) => this.isRefused(exchange, window, new Map([...chosen, [stream, count]])));
  }

  private eventsOf(stream: string, count: number): object[] {
    return (this.streams.get(stream) ?? []).slice(0, count).flatMap(({ events }) => events);
  }
}

/** Gives the events of whatever stream is asked for, and keeps in mind the first that had more states than one. */
class StreamLookup extends Map<string, object[]> {
  undecided: { stream: string; counts: number[] } | undefined;

  constructor(private readonly find: (stream: string) => { events: object[]; counts: number[] }) {
    super();
  }

  override get(stream: string): object[] | undefined {
    const { events, counts } = this.find(stream);
    if (counts.length > 1) this.undecided ??= { stream, counts };
    return events.length > 0 ? events : undefined;
  }

  override has(stream: string): boolean {
    return this.get(stream) !== undefined;
  }
}
