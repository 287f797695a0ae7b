/** The very bytes of an embedded log in a topic, in their order; behind other records, where there are to be any. */
import { type Entry, openEmbeddedLedger, openKafkaLedger, scan } from '#ledger';
import { kafkaLog } from '#testing';

export async function copiedToKafka(database: string, topic: string, before: Entry[] = []): Promise<void> {
  const from = await openEmbeddedLedger({ database, isOnlyRead: true });
  const to = await openKafkaLedger({ ...(await kafkaLog()), topic });
  const entries = [...before];
  for await (const { partition, key, value } of scan(from)) entries.push({ partition, key: key ?? '', value });
  await to.append(entries);
  await Promise.all([from.close(), to.close()]);
}
