/** What callers were answered, added up. */
import type { Called } from './calling.js';
import type { RawAnswer } from './raw-connection.js';

export class Tally {
  sent = 0;
  private readonly answers: Record<string, number> = {};
  private withoutRetryAfter = 0;
  readonly taken: string[] = [];
  private readonly times: number[] = [];

  hear(id: string, { status, head, took }: RawAnswer): void {
    this.answers[status] = (this.answers[status] ?? 0) + 1;
    if (status === 503 && !/\r\nretry-after: \d/i.test(head)) this.withoutRetryAfter += 1;
    if (status !== 201) return;
    this.taken.push(id);
    this.times.push(took);
  }

  figures(seconds: number): Omit<Called, 'unanswered'> {
    const { sent, answers, withoutRetryAfter, taken } = this;
    const sorted = this.times.toSorted((one, other) => one - other);
    const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? 0;
    return { sent, answers, withoutRetryAfter, taken, rate: taken.length / seconds, p50: at(0.5), p99: at(0.99) };
  }
}
