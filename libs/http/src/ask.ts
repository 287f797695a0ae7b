/** A question through the QueryBus: reads one snapshot of the views, once they include what the asker has written. */
import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Ledger, parsePosition } from '#ledger';
import type { Sql } from '#postgres';
import {
  type Answer,
  Arrivals,
  indexPosition,
  inSnapshot,
  orAway,
  recordDisclosure,
  type ShownTo,
  type SlicedFor,
  type Snapshot,
  type Visibility,
  WholeClaims,
} from '#views';
import type { DoorLimits } from './limits.js';
import { Problem } from './problems.js';
import { DOOR_LIMITS, LEDGER, SQL } from './tokens.js';

interface Asking extends Visibility {
  shownTo: ShownTo;
  /** The position that the answer must include. */
  after?: string | undefined;
  /** Is it answered from the log's index, which is there before any view? */
  ofIndex?: boolean | undefined;
  /** The claim that is read whole. */
  wholeClaim?: string | undefined;
  /** Does anybody else ask just now? */
  doOthersAsk?(): boolean;
}

/** What is known of whoever waits for an answer. */
export type Waiting = Required<SlicedFor>;

/** So long an answer may rest while others ask: behind that it goes on, for who asks does not wait for ever. */
const RESTS_MS = 2500;

export class Ask<T> extends Query<Answer<T>> {
  constructor(
    readonly read: (snapshot: Snapshot, waiting: Waiting) => Promise<T>,
    readonly asking: Asking,
  ) {
    super();
  }
}

@QueryHandler(Ask)
export class AskHandler implements IQueryHandler<Ask<unknown>, Answer<unknown>> {
  private readonly arrivals: Record<'inViews' | 'inIndex', Arrivals>;
  private underWay = 0;
  private readonly wholeClaims: WholeClaims;

  constructor(
    @Inject(SQL) private readonly sql: Sql,
    @Inject(LEDGER) private readonly ledger: Ledger,
    @Inject(DOOR_LIMITS) private readonly limits: Pick<DoorLimits, 'questions' | 'arrivalMs'>,
  ) {
    this.arrivals = { inViews: new Arrivals(sql), inIndex: new Arrivals(sql, indexPosition) };
    this.wholeClaims = new WholeClaims(sql);
  }

  async execute(asked: Ask<unknown>): Promise<Answer<unknown>> {
    // More would wait for the database until nobody waits for their answers.
    if (this.underWay >= this.limits.questions)
      throw new Problem('service.not-ready', 'More is asked than can be answered. Ask again later.');
    this.underWay += 1;
    try {
      return await this.answer(asked);
    } finally {
      this.underWay -= 1;
    }
  }

  private async answer({ read, asking }: Ask<unknown>): Promise<Answer<unknown>> {
    const { after, wholeClaim, ofIndex = false } = asking;
    if (after !== undefined) await orAway(() => this.reached(after, ofIndex));
    const ask = () => this.answerNow(read, asking);
    const answered = await (wholeClaim === undefined ? ask() : this.wholeClaims.read(wholeClaim, ask));
    const { disclosed } = answered;
    // What is not on record is not shown.
    if (disclosed) await orAway(() => recordDisclosure(this.sql, asking.shownTo, disclosed));
    return answered;
  }

  private answerNow<T>(read: Ask<T>['read'], asking: Asking): Promise<Answer<T>> {
    const until = performance.now() + RESTS_MS;
    const doOthersAsk = () => performance.now() < until && (asking.doOthersAsk?.() ?? false);
    return orAway((over) =>
      inSnapshot(this.sql, (snapshot) => (over.throwIfAborted(), read(snapshot, { over, doOthersAsk })), asking),
    );
  }

  private async reached(text: string, ofIndex: boolean): Promise<void> {
    const wanted = parsePosition(text, this.ledger.partitions);
    const arrivals = this.arrivals[ofIndex ? 'inIndex' : 'inViews'];
    if (await arrivals.reached(wanted, this.limits.arrivalMs)) return;
    throw new Problem('views.behind', `The views do not include ${text} yet. Ask again.`);
  }
}
