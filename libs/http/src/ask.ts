/** A question through the QueryBus: reads one snapshot of the views, once they include what the asker has written. */
import { setTimeout as wait } from 'node:timers/promises';
import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { parsePosition, reaches } from '#ledger';
import type { Sql, Transaction } from '#postgres';
import { type Answer, inSnapshot, positionIn } from '#views';
import { Problem } from './problems.js';
import { PARTITIONS, SQL } from './tokens.js';

/** How long a question waits for the views, and how often it looks, in milliseconds. */
const PATIENCE = 2000;
const LOOK_EVERY = 15;

export class Ask<T> extends Query<Answer<T>> {
  constructor(
    readonly read: (snapshot: Transaction) => Promise<T>,
    /** The position that the answer must include. */
    readonly after?: string,
  ) {
    super();
  }
}

@QueryHandler(Ask)
export class AskHandler implements IQueryHandler<Ask<unknown>, Answer<unknown>> {
  constructor(
    @Inject(SQL) private readonly sql: Sql,
    @Inject(PARTITIONS) private readonly partitions: number,
  ) {}

  async execute({ read, after }: Ask<unknown>): Promise<Answer<unknown>> {
    if (after !== undefined) await this.reached(after);
    return inSnapshot(this.sql, read);
  }

  private async reached(text: string): Promise<void> {
    const wanted = parsePosition(text, this.partitions);
    const until = Date.now() + PATIENCE;
    while (!reaches(await positionIn(this.sql), wanted)) {
      if (Date.now() > until) throw new Problem('views.behind', `The views do not include ${text} yet. Ask again.`);
      await wait(LOOK_EVERY);
    }
  }
}
