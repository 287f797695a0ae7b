/**
 * `npm run bench`: what Stet does in a second on this machine, beside a bare produce and beside Emmett's PostgreSQL
 * store, all in one run on one real Kafka and one real Postgres. Every part runs in a process of its own, one after the
 * other; the load is a process, too, so it shares the machine with what it measures.
 */
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from '../scripts/installed.mjs';
import { startKafka } from '../scripts/kafka.mjs';
import { startPostgres } from '../scripts/test-postgres.mjs';
import { transpile } from '../scripts/transpile.mjs';
import { benchCheck } from './check-run.mjs';
import { growth } from './growth.mjs';
import { machine } from './machine.mjs';
import { openDoor } from './open-door.mjs';
import { startBothWays } from './over-tls.mjs';
import { runPart } from './part.mjs';
import { tableOfPasts } from './past.mjs';
import { benchRebuild } from './rebuild-run.mjs';
import { report } from './report.mjs';

const AT_ONCE = [1, 16, 64];

ensureInstalled({ everything: true });
installEmmett();
await transpile();
const { connect } = await import('#postgres');
const [kafka, postgres] = await Promise.all([startKafka({ isMeasured: true }), startPostgres({ isMeasured: true })]);
const admin = connect(postgres.url, { max: 1 });
try {
  const about = await machine(admin);
  console.error(about);
  const [only, ...numbers] = process.argv.slice(2);
  const sizes = numbers.map(Number);
  if (only === 'rebuild')
    console.log(`${about}\n\n${await benchRebuild(sizes[0] ?? 1_000_000, { log, freshDatabase })}`);
  else if (only === 'check') console.log(`${about}\n\n${await benchCheck(sizes[0] ?? 1_000_000, log)}`);
  else if (only === 'growth') console.log(`${about}\n\n${await growth({ sizes, log, open: openedOver })}`);
  else if (only === 'past') console.log(`${about}\n\n${tableOfPasts(await pastOf(sizes[0] ?? 10_000))}`);
  else console.log(await benchAll(about));
} finally {
  await admin.end();
  await Promise.all([kafka.stop(), postgres.stop()]);
}

async function benchAll(about) {
  const figures = {
    bare: await measured('bare kafkajs produce', () => runPart('bare-produce.mjs', { ...log(), atOnce: AT_ONCE })),
    ledger: await measured('the ledger alone', () =>
      runPart('ledger-alone.mjs', { ...log(), spread: [...AT_ONCE, 256], hot: [64, 256] }),
    ),
    nothing: await measured('a post that does nothing', () => loaded('nothing', { singles: AT_ONCE })),
    http: await measured('commands over HTTP', async () => ({
      ...(await loaded('commands', { bulks: 8000 })),
      ...(await loaded('commands', { singles: AT_ONCE })),
    })),
    tls: await measured('commands over HTTP, Kafka and Postgres over TLS', overTls),
    all: await measured('the same with the projector', () => loaded('all', { singles: [64] })),
    visible: await measured('command to visible row', () => loaded('all', { visible: 500 })),
    large: await measured('a claim of many statements', () =>
      loaded('all', { sizes: [100, 10_000] }, { part: 'large-claim.mjs' }),
    ),
    holders: await measured('a claim of many holders', () =>
      loaded('all', { sizes: [100, 2000], holders: 1_000_003 }, { part: 'large-claim.mjs' }),
    ),
    rebuild: await measured('rebuild of all views', async () => {
      const databaseUrl = await freshDatabase();
      await runPart('rebuild.mjs', { does: 'index', databaseUrl, events: 100_000 });
      return runPart('rebuild.mjs', { does: 'fill', databaseUrl });
    }),
    emmett: await measured("Emmett's PostgreSQL store", async () =>
      runPart('emmett/emmett.mjs', {
        databaseUrl: await freshDatabase(),
        atOnce: AT_ONCE,
        events: 10_000,
        batchSizes: [100, 1000],
      }),
    ),
  };
  return report(about, figures);
}

async function measured(what, measure) {
  console.error(`… ${what}`);
  return measure();
}

/** A log of its own. */
function log() {
  return { brokers: kafka.brokers.split(','), topic: `stet.bench.${randomUUID()}` };
}

async function freshDatabase(by = admin, at = postgres.url) {
  const name = `bench_${randomUUID().replaceAll('-', '')}`;
  await by.unsafe(`create database ${name}`);
  const url = new URL(at);
  url.pathname = `/${name}`;
  return url.href;
}

/** The same load on the same servers, without TLS and with it. */
async function overTls() {
  const { plain, tls, stop } = await startBothWays();
  try {
    return { plain: await loadedOver(plain), tls: await loadedOver(tls) };
  } finally {
    await stop();
  }
}

async function loadedOver({ settings, postgres: at }) {
  const by = connect(at, { max: 1 });
  const databaseUrl = await freshDatabase(by, at);
  await by.end();
  return loaded('commands', { singles: AT_ONCE }, { settings, databaseUrl });
}

/** The load on a door that is opened for it. */
async function loaded(does, load, { part = 'load.mjs', ...over } = {}) {
  const { url, stop } = await opened({ does, ...over });
  try {
    return await runPart(part, { url, ...load });
  } finally {
    await stop();
  }
}

/** Whether its past is written is seen in the database alone. */
async function pastOf(size) {
  const databaseUrl = await freshDatabase();
  return loaded('all', { size, databaseUrl }, { part: 'large-past.mjs', databaseUrl });
}

/** It listens once its index holds the log, however long that takes. */
function openedOver(topic) {
  return opened({ does: 'all', topic, within: 1_800_000 });
}

/** A door, over a log of its own unless it is told one. */
async function opened({ does, topic = log().topic, within, ...over }) {
  const { settings = { KAFKA_BROKERS: kafka.brokers }, databaseUrl = await freshDatabase() } = over;
  return openDoor({ does, settings, topic, databaseUrl }, { within });
}

/** With a lock of its own, so that it is nowhere near what Stet runs on. */
function installEmmett() {
  const folder = fileURLToPath(new URL('emmett', import.meta.url));
  if (existsSync(`${folder}/node_modules/.package-lock.json`)) return;
  console.error('Installing Emmett for comparison (once) …');
  execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder, stdio: 'inherit' });
}
