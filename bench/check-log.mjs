/** A whole log on Kafka, checked on one thread in a process of its own, so that its memory is its own. */
import 'reflect-metadata';
import { check } from '#audit';
import { openKafkaLedger } from '#ledger';
import { tell, told } from './part.mjs';

const { brokers, topic } = told();
const ledger = await openKafkaLedger({ brokers, topic, isOnlyRead: true });
const [begun, before] = [performance.now(), process.cpuUsage()];
const { records, findings } = await check(ledger, { onFinding: () => undefined });
const seconds = (performance.now() - begun) / 1000;
const { user, system } = process.cpuUsage(before);
tell({
  records,
  findings,
  rate: records / seconds,
  micros: (user + system) / records,
  megabytes: process.resourceUsage().maxRSS / 1024,
});
process.exit(0);
