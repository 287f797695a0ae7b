/** A Kafka for tests as a managed one is: TLS, who asks is known, and may do what its ACLs say and no more. */
import kafkajs, { type AclEntry, type Admin } from 'kafkajs';
import { type Authority, makeAuthority } from '../scripts/certificates.mjs';
import { type Cluster, startCluster } from '../scripts/kafka.mjs';

const { AclOperationTypes: Operation, AclPermissionTypes, AclResourceTypes, ResourcePatternTypes } = kafkajs;

export interface SecuredKafka {
  cluster: Cluster;
  authority: Authority;
  /** Stet's settings for a topic: with SASL as `stet`, by a password in them. */
  settings(topic: string): Record<string, string>;
  asAdmin<T>(act: (admin: Admin) => Promise<T>): Promise<T>;
  stop(): Promise<void>;
}

export const [USER, PASSWORD] = ['stet', 'not-told-to-anybody'];

export async function startSecuredKafka(options: { count?: 1 | 3; log?: string } = {}): Promise<SecuredKafka> {
  const authority = await makeAuthority();
  const secured = { presents: await authority.sign(), ca: authority.ca, users: { [USER]: PASSWORD } };
  const cluster = await startCluster({ ...options, secured });
  const asAdmin: SecuredKafka['asAdmin'] = async (act) => {
    const brokers = cluster.brokers.split(',');
    const admin = new kafkajs.Kafka({ brokers, logLevel: kafkajs.logLevel.NOTHING }).admin();
    await admin.connect();
    return act(admin).finally(() => admin.disconnect());
  };
  return {
    cluster,
    authority,
    settings: (topic) => ({
      KAFKA_BROKERS: cluster.sasl ?? '',
      KAFKA_TLS: 'true',
      KAFKA_CA: authority.ca,
      KAFKA_SASL: 'SCRAM-SHA-512',
      KAFKA_USERNAME: USER,
      KAFKA_PASSWORD: PASSWORD,
      STET_TOPIC: topic,
    }),
    asAdmin,
    stop: () => cluster.stop(),
  };
}

/** What docs/deploy.md gives the principal of Stet. `topic` may end in `*`, for every topic that begins so. */
export function stetAcls(topic: string, principal = `User:${USER}`): AclEntry[] {
  const about = { principal, host: '*', permissionType: AclPermissionTypes.ALLOW };
  const isPrefix = topic.endsWith('*');
  const name = topic.replace(/\*$/, '');
  const on = (resourceType: number, resourceName: string, prefixed: boolean) => (operation: number) => ({
    ...about,
    resourceType,
    resourceName,
    resourcePatternType: prefixed ? ResourcePatternTypes.PREFIXED : ResourcePatternTypes.LITERAL,
    operation,
  });
  const { CREATE, DESCRIBE_CONFIGS, READ, WRITE } = Operation;
  return [
    ...[CREATE, DESCRIBE_CONFIGS, READ, WRITE].map(on(AclResourceTypes.TOPIC, name, isPrefix)),
    on(AclResourceTypes.GROUP, `${name}${isPrefix ? '' : '.'}`, true)(READ),
  ];
}
