/** So many connections, opened as they are wanted, each lent to one asker at a time. */
import type { Connection } from './connection.js';

export interface Borrower {
  /** It is the borrower's alone until that gives it back. */
  take(connection: Connection): void;
  refuse(error: Error): void;
}

export class Lending {
  private readonly all = new Set<Connection>();
  private readonly idle: Connection[] = [];
  private readonly waiting: Borrower[] = [];
  private ending: { timeout?: number } | undefined;
  private over: Promise<void> | undefined;
  private readonly ended: Promise<void>[] = [];
  private tellUnused: () => void = () => undefined;

  constructor(
    private readonly max: number,
    private readonly open: () => Connection,
  ) {}

  /** In the order in which they come. Refuses at once when it ends. */
  lend(borrower: Borrower): void {
    if (this.ending) return borrower.refuse(ended());
    const connection = this.free();
    if (connection) borrower.take(connection);
    else this.waiting.push(borrower);
  }

  giveBack(connection: Connection): void {
    if (connection.isGone) this.all.delete(connection);
    else this.idle.push(connection);
    for (let free; this.waiting.length > 0 && (free = this.free());) this.waiting.shift()?.take(free);
    if (this.ending) this.endIdle(this.ending);
  }

  /** Once all that was asked before is answered, or after so many seconds: what still runs is cut off then, and what waits refused. */
  end(options: { timeout?: number } = {}): Promise<void> {
    this.over ??= this.endAll(options);
    return this.over;
  }

  private async endAll(options: { timeout?: number }): Promise<void> {
    this.ending = options;
    let late: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      this.tellUnused = resolve;
      if (options.timeout !== undefined) late = setTimeout(resolve, options.timeout * 1000);
      this.endIdle(options);
    });
    clearTimeout(late);
    for (const borrower of this.waiting.splice(0)) borrower.refuse(ended());
    this.ended.push(...[...this.all].map(({ sql }) => sql.end({ timeout: 0 })));
    await Promise.all(this.ended);
  }

  /** One that is open, before one is opened. */
  private free(): Connection | undefined {
    const open = this.idle.findLastIndex(({ isOpen }) => isOpen);
    if (open >= 0) return this.idle.splice(open, 1)[0];
    if (this.all.size === this.max) return this.idle.pop();
    const opened = this.open();
    this.all.add(opened);
    return opened;
  }

  private endIdle(options: { timeout?: number }): void {
    for (const connection of this.idle.splice(0)) {
      this.all.delete(connection);
      this.ended.push(connection.sql.end(options));
    }
    if (this.all.size === 0) this.tellUnused();
  }
}

function ended(): Error {
  return Object.assign(new Error('The connections to Postgres were closed.'), { code: 'CONNECTION_ENDED' });
}
