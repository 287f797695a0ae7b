/** A Kafka and a Postgres as managed ones are, for the specs that are run once more over TLS. */
import { startSecuredKafka, stetAcls } from '../scripts/secured-kafka.mjs';
import { startPostgres } from '../scripts/test-postgres.mjs';

export default async function startSecured() {
  const [kafka, postgres] = await Promise.all([startSecuredKafka(), startPostgres({ isOverTls: true })]);
  await kafka.asAdmin((admin) => admin.createAcls({ acl: stetAcls('stet.', { isPrefix: true }) }));
  // The other specs' services are started beside these, in the same process.
  process.env.STET_TEST_SECURED = JSON.stringify({
    STET_TEST_KAFKA: kafka.cluster.brokers,
    STET_TEST_KAFKA_SETTINGS: JSON.stringify(kafka.settings),
    STET_TEST_POSTGRES: postgres.url,
  });
  globalThis.stopSecured = () => Promise.all([kafka.stop(), postgres.stop()]);
}
