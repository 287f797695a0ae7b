/** A Kafka for tests as a managed one is: TLS, who asks is known, and may do what its ACLs say and no more. */
import kafkajs from 'kafkajs';
import { makeAuthority } from './certificates.mjs';
import { startCluster } from './kafka.mjs';

const { AclOperationTypes: Operation, AclPermissionTypes, AclResourceTypes, ResourcePatternTypes } = kafkajs;

export const [USER, PASSWORD] = ['stet', 'not-told-to-anybody'];

export async function startSecuredKafka(options = {}) {
  const authority = await makeAuthority();
  const secured = { presents: await authority.sign(), ca: authority.ca, users: { [USER]: PASSWORD } };
  const cluster = await startCluster({ ...options, secured });
  return {
    cluster,
    authority,
    settings: {
      KAFKA_BROKERS: cluster.sasl,
      KAFKA_TLS: 'true',
      KAFKA_CA: authority.ca,
      KAFKA_SASL: 'SCRAM-SHA-512',
      KAFKA_USERNAME: USER,
      KAFKA_PASSWORD: PASSWORD,
    },
    asAdmin: async (act) => {
      const brokers = cluster.brokers.split(',');
      const admin = new kafkajs.Kafka({ brokers, logLevel: kafkajs.logLevel.NOTHING }).admin();
      await admin.connect();
      return act(admin).finally(() => admin.disconnect());
    },
    stop: () => cluster.stop(),
  };
}

/** What docs/deploy.md gives the principal of Stet. With `isPrefix` for every topic whose name begins so. */
export function stetAcls(topic, { principal = `User:${USER}`, isPrefix = false } = {}) {
  const { CREATE, DESCRIBE_CONFIGS, READ, WRITE } = Operation;
  const { LITERAL, PREFIXED } = ResourcePatternTypes;
  const to = { principal, host: '*', permissionType: AclPermissionTypes.ALLOW };
  const topics = {
    resourceType: AclResourceTypes.TOPIC,
    resourceName: topic,
    resourcePatternType: isPrefix ? PREFIXED : LITERAL,
  };
  const groups = {
    resourceType: AclResourceTypes.GROUP,
    resourceName: isPrefix ? topic : `${topic}.`,
    resourcePatternType: PREFIXED,
  };
  return [
    ...[CREATE, DESCRIBE_CONFIGS, READ, WRITE].map((operation) => ({ ...to, ...topics, operation })),
    { ...to, ...groups, operation: READ },
  ];
}
