/** A real ledger with a fault laid over it: what a network does between a process and its log. */
import type { Ledger, Reading } from '#ledger';

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

/** Reads nothing until, once started, it asks for the log's end again. */
export function readingHeldBack(ledger: Ledger, gate: Gate): Ledger {
  let asked = 0;
  return laidOver(ledger, {
    bounds: () => {
      asked += 1;
      if (asked > 1) gate.open();
      return ledger.bounds();
    },
    follow: (reading: Reading) =>
      ledger.follow({ ...reading, onRecords: (records) => gate.passed.then(() => reading.onRecords(records)) }),
  });
}

function laidOver(ledger: Ledger, fault: Partial<Ledger>): Ledger {
  return {
    identity: ledger.identity,
    partitions: ledger.partitions,
    maxRoundBytes: ledger.maxRoundBytes,
    leaderOf: (partition) => ledger.leaderOf(partition),
    append: (round) => ledger.append(round),
    bounds: () => ledger.bounds(),
    read: (partition, offset, count) => ledger.read(partition, offset, count),
    follow: (reading) => ledger.follow(reading),
    close: () => ledger.close(),
    ...fault,
  };
}
