/** A Kafka and a Postgres as managed ones are, for the specs that are run once more over TLS, unless `npm test` has them. */
import { startSecured } from '../scripts/test-services.mjs';

export default async function start() {
  if (!process.env.STET_TEST_SECURED) globalThis.stopSecured = await startSecured();
}
