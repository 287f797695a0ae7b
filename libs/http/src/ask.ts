/** A question through the QueryBus: reads the views, once they include what the asker has written. */
import { setTimeout as wait } from 'node:timers/promises';
import { Inject } from '@nestjs/common';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { parsePosition, reaches } from '#ledger';
import type { Sql } from '#postgres';
import { type Answer, positionIn } from '#views';
import { Problem } from './problems.js';
import { PARTITIONS, SQL } from './tokens.js';

/** How long a question waits for the views, and how often it looks, in milliseconds. */
const PATIENCE = 2000;
const LOOK_EVERY = 15;

export class Ask<T> {
  constructor(
    readonly read: (sql: Sql) => Promise<Answer<T>>,
    /** The position that the answer must include. */
    readonly after?: string,
  ) {}
}

@QueryHandler(Ask)
export class AskHandler implements IQueryHandler<Ask<unknown>, Answer<unknown>> {
  constructor(
    @Inject(SQL) private readonly sql: Sql,
    @Inject(PARTITIONS) private readonly partitions: number,
  ) {}

  async execute({ read, after }: Ask<unknown>): Promise<Answer<unknown>> {
    if (after !== undefined) await this.reached(after);
    return read(this.sql);
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
