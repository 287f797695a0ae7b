/** Starts one real Postgres and one real Kafka for all specs that need them. Both end with the tests, however these end. */
import { startKafka } from '../scripts/kafka.mjs';
import { startPostgres } from '../scripts/test-postgres.mjs';

export default async function startServices() {
  const [kafka, postgres] = await Promise.all([startKafka(), startPostgres()]);
  process.env.STET_TEST_KAFKA = kafka.brokers;
  process.env.STET_TEST_POSTGRES = postgres.url;
  globalThis.stopServices = () => Promise.all([kafka.stop(), postgres.stop()]);
}
