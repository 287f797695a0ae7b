/** A question through the QueryBus: reads one snapshot of the views, once they include what the asker has written. */
import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Ledger, parsePosition } from '#ledger';
import type { Sql, Transaction } from '#postgres';
import { type Answer, Arrivals, inSnapshot, orAway, type Sight } from '#views';
import { Problem } from './problems.js';
import { LEDGER, SQL } from './tokens.js';

/** How long a question waits for the views, in milliseconds. */
const PATIENCE = 2000;
/** Questions under way. More would wait for the database until nobody waits for their answers. */
const MOST = 1000;

export class Ask<T> extends Query<Answer<T>> {
  constructor(
    readonly read: (snapshot: Transaction) => Promise<T>,
    readonly sight: Sight,
    /** The position that the answer must include. */
    readonly after?: string,
  ) {
    super();
  }
}

@QueryHandler(Ask)
export class AskHandler implements IQueryHandler<Ask<unknown>, Answer<unknown>> {
  private readonly arrivals: Arrivals;
  private underWay = 0;

  constructor(
    @Inject(SQL) private readonly sql: Sql,
    @Inject(LEDGER) private readonly ledger: Ledger,
  ) {
    this.arrivals = new Arrivals(sql);
  }

  async execute(asked: Ask<unknown>): Promise<Answer<unknown>> {
    if (this.underWay >= MOST)
      throw new Problem('service.not-ready', 'More is asked than can be answered. Ask again later.');
    this.underWay += 1;
    try {
      return await this.answer(asked);
    } finally {
      this.underWay -= 1;
    }
  }

  private async answer({ read, sight, after }: Ask<unknown>): Promise<Answer<unknown>> {
    if (after !== undefined) await orAway(() => this.reached(after));
    return orAway((over) => inSnapshot(this.sql, (snapshot) => (over.throwIfAborted(), read(snapshot)), sight));
  }

  private async reached(text: string): Promise<void> {
    const wanted = parsePosition(text, this.ledger.partitions);
    if (await this.arrivals.reached(wanted, PATIENCE)) return;
    throw new Problem('views.behind', `The views do not include ${text} yet. Ask again.`);
  }
}
