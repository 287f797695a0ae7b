/**
 * A channel of notifications, listened to on one connection, however many are told. When that is lost it is listened to on
 * a new one, for as long as it takes.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type postgres from 'postgres';

/** Between two tries. */
const BACKOFF_MS = 250;

export interface Subscriber {
  onNotify(payload: string): void;
  /** The channel is listened to, from now on or again: what was notified before is not known. */
  onListen?(): void;
}

export class Channel {
  private readonly subscribers = new Set<Subscriber>();
  private current: postgres.Sql | undefined;
  private begun: Promise<void> | undefined;
  private isListening = false;
  private isEnded = false;

  /** `open` opens a connection of its own, and says once when that is lost. */
  constructor(
    private readonly name: string,
    private readonly open: (onLost: () => void) => postgres.Sql,
  ) {}

  get isUnused(): boolean {
    return this.subscribers.size === 0;
  }

  /** Throws if the first try fails; then nobody is subscribed. */
  async add(subscriber: Subscriber): Promise<void> {
    this.subscribers.add(subscriber);
    try {
      this.begun ??= this.begin();
      if (this.isListening) subscriber.onListen?.();
      await this.begun;
    } catch (error) {
      this.subscribers.delete(subscriber);
      throw error;
    }
  }

  remove(subscriber: Subscriber): void {
    this.subscribers.delete(subscriber);
  }

  async end(): Promise<void> {
    this.isEnded = true;
    await this.current?.end({ timeout: 0 });
  }

  private async begin(): Promise<void> {
    const opened: postgres.Sql = this.open(() => {
      if (opened === this.current) void this.again();
    });
    this.current = opened;
    await opened.listen(
      this.name,
      (payload) => this.tell(({ onNotify }) => onNotify(payload)),
      () => {
        this.isListening = true;
        this.tell(({ onListen }) => onListen?.());
      },
    );
  }

  private async again(): Promise<void> {
    this.current = undefined;
    this.isListening = false;
    await wait(BACKOFF_MS);
    // A try that fails has lost its connection too, which tries again.
    if (!this.isEnded) await this.begin().catch(() => undefined);
  }

  private tell(how: (subscriber: Subscriber) => void): void {
    for (const subscriber of this.subscribers) how(subscriber);
  }
}
