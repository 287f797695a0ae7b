/**
 * One connection to a door, by hand: ready bytes go out, and answers are cut from what comes, in the order of the
 * requests. It costs little, for it shares the machine with the door that is measured.
 */
import { connect, type Socket } from 'node:net';

export interface RawAnswer {
  /** 0: the connection ended, and no answer came. */
  status: number;
  head: string;
  /** From the request's first byte to the answer's last, in milliseconds. */
  took: number;
}

interface Asked {
  sentAt: number;
  answered(answer: RawAnswer): void;
}

export class RawConnection {
  /** Nothing more may be sent: it has ended, or an answer has said that it will (RFC 9112, 9.6). */
  isOver = false;
  private readonly asked: Asked[] = [];
  private received = '';

  private constructor(private readonly socket: Socket) {
    socket.setEncoding('latin1');
    socket.on('data', (text: string) => this.hear(text));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.lose());
  }

  static open(url: string): Promise<RawConnection> {
    const { hostname, port } = new URL(url);
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    return new Promise((resolve, reject) =>
      socket.once('connect', () => resolve(new RawConnection(socket))).once('error', reject),
    );
  }

  /** Requests that have no answer yet. */
  get underWay(): number {
    return this.asked.length;
  }

  send(request: string, answered: (answer: RawAnswer) => void): void {
    this.asked.push({ sentAt: performance.now(), answered });
    this.socket.write(request, 'latin1');
  }

  private lose(): void {
    this.isOver = true;
    for (const asked of this.asked.splice(0)) this.answer(asked, '');
  }

  private hear(text: string): void {
    this.received += text;
    let from = 0;
    for (let end = endOfAnswer(this.received, from); end !== undefined; end = endOfAnswer(this.received, from)) {
      const head = this.received.slice(from, this.received.indexOf('\r\n\r\n', from));
      if (/\r\nconnection: close/i.test(head)) this.isOver = true;
      const asked = this.asked.shift();
      if (asked) this.answer(asked, head);
      from = end;
    }
    this.received = this.received.slice(from);
  }

  private answer({ sentAt, answered }: Asked, head: string): void {
    answered({ status: Number(head.slice(9, 12)), head, took: performance.now() - sentAt });
  }
}

/** Undefined while it has not come whole. */
function endOfAnswer(text: string, from: number): number | undefined {
  const endOfHead = text.indexOf('\r\n\r\n', from);
  if (endOfHead < 0) return undefined;
  const [, length] = /\r\ncontent-length: (\d+)/i.exec(text.slice(from, endOfHead)) ?? [];
  if (length === undefined) throw new Error(`An answer without a length: ${text.slice(from, endOfHead)}`);
  const end = endOfHead + 4 + Number(length);
  return text.length < end ? undefined : end;
}
