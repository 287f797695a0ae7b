/** The denials of implicated parties that stand, and whether something is later than every one; kept as they come and go. */
import type { HolderStance } from './holder-stance.js';
import { isLater, type Made } from './later.js';
import { Ordered } from './ordered.js';

export class Denials {
  private readonly dated = new Ordered<Made>(endsBefore);
  private readonly undated = new Ordered<Made>(isHeardBefore);

  add({ owningNothing }: HolderStance): void {
    for (const made of owningNothing) this.ofItsKind(made).add(made);
  }

  delete({ owningNothing }: HolderStance): void {
    for (const made of owningNothing) this.ofItsKind(made).delete(made);
  }

  /** Of the dated it is the last to end that counts, of the others the last that was published. */
  areAllBefore(made: Made): boolean {
    return [this.dated.last, this.undated.last].every((last) => !last || isLater(made, last));
  }

  private ofItsKind({ said }: Made): Ordered<Made> {
    return said ? this.dated : this.undated;
  }
}

/** Which of two that end at once is taken out does not matter. */
function endsBefore(one: Made, other: Made): boolean {
  return (one.said?.to ?? -Infinity) < (other.said?.to ?? -Infinity);
}

function isHeardBefore(one: Made, other: Made): boolean {
  return one.published < other.published;
}
