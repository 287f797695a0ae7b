/** A real Postgres and a real Kafka for all specs that need them, unless `npm test` has them. They end with the tests, however these end. */
import { startPlain } from '../scripts/test-services.mjs';

export default async function startServices() {
  if (!process.env.STET_TEST_KAFKA) globalThis.stopServices = await startPlain();
}
