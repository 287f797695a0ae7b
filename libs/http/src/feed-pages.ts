/** Pages of the feed, as they are sent: each is read once for all who stand where it begins. */
import { setTimeout as wait } from 'node:timers/promises';
import { formatPosition, parsePosition, type Position } from '#ledger';
import type { Disclosed, FeedItem, FeedPage } from '#views';
import { doOthersAsk } from './asking.js';
import { Semaphore } from './semaphore.js';
import { textOf } from './server-sent-event.js';

export interface Page {
  /** Without what is killed, and with it: the same bytes where nothing is. Empty where nothing is new. */
  forAll: Buffer;
  forAuditors: Buffer;
  disclosed: Disclosed | undefined;
  /** The id that includes it. */
  end: string;
  isLast: boolean;
}

/** Who is behind is read for by so many at once: it keeps nobody waiting who has seen all, nor who asks for something else. */
const CATCHING_UP = 2;
/** While anybody asks for something else they wait as long as the last page took, and no longer than this. */
const LONGEST_REST_MS = 50;
/** For those whose turn comes a little later. */
const KEPT_MS = 200;

export class FeedPages {
  private readonly kept = new Map<string, Promise<Page>>();
  private readonly catchingUp = new Semaphore(CATCHING_UP);
  /** Where whoever has seen all stands. */
  private front = '';
  /** Who is behind is read for again. */
  private restsUntil = 0;

  constructor(
    private readonly partitions: number,
    private readonly read: (position: Position) => Promise<FeedPage>,
  ) {}

  behind(at: string): Promise<Page> {
    return this.kept.get(at) ?? this.begin(at);
  }

  /** What was read so far is not all: there is something new, or something was killed. */
  forget(): void {
    this.kept.clear();
  }

  private begin(at: string): Promise<Page> {
    const page = at === this.front ? this.take(at) : this.catchUp(at);
    this.kept.set(at, page);
    const drop = () => {
      if (this.kept.get(at) === page) this.kept.delete(at);
    };
    page.then(() => setTimeout(drop, KEPT_MS).unref(), drop);
    return page;
  }

  private catchUp(at: string): Promise<Page> {
    return this.catchingUp.run(async () => {
      const restMs = this.restsUntil - performance.now();
      if (restMs > 0 && doOthersAsk()) await wait(restMs);
      const begun = performance.now();
      const page = await this.take(at);
      const end = performance.now();
      this.restsUntil = end + Math.min(end - begun, LONGEST_REST_MS);
      return page;
    });
  }

  private async take(at: string): Promise<Page> {
    const begin = parsePosition(at, this.partitions);
    const { forAll, forAuditors, disclosed, end, isLast } = await this.read(begin);
    const shown = bytesOf(forAll, begin);
    const whole = forAuditors === forAll ? shown : bytesOf(forAuditors, begin);
    const page = {
      forAll: shown,
      forAuditors: whole.equals(shown) ? shown : whole,
      disclosed,
      end: idOf(end),
      isLast,
    };
    if (isLast) this.front = page.end;
    return page;
  }
}

/** The id of an event: where whoever has seen it goes on. It names a partition, though nothing is in the log. */
export function idOf(position: Position): string {
  return formatPosition(position) || '0:0';
}

/** The id of each includes it. */
function bytesOf(items: FeedItem[], begin: Position): Buffer {
  const position = [...begin];
  const events = items.map((data) => {
    position[data.partition] = data.offset + 1;
    return textOf({ event: 'commit', id: idOf(position), data });
  });
  return Buffer.from(events.join(''));
}
