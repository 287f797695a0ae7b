/** Views that are always as far as the log: whoever reads them may have read less. */
import type { History, StoredCommit } from '#command-handling';
import { BEFORE_THE_FIRST, type Ledger, partitionOf, scan, Verdicts } from '#ledger';

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
      const until = (await ledger.bounds()).map(({ end }) => end);
      const next = until[partition] ?? 0;
      const verdicts = new Verdicts(ledger.partitions);
      const commits: StoredCommit[] = [];
      let head = BEFORE_THE_FIRST;
      for await (const record of scan(ledger, { until, partitions: [partition] })) {
        const { verdict, hash, offset } = verdicts.on(record);
        if (!verdict.stands || verdict.commit.stream !== stream) continue;
        head = verdict.head;
        commits.push({ ...verdict.commit, hash, version: head.version, offset });
      }
      return { head, commits, next, held: next };
    },
  };
}
