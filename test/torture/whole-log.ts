/** The log from its first record to its end, read as any other reader would. */
import { type Ledger, type LogRecord, openKafkaLedger } from '#ledger';
import type { Deployment } from './deployment.js';

export function openLog({ brokers, topic, replicas }: Deployment): Promise<Ledger> {
  return openKafkaLedger({ brokers, topic, replicas });
}

export async function wholeLog(ledger: Ledger): Promise<LogRecord[]> {
  const ends = (await ledger.bounds()).map(({ end }) => end);
  const read: number[] = ends.map(() => 0);
  const records: LogRecord[] = [];
  const isWhole = () => ends.every((end, partition) => (read[partition] ?? 0) >= end);
  let done: () => void = () => undefined;
  const complete = new Promise<void>((resolve) => (done = resolve));
  if (isWhole()) done();
  const following = await ledger.follow({
    from: (partitions) =>
      Promise.resolve(new Map(partitions.map((partition) => [partition, { next: 0, lastHash: null }]))),
    onRecords: (more) => {
      for (const record of more.filter(({ partition, offset }) => offset < (ends[partition] ?? 0))) {
        records.push(record);
        read[record.partition] = record.offset + 1;
      }
      if (isWhole()) done();
    },
  });
  await Promise.race([complete, following.halted.then((halt) => Promise.reject(halt))]);
  await following.stop();
  return records;
}
