/** Where all who speak stand, kept as utterances are heard: only those are weighed anew who speak in them. */
import { type Position, positionOf } from './claim/positions.js';
import { type KeyOf, type Spoken, spokenIn, type Utterance } from './claim/utterance.js';

export class Standing {
  private readonly spoken = new Map<string, Map<string, Spoken>>();
  private readonly weighed = new Map<string, Position>();

  constructor(private readonly keyOf: KeyOf) {}

  /** `before` is what was heard of this utterance until now. */
  hear(utterance: Utterance, before: Utterance | undefined): void {
    const now = spokenIn(utterance, this.keyOf);
    const touched = new Set(now.map(({ key }) => key));
    for (const { key } of before ? spokenIn(before, this.keyOf) : []) {
      this.spoken.get(key)?.delete(utterance.id);
      touched.add(key);
    }
    for (const one of now) {
      const theirs = this.spoken.get(one.key) ?? new Map<string, Spoken>();
      this.spoken.set(one.key, theirs.set(utterance.id, one));
    }
    for (const key of touched) this.weigh(key);
  }

  positions(): Position[] {
    return [...this.weighed.values()];
  }

  private weigh(key: string): void {
    const theirs = this.spoken.get(key);
    if (theirs && theirs.size > 0) this.weighed.set(key, positionOf(key, [...theirs.values()]));
    else this.weighed.delete(key);
  }
}
