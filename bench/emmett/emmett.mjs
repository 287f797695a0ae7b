/**
 * The same work with Emmett and its PostgreSQL store, by its documented ways: an append that expects a version, and
 * the rebuild of one projection, a document a claim. No door before it, no read-back after it.
 */
import { claimEvents } from '../coverage.mjs';
import { tell, told } from '../part.mjs';
import { eachWarm, measure } from '../rounds.mjs';

// By name: it is installed with the bench alone, and no rule of the house need find it.
const store = '@event-driven-io/emmett-postgresql';
const documents = '@event-driven-io/pongo';
const { pongoClient } = await import(documents);
const { getPostgreSQLEventStore, pongoSingleStreamProjection, rebuildPostgreSQLProjections } = await import(store);

const { databaseUrl, atOnce, events, batchSizes } = told();
const eventStore = getPostgreSQLEventStore(databaseUrl);
await eventStore.schema.migrate();

const append = await eachWarm(atOnce, (lanes, name) => measure({ atOnce: lanes }, appending(name)));
const figures = { append, rebuild: {} };
await eventStore.schema.dangerous.truncate({ resetSequences: true });
let claims = 0;
for (let n = 0, written = 0; written < events; n++) {
  claims += 1;
  const all = [...claimEvents(`rebuilt-${n}`, 10 + (n % 41))];
  await eventStore.appendToStream(`claim-rebuilt-${n}`, all);
  written += all.length;
  figures.events = written;
}
for (const batchSize of batchSizes) figures.rebuild[batchSize] = figures.events / (await rebuild(batchSize));
tell(figures);
process.exit(0);

/** Each lane: one claim after the other, one event an append, as commands come. */
function appending(name) {
  const working = new Map();
  let claims = 0;
  const begin = (lane) => {
    const claimId = `${name}-${(claims += 1)}`;
    const begun = { claimId, version: 0n, events: claimEvents(claimId, 20) };
    working.set(lane, begun);
    return begun;
  };
  return async (lane) => {
    let at = working.get(lane) ?? begin(lane);
    let { value, done } = at.events.next();
    if (done) {
      at = begin(lane);
      ({ value } = at.events.next());
    }
    const expectedStreamVersion = at.version === 0n ? 'STREAM_DOES_NOT_EXIST' : at.version;
    const appended = await eventStore.appendToStream(`claim-${at.claimId}`, [value], { expectedStreamVersion });
    at.version = appended.nextExpectedStreamVersion;
  };
}

/** Seconds. */
async function rebuild(batchSize) {
  const projection = pongoSingleStreamProjection({
    collectionName: `claims_${batchSize}`,
    canHandle: ['ClaimRegistered', 'ClaimAsserted', 'ClaimDenied', 'ClaimLeftOpen'],
    initialState: () => ({ proposition: '', statements: 0, last: '' }),
    evolve: (claim, { type, data }) =>
      type === 'ClaimRegistered'
        ? { ...claim, proposition: data.proposition }
        : { ...claim, statements: claim.statements + 1, last: data.publishedAt },
  });
  const consumer = rebuildPostgreSQLProjections({
    connectionString: databaseUrl,
    projections: [projection],
    pulling: { batchSize },
  });
  const begun = performance.now();
  await consumer.start();
  const seconds = (performance.now() - begun) / 1000;
  await consumer.close();
  await assertAllProjected(`claims_${batchSize}`);
  return seconds;
}

/** A rate of work that was not done is none. */
async function assertAllProjected(collection) {
  const client = pongoClient(databaseUrl);
  const all = await client.db().collection(collection).find();
  const statements = all.reduce((sum, claim) => sum + claim.statements, 0);
  await client.close();
  if (all.length === claims && statements === figures.events - claims) return;
  throw new Error(`Emmett projected ${all.length} claims of ${claims}, ${statements} statements.`);
}
