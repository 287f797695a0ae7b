/** What somebody with the right to does to the topic under a running deployment, and how its processes are to end. */
import kafkajs, { type Admin } from 'kafkajs';
import { HALTS, type Ledger, type LogRecord } from '#ledger';
import type { Chance } from '#testing';
import { asAdmin } from './brokers.js';
import { endOfAll, processesOf, type Ending } from './ending.js';
import type { Fault } from './faults.js';
import type { Deployment } from './deployment.js';
import { wholeLog } from './whole-log.js';

/** Nothing mends it but a copy of the log: the deployment ends. */
export interface Taking {
  name: string;
  ending: Ending;
  /** Of a process that is started again. */
  again: Ending;
  takeAway(): Promise<void>;
  /** What the log has yet. */
  rest(ledger: Ledger): Promise<LogRecord[]>;
}

/** Each breaks a promise; none takes anything away within minutes. */
const WRONG = [
  ['retention.ms', '86400000'],
  ['retention.bytes', '1000000000'],
  ['cleanup.policy', 'compact'],
  ['message.timestamp.type', 'CreateTime'],
  ['unclean.leader.election.enable', 'true'],
] as const;
/** docs/errors.md */
const WRONG_SETTING = 1;

/** Once it is put right, and all are started again, the deployment goes on. */
export function changeSetting(deployment: Deployment, chance: Chance, say: (finding: string) => void): Fault {
  const [name, value] = chance.of(WRONG);
  const says = new RegExp(`Topic ${deployment.topic} has ${name}=${value}, .* Put it right: kafka-configs`);
  let before: [string, string][] = [];
  const change = () =>
    asAdmin(deployment, async (admin) => {
      before = await settingsOf(admin, deployment);
      await alter(admin, deployment, [...before.filter(([other]) => other !== name), [name, value]]);
    });
  return {
    name: 'a setting of the topic changed',
    inflict: async () => (await endOfAll(deployment, change, { exit: WRONG_SETTING, says })).forEach(say),
    mend: async () => {
      await asAdmin(deployment, (admin) => alter(admin, deployment, before));
      await Promise.all(processesOf(deployment).map((target) => target.start()));
    },
  };
}

/** The older half of one partition. */
export function loseBeginning(deployment: Deployment, chance: Chance): Taking {
  const ending = {
    exit: HALTS['ledger.start-lost'],
    says: /the log has lost its beginning\. Restore it, then restart/,
  };
  return {
    name: 'records deleted from the front',
    ending,
    again: ending,
    takeAway: () =>
      asAdmin(deployment, async (admin) => {
        const offsets = await admin.fetchTopicOffsets(deployment.topic);
        const { partition, high } = chance.of(offsets.filter((one) => Number(one.high) > 1));
        const offset = String(Math.floor(Number(high) / 2));
        await admin.deleteTopicRecords({ topic: deployment.topic, partitions: [{ partition, offset }] });
      }),
    rest: (ledger) => wholeLog(ledger, { onHole: () => undefined }),
  };
}

/** A process that is started again makes it anew, and sees that it is not the one that its views were made from. */
export function deleteTopic(deployment: Deployment): Taking {
  return {
    name: 'the topic deleted',
    ending: { exit: HALTS['ledger.gone'], says: /was deleted while this process ran\. Restore it from a copy/ },
    again: {
      exit: HALTS['ledger.checkpoint-beyond-end'],
      says: /The log was truncated or made anew: restore it, or keep/,
    },
    takeAway: () => asAdmin(deployment, (admin) => admin.deleteTopics({ topics: [deployment.topic] })),
    rest: () => Promise.resolve([]),
  };
}

async function settingsOf(admin: Admin, { topic }: Deployment): Promise<[string, string][]> {
  const resources = [{ type: kafkajs.ConfigResourceTypes.TOPIC, name: topic }];
  const found = await admin.describeConfigs({ includeSynonyms: false, resources });
  const entries = found.resources[0]?.configEntries ?? [];
  return entries
    .filter(({ configSource }) => configSource === kafkajs.ConfigSource.TOPIC_CONFIG)
    .map(({ configName, configValue }) => [configName, configValue]);
}

/** What is not named gets its default. */
async function alter(admin: Admin, { topic }: Deployment, settings: [string, string][]): Promise<void> {
  const configEntries = settings.map(([name, value]) => ({ name, value }));
  const resources = [{ type: kafkajs.ConfigResourceTypes.TOPIC, name: topic, configEntries }];
  await admin.alterConfigs({ validateOnly: false, resources });
}
