/**
 * Reaches the cluster by brokers that answer. kafkajs (2.2.4) takes a broker that let it wait in vain for connected when
 * it tries again: so each try is a new client's, which asks the next broker.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { Kafka } from 'kafkajs';
import { WrongLedgerSetting } from '../ledger.js';
import { farewell } from './farewell.js';
import { assertPermitted } from './permissions.js';
import { RoundSender } from './round-sender.js';
import { prepareTopic, type TopicWanted } from './topic.js';

export interface Reached extends Prepared {
  sender: RoundSender;
}

interface Prepared {
  clusterId: string;
  maxBatchBytes: number;
}

const TRIES = 6;
/** Between two. */
const PAUSE_MS = 250;

/** Makes the topic if there is none; throws WrongLedgerSetting. `kafka` must not try again by itself. */
export async function reach(kafka: Kafka, wanted: TopicWanted): Promise<Reached> {
  const prepared = await tried(() => prepare(kafka, wanted));
  await tried(() => assertPermitted(kafka, wanted));
  return { ...prepared, sender: await tried(() => RoundSender.connect(kafka, wanted.topic)) };
}

async function prepare(kafka: Kafka, wanted: TopicWanted): Promise<Prepared> {
  const admin = kafka.admin();
  try {
    await admin.connect();
    const { maxBatchBytes } = await prepareTopic(admin, wanted);
    const { clusterId } = await admin.describeCluster();
    return { clusterId, maxBatchBytes };
  } finally {
    await farewell(admin.disconnect());
  }
}

async function tried<T>(act: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await act();
    } catch (error) {
      if (error instanceof WrongLedgerSetting || tries === TRIES) throw error;
      await wait(PAUSE_MS);
    }
  }
}
