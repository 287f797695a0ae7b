/** A reader of the live feed by hand: it can hang up at any moment, stop reading, and be one of thousands. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export class RawFeed {
  /** All that came, the head included. */
  text = '';
  private wake: () => void = () => undefined;

  private constructor(
    readonly socket: Socket,
    private readonly host: string,
  ) {
    socket.setEncoding('utf8');
    socket.on('data', (text: string) => {
      this.text += text;
      this.wake();
    });
    socket.on('error', () => socket.destroy());
    socket.once('close', () => this.wake());
  }

  /** Resolves once it has asked. */
  static async open(url: string, { query = '', lastId = '' } = {}): Promise<RawFeed> {
    const feed = await RawFeed.connected(url);
    feed.ask(query, lastId);
    return feed;
  }

  /** Resolves before it has asked anything. */
  static async connected(url: string): Promise<RawFeed> {
    const { hostname, port, host } = new URL(url);
    const feed = new RawFeed(connect({ host: hostname, port: Number(port), noDelay: true }), host);
    await once(feed.socket, 'connect');
    return feed;
  }

  ask(query = '', lastId = ''): void {
    const id = lastId === '' ? '' : `Last-Event-ID: ${lastId}\r\n`;
    this.socket.write(`GET /v1/feed${query} HTTP/1.1\r\nHost: ${this.host}\r\n${id}\r\n`);
  }

  /** What came, once it matches. */
  heard(wanted: RegExp): Promise<string> {
    return this.once(() => wanted.test(this.text));
  }

  /** What matches of all that came, once it is so often, or no more comes. */
  async heardOften(wanted: RegExp, times: number): Promise<RegExpExecArray[]> {
    const found = () => [...this.text.matchAll(wanted)];
    await this.once(() => this.socket.destroyed || found().length >= times);
    return found();
  }

  private async once(fact: () => boolean): Promise<string> {
    while (!fact()) {
      if (this.socket.destroyed) throw new Error(`The feed has ended: ${this.text.slice(-500)}`);
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
    return this.text;
  }

  /** Once the other side has ended it. */
  async isOver(): Promise<void> {
    while (!this.socket.destroyed) await new Promise<void>((resolve) => (this.wake = resolve));
  }

  /** The id of the last event that came whole; a browser would come again with it. */
  get lastId(): string {
    const whole = this.text.slice(0, this.text.lastIndexOf('\n\n'));
    return [...whole.matchAll(/^id: (.*)$/gm)].at(-1)?.[1] ?? '';
  }

  leave(): void {
    this.socket.destroy();
  }
}
