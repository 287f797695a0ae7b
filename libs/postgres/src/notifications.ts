/** A channel's notifications. One that nobody waited for is kept: no news is slept through. */
import type { Sql } from './connect.js';

export class Notifications {
  private hasCome = false;
  private wake: () => void = () => undefined;
  private listening: { unlisten(): Promise<void> } | undefined;

  static async on(sql: Sql, channel: string): Promise<Notifications> {
    const notifications = new Notifications();
    // After a lost connection the library listens again, and says so: what was notified meanwhile is not known.
    notifications.listening = await sql.listen(
      channel,
      () => notifications.notify(),
      () => notifications.notify(),
    );
    return notifications;
  }

  notify(): void {
    this.hasCome = true;
    this.wake();
  }

  /**
   * Resolves when one has come, or after so many milliseconds: a slow look covers one that was missed. Without them it
   * waits for nothing else. Who waits keeps no process from its end.
   */
  async wait(milliseconds?: number): Promise<void> {
    if (!this.hasCome) await this.sleep(milliseconds);
    this.hasCome = false;
  }

  async remove(): Promise<void> {
    await this.listening?.unlisten();
  }

  private sleep(milliseconds: number | undefined): Promise<void> {
    return new Promise((resolve) => {
      const timer = milliseconds === undefined ? undefined : setTimeout(resolve, milliseconds).unref();
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
