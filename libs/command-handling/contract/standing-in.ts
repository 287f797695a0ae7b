/** What a reader who knows only the log finds standing in a stream. */
import { type Commit, type Ledger, partitionOf, scan, Verdicts } from '#ledger';

export async function standingIn(ledger: Ledger, stream: string): Promise<Commit[]> {
  const standing: Commit[] = [];
  const verdicts = new Verdicts(ledger.partitions);
  for await (const record of scan(ledger, { partitions: [partitionOf(stream, ledger.partitions)] })) {
    const { verdict } = verdicts.on(record);
    if (verdict.stands && verdict.commit.stream === stream) standing.push(verdict.commit);
  }
  return standing;
}
