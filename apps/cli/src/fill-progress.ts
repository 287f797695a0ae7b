/** How far a fill is: a bar on a terminal, a line now and then where nobody looks, or a line of JSON for each step. */
import { type Options, type Params, SingleBar } from 'cli-progress';

interface Progress {
  done: number;
  records: number;
}

/** Between two lines where there is no terminal, in milliseconds. */
const LINE_EVERY_MS = 2000;
const BAR = 30;

export class FillProgress {
  private begun: { at: number; done: number } | undefined;
  private bar: SingleBar | undefined;

  constructor(private readonly how: { json: boolean }) {}

  tell({ done, records }: Progress): void {
    const { at, done: before } = (this.begun ??= { at: performance.now(), done });
    const seconds = (performance.now() - at) / 1000;
    const perSecond = seconds > 0 ? Math.round((done - before) / seconds) : 0;
    const secondsLeft = perSecond > 0 ? Math.ceil((records - done) / perSecond) : null;
    if (this.how.json) console.log(JSON.stringify({ progress: { done, records, perSecond, secondsLeft } }));
    else this.show({ done, records }, { perSecond, secondsLeft });
  }

  stop(): void {
    this.bar?.stop();
    this.bar = undefined;
  }

  private show({ done, records }: Progress, payload: Payload): void {
    if (this.bar) this.bar.setTotal(records);
    else {
      this.bar = new SingleBar({
        format: lineOf,
        noTTYOutput: true,
        notTTYSchedule: LINE_EVERY_MS,
        hideCursor: null,
        gracefulExit: false,
      });
      this.bar.start(records, done, payload);
    }
    this.bar.update(done, payload);
  }
}

interface Payload {
  perSecond: number;
  secondsLeft: number | null;
}

function lineOf(_options: Options, { value, total, progress }: Params, { perSecond, secondsLeft }: Payload): string {
  const full = Math.round(BAR * progress);
  const bar = process.stderr.isTTY ? `${'█'.repeat(full)}${'░'.repeat(BAR - full)} ` : '';
  const left = secondsLeft === null ? '' : `, ${secondsLeft} s left`;
  return `${bar}${value} of ${total} records (${Math.floor(progress * 100)} %), ${perSecond} a second${left}`;
}
