/** A real ledger with a fault laid over it: what a network does between a process and its log. */
import type { Entry, Ledger } from '#ledger';

/** Holds back until it is opened. */
export class Gate {
  isOpen = false;
  private letThrough!: () => void;
  readonly passed = new Promise<void>((letThrough) => (this.letThrough = letThrough));

  open(): void {
    this.isOpen = true;
    this.letThrough();
  }
}

/** Every append goes through `by`, which may lose it, hold it, or do it twice. */
export function appendingBy(ledger: Ledger, by: (append: () => Promise<void>) => Promise<void>): Ledger {
  return laidOver(ledger, { append: (round) => by(() => ledger.append(round)) });
}

/** The same with the round in hand, of which some may be appended. */
export function roundsBy(
  ledger: Ledger,
  by: (round: Entry[], append: (some: Entry[]) => Promise<void>) => Promise<void>,
): Ledger {
  return laidOver(ledger, { append: (round) => by(round, (some) => ledger.append(some)) });
}

/** What it reads is handed on once `until`, asked each time, has resolved. */
export function readingUntil(ledger: Ledger, until: () => Promise<void>): Ledger {
  return laidOver(ledger, {
    follow: (subscriber) =>
      ledger.follow({ ...subscriber, onRecords: (records) => until().then(() => subscriber.onRecords(records)) }),
  });
}

/** Reads nothing until, once started, it asks for the log's end again. */
export function readingHeldBack(ledger: Ledger, gate: Gate): Ledger {
  let asked = 0;
  const reading = readingUntil(ledger, () => gate.passed);
  return laidOver(reading, {
    bounds: () => {
      asked += 1;
      if (asked > 1) gate.open();
      return ledger.bounds();
    },
  });
}

/** Says at some moment that it is no longer what was promised. */
export function haltingBy(ledger: Ledger, halted: Promise<Error>): Ledger {
  return laidOver(ledger, { halted });
}

function laidOver(ledger: Ledger, fault: Partial<Ledger>): Ledger {
  return {
    identity: ledger.identity,
    partitions: ledger.partitions,
    maxRoundBytes: ledger.maxRoundBytes,
    halted: ledger.halted,
    leaderOf: (partition) => ledger.leaderOf(partition),
    append: (round) => ledger.append(round),
    bounds: () => ledger.bounds(),
    read: (partition, offset, count) => ledger.read(partition, offset, count),
    follow: (subscriber) => ledger.follow(subscriber),
    close: () => ledger.close(),
    ...fault,
  };
}
