/** A bell that rings when a channel is notified. One ring that nobody waited for is kept: no news is slept through. */
import type { Sql } from './connect.js';

export class Bell {
  private hasRung = false;
  private wake: () => void = () => undefined;
  private listening: { unlisten(): Promise<void> } | undefined;

  static async on(sql: Sql, channel: string): Promise<Bell> {
    const bell = new Bell();
    // After a lost connection the library listens again, and says so: what was notified meanwhile is not known.
    bell.listening = await sql.listen(
      channel,
      () => bell.ring(),
      () => bell.ring(),
    );
    return bell;
  }

  ring(): void {
    this.hasRung = true;
    this.wake();
  }

  /** Resolves when it rings, or after so many milliseconds: a slow look covers a notification that was missed. */
  async wait(milliseconds: number): Promise<void> {
    if (!this.hasRung) await this.sleep(milliseconds);
    this.hasRung = false;
  }

  async remove(): Promise<void> {
    await this.listening?.unlisten();
  }

  private sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
