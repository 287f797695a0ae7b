/** All who speak on a claim, and where each stands, kept as utterances are heard: only those are weighed anew who speak in them. */
import { AllSpoken } from './all-spoken.js';
import { type HolderStance, stanceOf, stanceWith } from './holder-stance.js';
import { type Spoken, spokenIn, type Utterance } from './utterance.js';

/** Is told of everyone who moves. */
interface Listener {
  enter(stance: HolderStance): void;
  leave(stance: HolderStance): void;
}

export class Holders {
  private readonly spoken = new Map<string, AllSpoken>();
  /** By utterance: what is said by it. */
  private readonly heard = new Map<string, Spoken>();
  private readonly weighed = new Map<string, HolderStance>();

  constructor(private readonly listeners: Listener[]) {}

  hear(utterance: Utterance): void {
    const before = this.heard.get(utterance.id);
    const now = spokenIn(utterance);
    if (!before && !now) return;
    const touched = new Set([before, now].flatMap((one) => one?.key ?? []));
    if (before) this.spoken.get(before.key)?.delete(before);
    if (now) this.said(now.key).add(now);
    if (now) this.heard.set(utterance.id, now);
    else this.heard.delete(utterance.id);
    // All leave before anybody enters: a statement may pass from one to another.
    const left = new Map([...touched].map((key) => [key, this.leave(key)]));
    for (const key of touched) this.enter(key, before ? undefined : { was: left.get(key), now });
  }

  stanceOf(key: string): HolderStance | undefined {
    return this.weighed.get(key);
  }

  spokenBy(utterance: string): Spoken | undefined {
    return this.heard.get(utterance);
  }

  private said(key: string): AllSpoken {
    const theirs = this.spoken.get(key) ?? new AllSpoken(key);
    this.spoken.set(key, theirs);
    return theirs;
  }

  private leave(key: string): HolderStance | undefined {
    const stance = this.weighed.get(key);
    if (stance) for (const listener of this.listeners) listener.leave(stance);
    this.weighed.delete(key);
    return stance;
  }

  /** `more` where what it says now is new, and all else is as it was. */
  private enter(key: string, more?: { was: HolderStance | undefined; now: Spoken | undefined }): void {
    const theirs = this.spoken.get(key);
    const on = more?.was && more.now && stanceWith(more.was, more.now);
    const stance = on ?? (theirs && stanceOf(key, theirs));
    if (!stance) return;
    this.weighed.set(key, stance);
    for (const listener of this.listeners) listener.enter(stance);
  }
}
