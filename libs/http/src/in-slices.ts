/**
 * What has come on a connection goes to Node's parser in slices. Node gives it 64 KB at once, which may be a thousand
 * requests or ten thousand chunks of a byte: whoever sent such was served for a tenth of a second before anybody else.
 * The slices of all connections take so much of each turn of the event loop, one of each after the other; what is no longer
 * than a slice goes at once, for that is what others send.
 */
import type { Socket } from 'node:net';

/** Bytes: fewer than forty requests. */
const SLICE = 2048;
/** Of each turn of the event loop, for all connections. */
const TURN_MS = 2;
const LINE_END = 10;

/** Those whose next slice waits, in their order. */
const waiting = new Set<SlicedSocket>();
const all = new WeakMap<Socket, SlicedSocket>();
let usedMs = 0;
let isTurnSet = false;

export class SlicedSocket {
  /** Has a line ended since a request began? What came with the slice that is being read does not count. */
  hasLine = false;
  /** By whom, each of whom lets it go. */
  private readonly held = new Set<object>();
  private letGoAt = -Infinity;
  /** Node pauses and resumes it as it can take more; and it is paused for good where it ends. */
  private isWanted = true;
  private readonly emit: (event: string | symbol, ...args: unknown[]) => boolean;
  private readonly pause: () => Socket;
  private readonly resume: () => Socket;

  constructor(private readonly socket: Socket) {
    all.set(socket, this);
    this.emit = socket.emit.bind(socket);
    this.pause = socket.pause.bind(socket);
    this.resume = socket.resume.bind(socket);
    socket.pause = () => {
      this.isWanted = false;
      return this.pause();
    };
    socket.resume = () => {
      this.isWanted = true;
      return this.goOn();
    };
    socket.emit = (event: string | symbol, ...args: unknown[]) =>
      event === 'data' ? this.hear(args[0] as Buffer) : this.emit(event, ...args);
    // Node's parser reads from beneath a socket unless somebody hears its data.
    socket.on('data', hearNothing);
    socket.once('close', () => waiting.delete(this));
  }

  static of(socket: Socket): SlicedSocket | undefined {
    return all.get(socket);
  }

  /** No more of it is read until all who hold it have let it go, whatever Node wants. */
  hold(by: object): void {
    this.held.add(by);
    this.pause();
  }

  letGo(by: object): void {
    if (this.held.delete(by)) this.letGoAt = performance.now();
    this.goOn();
  }

  /** Also for a part of the last so many milliseconds. */
  wasHeld(ms: number): boolean {
    return this.held.size > 0 || performance.now() - this.letGoAt < ms;
  }

  /** Its turn has come: one slice of what is left of it, which is heard before this returns. */
  take(): void {
    const { readableLength } = this.socket;
    if (this.isStopped) return;
    if (readableLength > 0) this.socket.read(Math.min(SLICE, readableLength));
    if (this.socket.readableLength > 0) waiting.add(this);
    else this.goOn();
  }

  private get isStopped(): boolean {
    return !this.isWanted || this.held.size > 0 || this.socket.destroyed;
  }

  private goOn(): Socket {
    return this.isStopped || waiting.has(this) ? this.socket : this.resume();
  }

  private hear(bytes: Buffer): boolean {
    for (let at = 0; at < bytes.length; at += SLICE) {
      if (this.mustWait(bytes, at)) return this.keep(bytes.subarray(at));
      this.feed(bytes.subarray(at, at + SLICE));
    }
    return true;
  }

  private mustWait({ length }: Buffer, at: number): boolean {
    if (this.isStopped || waiting.has(this)) return true;
    const isOverdue = usedMs >= TURN_MS || (at > 0 && waiting.size > 0);
    if (length > SLICE && isOverdue) waiting.add(this);
    return waiting.has(this);
  }

  private feed(slice: Buffer): void {
    const since = performance.now();
    this.emit('data', slice);
    this.hasLine ||= slice.includes(LINE_END);
    use(performance.now() - since);
  }

  private keep(rest: Buffer): boolean {
    if (this.socket.destroyed) return false;
    this.pause();
    this.socket.unshift(rest);
    return true;
  }
}

function use(ms: number): void {
  usedMs += ms;
  if (isTurnSet) return;
  isTurnSet = true;
  setImmediate(nextTurn);
}

function nextTurn(): void {
  usedMs = 0;
  isTurnSet = false;
  for (const socket of waiting) {
    if (usedMs >= TURN_MS) break;
    waiting.delete(socket);
    socket.take();
  }
  if (waiting.size > 0) use(0);
}

function hearNothing(): void {}
