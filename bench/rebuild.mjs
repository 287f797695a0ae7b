/** Rebuild: a log of realistic claims, written directly; then all views from nothing, from the first record to no lag. */
import { setTimeout as wait } from 'node:timers/promises';
import { advance, BEFORE_THE_FIRST, encodeCommit, headOf, openKafkaLedger, partitionOf, scan, Verdicts } from '#ledger';
import { connect } from '#postgres';
import { startProjector } from '#projector';
import { EDITION, prepareViews, servingPosition } from '#views';
import { claimEvents, onFile } from './coverage.mjs';
import { tell, told } from './part.mjs';
import { median } from './rounds.mjs';

const TYPES = { 'register-outlet': 'OutletRegistered', 'publish-report': 'ReportPublished' };

const { brokers, topic, databaseUrl, events, rounds = 3 } = told();
const ledger = await openKafkaLedger({ brokers, topic });
const sql = connect(databaseUrl);
const written = await write();
await assertAllStand();
const rates = [];
for (let n = 0; n < rounds; n++) rates.push(written / (await rebuild()));
tell({ rate: median(rates), events: written });
process.exit(0);

/** Seconds. */
async function rebuild() {
  await sql`drop schema if exists stet_index cascade`;
  await prepareViews(sql, ledger);
  const ends = (await ledger.bounds()).map(({ end }) => end);
  let begun;
  const timed = (take) => (records) => {
    begun ??= performance.now();
    return take(records);
  };
  const watched = {
    ...partsOf(ledger),
    follow: (subscriber) => ledger.follow({ ...subscriber, onRecords: timed(subscriber.onRecords) }),
  };
  const projector = await startProjector({ ledger: watched, sql, log: console, group: `${topic}.${Math.random()}` });
  for (
    let position = [];
    ends.some((end, p) => (position[p] ?? 0) < end);
    position = await servingPosition(sql).catch(() => [])
  )
    await wait(20);
  const seconds = (performance.now() - begun) / 1000;
  await projector.stop();
  await assertAllThere();
  return seconds;
}

/** A commit that is void would be work that nobody had. */
async function assertAllStand() {
  const verdicts = new Verdicts(ledger.partitions);
  let standing = 0;
  for await (const record of scan(ledger)) if (verdicts.on(record).verdict.stands) standing += 1;
  if (standing !== written) throw new Error(`Of ${written} commits that were written, ${standing} stand.`);
}

/** A rate of work that was not done is none: every commit stands, and every event but a claim's first is a row of its own. */
async function assertAllThere() {
  const [{ standing, statements, claims }] = await sql`
    select (select count(*)::int from stet_index.commits where stands) as standing,
      (select count(*)::int from ${sql(`stet_views_${EDITION}`)}.statements) as statements, (select count(*)::int from ${sql(`stet_views_${EDITION}`)}.claims) as claims`;
  if (standing === written && statements + claims + onFile().length === written) return;
  throw new Error(`Of ${written} commits ${standing} stand; there are ${statements} statements on ${claims} claims.`);
}

function partsOf({ identity, partitions, maxRoundBytes }) {
  return { identity, partitions, maxRoundBytes, bounds: () => ledger.bounds() };
}

/** Claims of 10 to 50 statements, forty under way at once, one commit an event, as they would have been posted. */
async function write() {
  const heads = new Map();
  const entries = onFile().map(({ name, body }) => entryOf(heads, streamOf(body), { type: TYPES[name], data: body }));
  const working = [];
  for (let claims = 0; entries.length < events; ) {
    for (let lane = 0; lane < 40; lane++) {
      working[lane] ??= beginClaim((claims += 1));
      const { value, done } = working[lane].left.next();
      if (done) working[lane] = undefined;
      else entries.push(entryOf(heads, working[lane].stream, value));
    }
  }
  for (let from = 0; from < entries.length; from += 1000) await ledger.append(entries.slice(from, from + 1000));
  return entries.length;
}

function beginClaim(n) {
  return { stream: `claim-rebuilt-${n}`, left: claimEvents(`rebuilt-${n}`, 10 + (n % 41)) };
}

function streamOf({ reportId, outletId }) {
  return reportId ? `report-${reportId}` : `outlet-${outletId}`;
}

function entryOf(heads, stream, event) {
  const head = heads.get(stream) ?? BEFORE_THE_FIRST;
  const at = new Date().toISOString();
  const told = { id: `${stream}-${head.version}`, command: 'Bench', digest: 'd', by: 'tool:bench' };
  const commit = { v: 1, stream, after: head.version, on: head.on, events: [event], at, ...told };
  const value = encodeCommit(commit);
  heads.set(stream, advance(head, commit, headOf(value)));
  return { partition: partitionOf(stream, ledger.partitions), key: stream, value };
}
