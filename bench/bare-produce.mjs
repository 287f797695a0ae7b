/** What a bare kafkajs produce takes: one message a send, of a commit's size, acknowledged by all replicas. */
import { randomBytes } from 'node:crypto';
import kafkajs from 'kafkajs';
import { told, tell } from './part.mjs';
import { eachWarm, measure } from './rounds.mjs';

const { brokers, topic, atOnce } = told();
const kafka = new kafkajs.Kafka({ brokers, logLevel: kafkajs.logLevel.NOTHING });
const [admin, producer] = [
  kafka.admin(),
  kafka.producer({ createPartitioner: kafkajs.Partitioners.DefaultPartitioner }),
];

await admin.connect();
await admin.createTopics({ waitForLeaders: true, topics: [{ topic, numPartitions: 12, replicationFactor: 1 }] });
await producer.connect();
const value = randomBytes(450).toString('hex');
const produce = (lane) =>
  producer.send({ topic, acks: -1, messages: [{ partition: lane % 12, key: `lane-${lane}`, value }] });
tell(await eachWarm(atOnce, (lanes) => measure({ atOnce: lanes }, produce)));
await Promise.all([admin.disconnect(), producer.disconnect()]);
