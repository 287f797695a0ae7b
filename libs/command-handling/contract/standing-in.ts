/** What a reader who knows only the log finds standing in a stream. */
import { advance, BEFORE_THE_FIRST, type Commit, type Ledger, partitionOf, readRecord, stands } from '#ledger';

export async function standingIn(ledger: Ledger, stream: string): Promise<Commit[]> {
  const partition = partitionOf(stream, ledger.partitions);
  const end = (await ledger.bounds())[partition]?.end ?? 0;
  const standing: Commit[] = [];
  let head = BEFORE_THE_FIRST;
  for (const record of await ledger.read(partition, 0, end)) {
    const { commit, hash } = readRecord(record, ledger.partitions);
    if (commit?.stream !== stream || !stands(head, commit)) continue;
    head = advance(head, commit, hash);
    standing.push(commit);
  }
  return standing;
}
