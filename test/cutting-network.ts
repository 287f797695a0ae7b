/** A way to a door on which connections are lost: each after so many bytes of what the door answers, the first ones of them. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

export class CuttingNetwork {
  /** How many connections were lost. */
  lost = 0;
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    private readonly door: URL,
    private readonly cuts: number[],
  ) {
    server.on('connection', (socket) => this.pass(socket));
  }

  static async before(url: string, cuts: number[]): Promise<CuttingNetwork> {
    const network = new CuttingNetwork(createServer(), new URL(url), [...cuts]);
    await once(network.server.listen(0, '127.0.0.1'), 'listening');
    return network;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((closed) => this.server.close(closed));
  }

  private pass(caller: Socket): void {
    const door = connect(Number(this.door.port), this.door.hostname);
    let left = this.cuts.shift() ?? Infinity;
    for (const socket of [caller, door]) {
      this.sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => this.sockets.delete(socket));
    }
    caller.on('data', (bytes) => door.write(this.asAskedOfTheDoor(bytes)));
    caller.on('end', () => door.end());
    door.on('data', (bytes) => {
      caller.write(bytes.subarray(0, left));
      left -= bytes.length;
      if (left > 0) return;
      this.lost += 1;
      caller.resetAndDestroy();
      door.destroy();
    });
    door.on('end', () => caller.end());
  }

  /** A door is asked by its own name, or it answers nothing. */
  private asAskedOfTheDoor(bytes: Buffer): Buffer {
    return Buffer.from(bytes.toString('latin1').replace(new URL(this.url).host, this.door.host), 'latin1');
  }
}
