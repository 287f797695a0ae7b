/**
 * The server's connections, so that a closing door waits for requests and for nothing else: Node waits a minute for a
 * connection on which no request has ever come, and for ever for one whose reader does not read.
 */
import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

export class Connections {
  /** Each with those of its requests that are not answered yet. */
  private readonly open = new Map<Socket, Set<ServerResponse>>();
  private isClosing = false;
  private isDraining = false;

  constructor(server: Server) {
    server.on('connection', (socket: Socket) => {
      if (this.isClosing) return socket.destroy();
      this.open.set(socket, new Set());
      socket.once('close', () => this.open.delete(socket));
    });
    server.on('request', ({ socket }: { socket: Socket }, response: ServerResponse) => {
      if (this.isDraining) response.shouldKeepAlive = false;
      this.open.get(socket)?.add(response);
      response.once('close', () => this.answered(socket, response));
    });
  }

  /**
   * From now on each answer tells its caller to come by another connection, also if its request came before: of many, one
   * may be answered when the door has closed, and whoever is not told posts the next where nobody reads it any more.
   */
  drain(): void {
    this.isDraining = true;
    for (const responses of this.open.values()) for (const response of responses) response.shouldKeepAlive = false;
  }

  /** Closes those that wait for nothing now, and each of the others once it has its answer. */
  closeWhenAnswered(): void {
    this.isClosing = true;
    for (const [socket, responses] of this.open) if (responses.size === 0) socket.destroy();
  }

  private answered(socket: Socket, response: ServerResponse): void {
    const responses = this.open.get(socket);
    responses?.delete(response);
    if (this.isClosing && responses?.size === 0) socket.destroySoon();
  }
}
