/**
 * The server's connections, so that a closing door waits for requests and for nothing else: Node waits a minute for a
 * connection on which no request has ever come, and for ever for one whose reader does not read.
 */
import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

export class Connections {
  /** Each with the number of its requests that are not answered yet. */
  private readonly open = new Map<Socket, number>();
  private isClosing = false;
  private isDraining = false;

  constructor(server: Server) {
    server.on('connection', (socket: Socket) => {
      if (this.isClosing) return socket.destroy();
      this.open.set(socket, 0);
      socket.once('close', () => this.open.delete(socket));
    });
    server.on('request', ({ socket }: { socket: Socket }, response: ServerResponse) => {
      if (this.isDraining) response.shouldKeepAlive = false;
      this.open.set(socket, (this.open.get(socket) ?? 0) + 1);
      response.once('close', () => this.answered(socket));
    });
  }

  /** From now on each answer tells its caller to come by another connection: none is cut off on its way here. */
  drain(): void {
    this.isDraining = true;
  }

  /** Closes those that wait for nothing now, and each of the others once it has its answer. */
  closeWhenAnswered(): void {
    this.isClosing = true;
    for (const [socket, requests] of this.open) if (requests === 0) socket.destroy();
  }

  private answered(socket: Socket): void {
    const left = (this.open.get(socket) ?? 1) - 1;
    if (this.open.has(socket)) this.open.set(socket, left);
    if (this.isClosing && left === 0) socket.destroySoon();
  }
}
