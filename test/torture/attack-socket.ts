/** A connection in the hands of whoever means harm: sends any bytes at the pace that the other side allows, and may not read. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export class AttackSocket {
  /** What came so far, of which the beginning is enough. */
  text = '';

  private constructor(
    private readonly socket: Socket,
    readonly host: string,
  ) {
    socket.setEncoding('latin1');
    socket.on('data', (text: string) => (this.text = (this.text + text).slice(0, 10_000)));
    socket.on('error', () => socket.destroy());
  }

  static async open(url: string): Promise<AttackSocket> {
    const { hostname, port, host } = new URL(url);
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    await once(socket, 'connect');
    return new AttackSocket(socket, host);
  }

  get isOver(): boolean {
    return this.socket.destroyed || this.socket.writableEnded;
  }

  /** Of the first answer; 0 while there is none. */
  get status(): number {
    return Number(/^HTTP\/1.1 (\d{3})/.exec(this.text)?.[1] ?? 0);
  }

  /** Resolves once there is room for more, or never will be. */
  async send(bytes: string | Buffer): Promise<void> {
    if (this.isOver || this.socket.write(bytes, 'latin1')) return;
    await Promise.race([once(this.socket, 'drain'), once(this.socket, 'close')]).catch(() => undefined);
  }

  async head(method: string, path: string, headers: Record<string, string> = {}): Promise<void> {
    const lines = Object.entries({ Host: this.host, ...headers }).map((pair) => pair.join(': '));
    await this.send(`${method} ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
  }

  readNothing(): void {
    this.socket.pause();
  }

  /** Once something was answered, or the connection has ended. */
  async answered(): Promise<number> {
    while (this.status === 0 && !this.socket.destroyed)
      await Promise.race([once(this.socket, 'data'), once(this.socket, 'close')]).catch(() => undefined);
    return this.status;
  }

  leave(): void {
    this.socket.destroy();
  }
}
