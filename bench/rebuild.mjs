/**
 * Read models from nothing, in a process of its own, so that its memory is its own. `does` says what:
 * index: writes a log's index as a projector leaves it; log: appends such a log to Kafka;
 * fill: read models over the index that stands there; follow: index and read models from Kafka alone;
 * live: the same a record at a time, as it comes when nothing is behind.
 */
import 'reflect-metadata';
import { openKafkaLedger } from '#ledger';
import { connect } from '#postgres';
import { startProjector } from '#projector';
import { EDITION, INDEX, indexPosition, prepareViews } from '#views';
import { corrections } from './corrections.mjs';
import { claimEvents } from './coverage.mjs';
import { tell, told } from './part.mjs';
import { commits, writeStandingIndex } from './standing-index.mjs';

const PARTITIONS = 12;
const RESTING = { identity: 'bench', partitions: PARTITIONS, maxRoundBytes: 1_000_000 };
const task = told();
const { does, databaseUrl, brokers, topic, events } = task;
const about = task.isCorrected ? corrections : claimEvents;
const sql = connect(databaseUrl);
tell(await { index, log, fill, follow, live }[does]());
process.exit(0);

/** Of a log on Kafka it is one that has nothing yet. */
async function index() {
  if (topic) {
    await prepareViews(sql, await openKafkaLedger({ brokers, topic }));
    return { events: 0 };
  }
  await prepareViews(sql, RESTING);
  return { events: await writeStandingIndex(sql, { ...RESTING, events, about }) };
}

async function log() {
  const ledger = await openKafkaLedger({ brokers, topic });
  let entries = [];
  let written = 0;
  for (const { commit, partition, value } of commits({ events, about })) {
    entries.push({ partition, key: commit.stream, value });
    written += 1;
    if (entries.length < 1000) continue;
    await ledger.append(entries);
    entries = [];
  }
  if (entries.length > 0) await ledger.append(entries);
  return { events: written };
}

async function fill() {
  await sql.unsafe(`drop schema if exists stet_views_${EDITION} cascade`);
  return measured(async () => {
    const ends = await indexPosition(sql);
    await filledBy({ ...RESTING, bounds: async () => ends.map((end) => ({ start: 0, end })), follow: rests });
  });
}

async function follow() {
  const ledger = await openKafkaLedger({ brokers, topic });
  return measured(() => filledBy(ledger));
}

/** Its views serve before the first record comes. */
async function live() {
  const byOffset = Array.from({ length: PARTITIONS }, () => 0);
  let hand;
  const follow = (subscriber) => {
    hand = (record) => subscriber.onRecords([record]);
    return rests();
  };
  const bounds = async () => byOffset.map(() => ({ start: 0, end: 0 }));
  return measured(async () => {
    const projector = await filledBy({ ...RESTING, bounds, follow });
    for (const { commit, partition, value } of commits({ events, about }))
      await hand({ partition, offset: byOffset[partition]++, key: commit.stream, value, appendedAt: Date.now() });
    return projector;
  });
}

async function filledBy(ledger) {
  const warn = (fields, message) => console.error(message);
  const projector = await startProjector({
    ledger,
    sql,
    database: databaseUrl,
    log: { warn },
    group: `bench.${Math.random()}`,
  });
  await projector.serves;
  return projector;
}

function rests() {
  return Promise.resolve({ halted: new Promise(() => undefined), stop: () => Promise.resolve() });
}

/** A rate of work that was not done is none: each commit that stands is an event, and each has its row, a claim's first the claim's. */
async function measured(work) {
  const cpu = process.cpuUsage();
  const begun = performance.now();
  await work();
  const seconds = (performance.now() - begun) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const schema = sql(`stet_views_${EDITION}`);
  const [{ standing, rows, parked }] = await sql`
    select (select count(*)::int from ${sql(INDEX)}.commits where stands) as standing,
      (select count(*)::int from ${sql(INDEX)}.commits where stands and command in ('ClaimRegistered', 'ClaimAsserted', 'ClaimDenied', 'ClaimLeftOpen'))
      - (select count(*)::int from ${schema}.statements) - (select count(*)::int from ${schema}.claims) as rows,
      (select count(*)::int from ${schema}.parked) as parked`;
  if (rows !== 0 || parked !== 0)
    throw new Error(`Of ${standing} commits ${rows} have no row; ${parked} streams are parked.`);
  // Of the process, from its beginning; in kilobytes.
  const { maxRSS } = process.resourceUsage();
  return {
    events: standing,
    seconds,
    rate: standing / seconds,
    megabytes: maxRSS / 1024,
    micros: (user + system) / standing,
  };
}
