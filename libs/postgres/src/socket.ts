/**
 * A connection's socket, and its end. The library (3.4.9) takes a closed connection's socket away and uses the
 * connection again: a rollback that comes after that ends the process, and a write that was about to go never does
 * again. So it is not told: a socket that is gone refuses whatever is sent on it, for ever, and whoever opened it is
 * told instead. TLS is laid over it by the library, which then hears the end from its own socket.
 */
import { connect, type Socket } from 'node:net';

/** Of the library's options. */
export interface Address {
  host: string[];
  port: number[];
  path?: string | false;
}

/** Nagle's delay is off: it costs 45 to 95 ms on what is larger than a segment. */
export function openSocket({ host, port, path }: Address, onLost: () => void): Socket {
  const to = path ? { path } : { host: host[0] ?? 'localhost', port: port[0] ?? 5432, noDelay: true };
  const socket = connect(to);
  const line = new Line(socket, onLost);
  socket.emit = (event: string | symbol, ...about: unknown[]) => line.emit(event, about);
  socket.write = (...said: unknown[]) => line.write(said);
  socket.end = (...said: unknown[]) => line.end(said);
  return socket;
}

/** The first byte of an answer that refuses the connection: then the server is there. */
const REFUSED = 'E'.charCodeAt(0);

class Line {
  private readonly own: { emit: Socket['emit']; write: Socket['write']; end: Socket['end'] };
  private first: number | undefined;
  private isLost = false;
  private isHungUp = false;

  constructor(
    private readonly socket: Socket,
    private readonly onLost: () => void,
  ) {
    this.own = { emit: socket.emit.bind(socket), write: socket.write.bind(socket), end: socket.end.bind(socket) };
  }

  emit(event: string | symbol, about: unknown[]): boolean {
    if (event === 'data' && this.first === undefined) this.first = (about[0] as Buffer)[0];
    if (event === 'error') this.isLost = true;
    if (event !== 'close' || this.isHungUp || this.first === REFUSED) return this.own.emit(event, ...about);
    this.isLost = true;
    this.refuse();
    this.onLost();
    return true;
  }

  write(said: unknown[]): boolean {
    if (!this.isLost) return Reflect.apply(this.own.write, undefined, said) as boolean;
    setImmediate(() => this.refuse());
    return true;
  }

  end(said: unknown[]): Socket {
    this.isHungUp = true;
    return Reflect.apply(this.own.end, undefined, said) as Socket;
  }

  /** The library refuses with it all that it has sent and not had answered. */
  private refuse(): void {
    const lost = Object.assign(new Error('The connection to Postgres was lost.'), { code: 'CONNECTION_CLOSED' });
    if (this.socket.listenerCount('error') > 0) this.own.emit('error', lost);
  }
}
