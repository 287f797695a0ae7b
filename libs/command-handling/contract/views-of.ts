/** Views that are always as far as the log: whoever reads them may have read less. */
import type { History, StoredCommit } from '#command-handling';
import { advance, BEFORE_THE_FIRST, type Ledger, partitionOf, readRecord, stands } from '#ledger';

/** `asked` tells which streams were asked for, in order. */
export function viewsOf(ledger: Ledger): History & { asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    checkpoints: () => Promise.resolve([]),
    position: () => Promise.resolve([]),
    stream: async (stream) => {
      asked.push(stream);
      const partition = partitionOf(stream, ledger.partitions);
      const next = (await ledger.bounds())[partition]?.end ?? 0;
      const commits: StoredCommit[] = [];
      let head = BEFORE_THE_FIRST;
      for (const record of await ledger.read(partition, 0, next)) {
        const { commit, hash, offset } = readRecord(record, ledger.partitions);
        if (commit?.stream !== stream || !stands(head, commit)) continue;
        head = advance(head, commit, hash);
        commits.push({ ...commit, hash, version: head.version, offset });
      }
      return { head, commits, next, held: next };
    },
  };
}
