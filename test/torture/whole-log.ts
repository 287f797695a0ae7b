/** The log from its first record to its end, as it is now. */
import { type Ledger, type LogRecord, openKafkaLedger, scan, type ScanOptions } from '#ledger';
import type { Deployment } from './deployment.js';

export function openLog({ brokers, topic, replicas }: Deployment): Promise<Ledger> {
  return openKafkaLedger({ brokers, topic, replicas });
}

export async function wholeLog(ledger: Ledger, options: ScanOptions = {}): Promise<LogRecord[]> {
  const records: LogRecord[] = [];
  for await (const record of scan(ledger, options)) records.push(record);
  return records;
}
