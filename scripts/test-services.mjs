/**
 * The services that all specs share, once for a whole run: a Kafka and a Postgres that speak without TLS and, to the specs
 * that are run once more so, as managed ones do. Answers what ends them. Specs find them by the environment.
 */
import { keepClasses, startKafka } from './kafka.mjs';
import { startPostgres } from './test-postgres.mjs';

/** For specs without TLS alone. */
export async function startPlain() {
  const [kafka, postgres] = await Promise.all([startKafka(), startPostgres()]);
  speakPlain(kafka.brokers, postgres.url);
  return () => Promise.all([kafka.stop(), postgres.stop()]);
}

export async function startSecured() {
  const { stop } = await secured();
  return stop;
}

/** One Kafka and one Postgres for both, unless others are named. */
export async function startBoth() {
  if (process.env.KAFKA_BROKERS || process.env.STET_TEST_POSTGRES) {
    const stops = [await startPlain(), await startSecured()];
    return () => Promise.all(stops.map((stop) => stop()));
  }
  const { brokers, postgresUrl, stop } = await secured();
  speakPlain(brokers, postgresUrl.replace(/\?.*/, ''));
  return stop;
}

async function secured() {
  // Which needs a package: `npm test` imports this file before it installs any.
  const { startSecuredKafka, stetAcls } = await import('./secured-kafka.mjs');
  await keepClasses();
  const [kafka, postgres] = await Promise.all([startSecuredKafka(), startPostgres({ isOverTls: true })]);
  await kafka.asAdmin((admin) => admin.createAcls({ acl: stetAcls('stet.', { isPrefix: true }) }));
  const { brokers } = kafka.cluster;
  process.env.STET_TEST_SECURED = JSON.stringify({
    STET_TEST_KAFKA: brokers,
    STET_TEST_KAFKA_SETTINGS: JSON.stringify(kafka.settings),
    STET_TEST_POSTGRES: postgres.url,
  });
  return { brokers, postgresUrl: postgres.url, stop: () => Promise.all([kafka.stop(), postgres.stop()]) };
}

function speakPlain(brokers, postgresUrl) {
  process.env.STET_TEST_KAFKA = brokers;
  process.env.STET_TEST_POSTGRES = postgresUrl;
}
