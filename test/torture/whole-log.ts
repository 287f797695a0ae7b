/** The log from its first record to its end, as it is now. */
import { type Ledger, type LogRecord, openKafkaLedger, scan } from '#ledger';
import type { Deployment } from './deployment.js';

export function openLog({ brokers, topic, replicas }: Deployment): Promise<Ledger> {
  return openKafkaLedger({ brokers, topic, replicas });
}

export async function wholeLog(ledger: Ledger): Promise<LogRecord[]> {
  const records: LogRecord[] = [];
  for await (const record of scan(ledger)) records.push(record);
  return records;
}
