/** Pages of the feed, as they are sent: each is read once for all who stand where it begins. */
import { formatPosition, parsePosition, type Position } from '#ledger';
import type { Disclosed, FeedItem, FeedPage } from '#views';
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
/** For those whose turn comes a little later. */
const KEPT_MS = 200;

export class FeedPages {
  private readonly kept = new Map<string, Promise<Page>>();
  private readonly catchingUp = new Semaphore(CATCHING_UP);
  /** Where whoever has seen all stands. */
  private front = '';

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
    const page = at === this.front ? this.take(at) : this.catchingUp.run(() => this.take(at));
    this.kept.set(at, page);
    const drop = () => {
      if (this.kept.get(at) === page) this.kept.delete(at);
    };
    page.then(() => setTimeout(drop, KEPT_MS).unref(), drop);
    return page;
  }

  private async take(at: string): Promise<Page> {
    const begin = parsePosition(at, this.partitions);
    const { forAll, forAuditors, disclosed, end, isLast } = await this.read(begin);
    const [shown, whole] = [forAll, forAuditors].map((items) => eventsOf(items, [...begin]).join(''));
    const bytes = Buffer.from(shown ?? '');
    const page = {
      forAll: bytes,
      forAuditors: shown === whole ? bytes : Buffer.from(whole ?? ''),
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

/** Moves the position on to include each in its turn. */
function eventsOf(items: FeedItem[], position: Position): string[] {
  return items.map((data) => {
    position[data.partition] = data.offset + 1;
    return textOf({ event: 'commit', id: idOf(position), data });
  });
}
