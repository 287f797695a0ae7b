/** Where all who speak stand, kept as utterances are heard: only those are weighed anew who speak in them. */
import { isSpokenBefore, type Position, positionOf } from './positions.js';
import { type KeyOf, type Spoken, spokenIn, type Utterance } from './utterance.js';
import { Ordered } from './ordered.js';

/** Is told of everyone who moves. */
interface Listener {
  enter(position: Position): void;
  leave(position: Position): void;
}

export class Standing {
  private readonly spoken = new Map<string, Ordered<Spoken>>();
  /** By utterance: what is said by it. */
  private readonly heard = new Map<string, Spoken>();
  private readonly weighed = new Map<string, Position>();

  constructor(
    private readonly keyOf: KeyOf,
    private readonly listener: Listener,
  ) {}

  hear(utterance: Utterance): void {
    const before = this.heard.get(utterance.id);
    const now = spokenIn(utterance, this.keyOf);
    if (!before && !now) return;
    const touched = new Set([before, now].flatMap((one) => one?.key ?? []));
    if (before) this.spoken.get(before.key)?.delete(before);
    if (now) this.said(now.key).add(now);
    if (now) this.heard.set(utterance.id, now);
    else this.heard.delete(utterance.id);
    // All leave before anybody enters: a statement may pass from one to another.
    for (const key of touched) this.leave(key);
    for (const key of touched) this.enter(key);
  }

  positionOf(key: string): Position | undefined {
    return this.weighed.get(key);
  }

  private said(key: string): Ordered<Spoken> {
    const theirs = this.spoken.get(key) ?? new Ordered(isSpokenBefore);
    this.spoken.set(key, theirs);
    return theirs;
  }

  private leave(key: string): void {
    const position = this.weighed.get(key);
    if (position) this.listener.leave(position);
    this.weighed.delete(key);
  }

  private enter(key: string): void {
    const theirs = this.spoken.get(key);
    const position = theirs && positionOf(key, theirs);
    if (!position) return;
    this.weighed.set(key, position);
    this.listener.enter(position);
  }
}
