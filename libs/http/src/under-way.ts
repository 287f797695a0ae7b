/** The lines of one request that are not answered yet, in their order: not more of them, nor of their bytes, than so many. */
import type { DoorLimits } from './limits.js';

interface Posted {
  bytes: number;
  /** Undefined until it has ended. */
  answer: string | undefined;
  ended: Promise<void>;
}

export class UnderWay {
  private readonly lines: Posted[] = [];
  private bytes = 0;

  constructor(private readonly limits: Pick<DoorLimits, 'lines' | 'lineBytes'>) {}

  get isEmpty(): boolean {
    return this.lines.length === 0;
  }

  get isFull(): boolean {
    return this.lines.length >= this.limits.lines || this.bytes >= this.limits.lineBytes;
  }

  add(bytes: number, answer: Promise<string>): void {
    const line: Posted = { bytes, answer: undefined, ended: answer.then((text) => void (line.answer = text)) };
    this.lines.push(line);
    this.bytes += bytes;
  }

  /** Whether the first has its answer before the next has come. */
  async endsBefore(next: Promise<unknown>): Promise<boolean> {
    const [first] = this.lines;
    if (!first) return false;
    const come = () => false;
    return Promise.race([first.ended.then(() => true), next.then(come, come)]);
  }

  /** All at the front that has ended, one line at least, as one piece: to write each by itself costs as much as to post it. */
  async takeEnded(): Promise<string> {
    await this.lines[0]?.ended;
    const waiting = this.lines.findIndex(({ answer }) => answer === undefined);
    const ended = this.lines.splice(0, waiting < 0 ? this.lines.length : waiting);
    for (const { bytes } of ended) this.bytes -= bytes;
    return ended.map(({ answer }) => answer).join('');
  }
}
