/** A Kafka and a Postgres that take Stet over TLS and without: what TLS costs is measured on the same servers. */
import { startPostgres } from '../scripts/test-postgres.mjs';

/** Of each way: how Kafka is reached as settings, and where Postgres is. */
export async function startBothWays() {
  // Which needs a package: the bench imports this file before it installs any.
  const { startSecuredKafka, stetAcls } = await import('../scripts/secured-kafka.mjs');
  const [kafka, postgres] = await Promise.all([
    startSecuredKafka({ isMeasured: true }),
    startPostgres({ isOverTls: true, isMeasured: true }),
  ]);
  await kafka.asAdmin((admin) => admin.createAcls({ acl: stetAcls('stet.', { isPrefix: true }) }));
  return {
    plain: { settings: { KAFKA_BROKERS: kafka.cluster.brokers }, postgres: postgres.url.replace(/\?.*/, '') },
    tls: { settings: kafka.settings, postgres: postgres.url },
    stop: () => Promise.all([kafka.stop(), postgres.stop()]),
  };
}
