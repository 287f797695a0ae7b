/**
 * A connection's socket, and its end. The library (3.4.9) takes a closed connection's socket away and uses the
 * connection again: a rollback that comes after that ends the process, and a write that was about to go never does
 * again. So it is not told yet: a socket that is gone refuses whatever is sent on it, and whoever opened it is
 * told instead, and lets it be told when nothing can be sent any more. Over TLS it is the same: the library is handed a
 * socket on which TLS is agreed, and knows nothing of it.
 */
import { connect, Socket } from 'node:net';
import { secured, type TlsWanted } from './tls.js';

/** Of the library's options. */
export interface Address {
  host: string[];
  port: number[];
  path?: string | false;
}

export interface Owner {
  /** Since one of its sockets was lost. */
  isGone: boolean;
  readonly sockets: Set<Socket>;
  /** `tell` tells the library: once the owner has ended, that is safe, and ends the transactions that still wait. */
  onLost(tell: () => void): void;
}

/**
 * Nagle's delay is off: it costs 45 to 95 ms on what is larger than a segment. Throws for an owner that is gone.
 * Between the processes of one machine, by `path`, nothing is encrypted, whatever `tls` says: so it is with libpq.
 */
export function openSocket({ host, port, path }: Address, owner: Owner, tls?: TlsWanted): Socket | Promise<Socket> {
  if (owner.isGone) throw lost();
  const name = host[0] ?? 'localhost';
  const to = path ? { path } : { host: name, port: port[0] ?? 5432, noDelay: true };
  // Else node itself hangs up, and writes anew, once the server has: that looks like the library's doing.
  const socket = connect({ ...to, allowHalfOpen: true });
  if (!tls || path) return new Line(socket, owner).socket;
  owner.sockets.add(socket);
  return secured(socket, name, tls)
    .then((over) => new Line(over, owner).socket)
    .catch((error: Error) => new Line(new Socket(), owner).failed(error))
    .finally(() => owner.sockets.delete(socket));
}

/** The first byte of an answer that refuses the connection: then the server is there. */
const REFUSED = 'E'.charCodeAt(0);

class Line {
  private readonly own: { emit: Socket['emit']; write: Socket['write']; end: Socket['end'] };
  private first: number | undefined;
  private isLost = false;
  private isHungUp = false;

  constructor(
    readonly socket: Socket,
    private readonly owner: Owner,
  ) {
    this.own = { emit: socket.emit.bind(socket), write: socket.write.bind(socket), end: socket.end.bind(socket) };
    socket.once('end', () => socket.destroy());
    socket.emit = (event: string | symbol, ...about: unknown[]) => this.emit(event, about);
    socket.write = (...said: unknown[]) => this.write(said);
    socket.end = (...said: unknown[]) => this.end(said);
    owner.sockets.add(socket);
  }

  /** The library hears of it as of any connection that could not be made: once it has the socket. */
  failed(error: Error): Socket {
    this.isLost = true;
    setImmediate(() => this.socket.destroy(error));
    return this.socket;
  }

  private emit(event: string | symbol, about: unknown[]): boolean {
    if (event === 'data' && this.first === undefined) this.first = (about[0] as Buffer)[0];
    if (event === 'error' || event === 'end') this.isLost = true;
    if (event === 'close') this.owner.sockets.delete(this.socket);
    const mayBeTold = !this.owner.isGone && (this.isHungUp || this.first === REFUSED);
    if (event !== 'close' || mayBeTold) return this.own.emit(event, ...about);
    this.isLost = true;
    // The library waits for what is not closed when it ends, and then refuses what is still queued.
    Object.defineProperty(this.socket, 'readyState', { value: 'opening' });
    this.refuse();
    this.owner.onLost(() => this.own.emit('close', ...about));
    return true;
  }

  private write(said: unknown[]): boolean {
    if (!this.isLost) return Reflect.apply(this.own.write, undefined, said) as boolean;
    setImmediate(() => this.refuse());
    return true;
  }

  private end(said: unknown[]): Socket {
    this.isHungUp = true;
    return Reflect.apply(this.own.end, undefined, said) as Socket;
  }

  /** The library refuses with it all that it has sent and not had answered. */
  private refuse(): void {
    if (this.socket.listenerCount('error') > 0) this.own.emit('error', lost());
  }
}

function lost(): Error {
  return Object.assign(new Error('The connection to Postgres was lost.'), { code: 'CONNECTION_CLOSED' });
}
