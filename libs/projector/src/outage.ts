/** While the database takes no batch: said when it begins and when it is over, and not at each try between. */
export interface Saying {
  warn(about: object, message: string): void;
  info?(about: object, message: string): void;
}

export class Outage {
  /** Whose batches wait. */
  private readonly waiting = new Set<object>();
  private since = 0;
  private why = '';

  constructor(private readonly log: Saying) {}

  /** A sentence; undefined while there is none. */
  get says(): string | undefined {
    if (this.waiting.size === 0) return undefined;
    return `The views have taken nothing since ${new Date(this.since).toISOString()} (${this.why}).`;
  }

  begin(whose: object, error: unknown): void {
    const isFirst = this.waiting.size === 0;
    this.waiting.add(whose);
    if (!isFirst) return;
    this.since = Date.now();
    this.why = error instanceof Error && 'code' in error ? String(error.code) : 'it failed';
    this.log.warn({ err: error }, `${this.says} What is read of the log is kept, and tried again until they do.`);
  }

  end(whose: object): void {
    if (!this.waiting.delete(whose) || this.waiting.size > 0) return;
    this.log.info?.({}, `The views take what is read again, after ${Math.round((Date.now() - this.since) / 1000)} s.`);
  }
}
