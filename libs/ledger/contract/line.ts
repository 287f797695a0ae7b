/** A line to a broker that can fall silent: its connections stay open, and nothing passes on them any more. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

export class Line {
  private sockets: Socket[] = [];

  private constructor(
    private readonly server: Server,
    private readonly to: string | undefined,
  ) {
    server.on('connection', (socket) => this.pass(socket));
  }

  /** To nobody, if no broker is named: then it is silent from the first. */
  static async open(to?: string): Promise<Line> {
    const line = new Line(createServer(), to);
    await once(line.server.listen(0, '127.0.0.1'), 'listening');
    return line;
  }

  get address(): string {
    return `127.0.0.1:${this.port}`;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** What is connected now; whoever connects after it is heard. */
  fallSilent(): void {
    for (const socket of this.sockets) {
      socket.unpipe();
      socket.pause();
    }
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((closed) => this.server.close(closed));
  }

  private pass(socket: Socket): void {
    this.keep(socket);
    if (this.to === undefined) return;
    const [host = '', port] = this.to.split(':');
    const broker = connect({ host, port: Number(port) });
    this.keep(broker);
    socket.pipe(broker).pipe(socket);
  }

  private keep(socket: Socket): void {
    this.sockets.push(socket);
    socket.on('error', () => socket.destroy());
  }
}
