/**
 * One real Kafka for the tests: the one that KAFKA_BROKERS names, or a broker of our own from Kafka's jars (Java 17
 * and Maven, installed with apt-get when root), or from its image (Docker). There is no way to go without.
 * By hand: `node scripts/kafka.mjs` runs one until Ctrl+C.
 */
import { execFile, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { makeAuthority } from './certificates.mjs';
import { home } from './installed.mjs';
import { freePort, startKept } from './kept.mjs';
import { scratchDisk } from './scratch-disk.mjs';
import { securedListeners, writePresented } from './secured-listeners.mjs';

const pom = join(home, 'scripts', 'kafka-pom.xml');
/** The Kafka that docker-compose.yml runs, from its image or from jars of the same version. */
const [, IMAGE, VERSION] = /image: (apache\/kafka:([\d.]+)@\S+)/.exec(
  readFileSync(join(home, 'docker-compose.yml'), 'utf8'),
);
export const KAFKA_VERSION = process.env.KAFKA_BROKERS ? 'of KAFKA_BROKERS' : VERSION;
const jars = join(home, '.kafka', VERSION);
const CLASSES = `${jars}.classes.jsa`;
const CLUSTER = 'c3RldC1mb3ItdGVzdHMtMQ';
const MEASURED = ['-Xmx512m'];
/** Of one that is started for a few tests: to compile it well costs more than it will ever save. */
const BRIEF = ['-Xmx384m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'];
/** An archive that is not there, or is another JVM's, is passed over. */
const FROM_ARCHIVE = `-XX:SharedArchiveFile=${CLASSES}`;
const RUN = ['-cp', join(jars, '*')];
const WHOLE_LOG = '-Dlog4j2.level=INFO';
/** What goes wrong, and that it is up: a broker writes some fifty lines about each topic that is made, which nobody reads. */
const BRIEF_LOG = `-Dlog4j2.configurationFile=${join(home, 'scripts', 'kafka-log.properties')}`;
const UP = /Kafka Server started/;

/** `isMeasured`: compiled as a broker that runs for days is. */
export async function startKafka({ isMeasured = false } = {}) {
  const brokers = process.env.KAFKA_BROKERS;
  if (brokers) return { brokers, stop: () => Promise.resolve() };
  if (!has('java') || !has('mvn')) install();
  return has('java') && has('mvn') ? fromJars(isMeasured) : fromImage();
}

async function fromJars(isMeasured) {
  await keepClasses();
  const { brokers, stop } = await startCluster({ isMeasured });
  return { brokers, stop };
}

/** Once for a Kafka: what a secured broker loads as it starts, as the JVM has it in memory. Each start then takes half the time. */
export async function keepClasses() {
  if (existsSync(CLASSES)) return;
  const arriving = `${CLASSES}.${process.pid}`;
  const { ca, sign } = await makeAuthority();
  const secured = { presents: await sign(), ca, users: { anybody: 'not-told' } };
  const env = { ...process.env, KEPT_PATIENCE_MS: '60000' };
  const { stop } = await startCluster({ secured, classes: `-XX:ArchiveClassesAtExit=${arriving}`, env });
  await stop();
  // A JVM that took too long was killed: the next run tries again.
  if (existsSync(arriving)) await rename(arriving, CLASSES);
}

/**
 * One broker, or three that keep three copies, each over its own data: `nodes` can be killed, paused and started
 * again. From the jars alone. `secured` (see secured-listeners.mjs) opens listeners with TLS beside the plain one.
 */
export async function startCluster({ count = 1, isMeasured = false, classes = FROM_ARCHIVE, ...how } = {}) {
  const { log, secured, env } = how;
  if (!has('java') || !has('mvn')) install();
  if (!existsSync(jars)) await fetchJars();
  const data = await mkdtemp(join(isMeasured ? tmpdir() : await scratchDisk(), 'stet-kafka-'));
  const ports = await Promise.all(Array.from({ length: 4 * count }, freePort));
  const portsOf = (kind) => ports.slice(kind * count, (kind + 1) * count);
  const voters = portsOf(1).map((port, n) => `${n + 1}@127.0.0.1:${port}`);
  const nodes = await Promise.all(
    voters.map(async (_, n) => {
      const [port, controller, ...more] = [0, 1, 2, 3].map((kind) => portsOf(kind)[n]);
      const beside = secured && (await securedListeners({ folder: data, ports: more, ...secured }));
      const settings = broker({ id: n + 1, host: '127.0.0.1', port, controller, advertised: port, beside });
      const file = join(data, `broker-${n + 1}.properties`);
      const among = count > 1 ? { ...AMONG_OTHERS, 'controller.quorum.voters': voters.join(',') } : {};
      const folder = join(data, `log-${n + 1}`);
      const all = Object.entries({ ...settings, ...among, ...beside?.settings, 'log.dirs': folder });
      await writeFile(file, all.map((setting) => setting.join('=')).join('\n'));
      await format(folder, { file, id: n + 1, more: beside?.format });
      const flags = [classes, ...(isMeasured ? MEASURED : BRIEF), log ? WHOLE_LOG : BRIEF_LOG];
      return { id: n + 1, folder, java: [...flags, ...RUN, 'kafka.Kafka', file] };
    }),
  );
  const started = await Promise.all(nodes.map((node) => startNode(node, { log, env })));
  const listedAt = (host, kind) =>
    portsOf(kind)
      .map((port) => `${host}:${port}`)
      .join(',');
  return {
    brokers: listedAt('127.0.0.1', 0),
    ...(secured && { sasl: listedAt('localhost', 2), mutual: listedAt('localhost', 3) }),
    nodes: started,
    present: (presented) => writePresented(data, presented),
    setPassword: (name, password) => setPassword(listedAt('127.0.0.1', 0), name, password),
    stop: async () => {
      await Promise.all(started.map((node) => node.stop()));
      await rm(data, { recursive: true, force: true });
    },
  };
}

async function startNode({ id, folder, java }, { log, env }) {
  const start = () => startKept({ program: 'java', args: java, ready: UP, log, env });
  let kept = await start();
  return {
    id,
    folder,
    signal: (name) => kept.signal(name),
    gone: () => kept.gone,
    restart: async () => {
      kept = await start();
    },
    stop: () => kept.stop(),
  };
}

/** What a format writes is kept by what it was told, for that takes a JVM of its own. */
async function format(folder, { file, id, more = [] }) {
  const kept = `${jars}.formatted-${createHash('sha1')
    .update(JSON.stringify([id, more]))
    .digest('hex')}`;
  if (existsSync(kept)) return cp(kept, folder, { recursive: true });
  const args = ['kafka.tools.StorageTool', 'format', '-t', CLUSTER, '-c', file, ...more];
  await promisify(execFile)('java', [FROM_ARCHIVE, ...BRIEF, ...RUN, ...args]);
  const arriving = `${kept}.${process.pid}.${id}`;
  await cp(folder, arriving, { recursive: true });
  // Another run may have been sooner.
  await rename(arriving, kept).catch(() => rm(arriving, { recursive: true }));
}

/** Of a user of SCRAM-SHA-512, for connections to come. */
async function setPassword(brokers, name, password) {
  const whose = ['--alter', '--entity-type', 'users', '--entity-name', name];
  const what = ['--add-config', `SCRAM-SHA-512=[password=${password}]`];
  const args = ['kafka.admin.ConfigCommand', '--bootstrap-server', brokers, ...whose, ...what];
  await promisify(execFile)('java', [FROM_ARCHIVE, ...BRIEF, ...RUN, ...args]);
}

/** Whole, or not at all. */
async function fetchJars() {
  const arriving = `${jars}.arriving`;
  const wanted = [`-Dkafka.version=${VERSION}`, `-DoutputDirectory=${arriving}`];
  execFileSync('mvn', ['-q', '-B', '-f', pom, 'dependency:copy-dependencies', ...wanted], { stdio: 'inherit' });
  await rename(arriving, jars);
}

const broker = ({ id, host, port, controller, advertised, beside }) => ({
  'process.roles': 'broker,controller',
  'node.id': id,
  'controller.quorum.voters': `${id}@127.0.0.1:${controller}`,
  listeners: listed(`PLAINTEXT://${host}:${port},CONTROLLER://127.0.0.1:${controller}`, beside?.listeners),
  'advertised.listeners': listed(`PLAINTEXT://127.0.0.1:${advertised}`, beside?.advertised),
  'controller.listener.names': 'CONTROLLER',
  'auto.create.topics.enable': false,
  'group.initial.rebalance.delay.ms': 0,
  'group.min.session.timeout.ms': 3000,
  'offsets.topic.num.partitions': 1,
  'offsets.topic.replication.factor': 1,
  'transaction.state.log.replication.factor': 1,
  'transaction.state.log.min.isr': 1,
  'broker.session.timeout.ms': 2000,
  'broker.heartbeat.interval.ms': 500,
  // Of each partition's two indexes, which it has in its memory: ten times as much by default.
  'log.index.size.max.bytes': 1_048_576,
  // Else it writes a record into its own log twice a second, for others to see that it is alive.
  'metadata.max.idle.interval.ms': 0,
});

function listed(...listeners) {
  return listeners.filter((one) => one !== undefined).join(',');
}

/** Three on one small machine notice soon that one of them is gone. */
const AMONG_OTHERS = {
  'offsets.topic.replication.factor': 3,
  'transaction.state.log.replication.factor': 3,
  'transaction.state.log.min.isr': 2,
  'broker.session.timeout.ms': 3000,
  'replica.lag.time.max.ms': 4000,
  'controller.quorum.election.timeout.ms': 1000,
  'controller.quorum.fetch.timeout.ms': 1500,
  'metadata.max.idle.interval.ms': 500,
};

/** The image takes its own settings only if it is given none: so it is given all. */
async function fromImage() {
  if (!has('docker')) {
    throw new Error(
      'The tests need a real Kafka: install Java 17 and Maven, or Docker, or name a broker in KAFKA_BROKERS.',
    );
  }
  const port = await freePort();
  const settings = broker({ id: 1, host: '0.0.0.0', port: 9092, controller: 9093, advertised: port });
  const environment = Object.entries(settings).flatMap(([name, value]) => [
    '-e',
    `KAFKA_${name.toUpperCase().replaceAll('.', '_')}=${value}`,
  ]);
  const publish = ['-p', `127.0.0.1:${port}:9092`];
  const args = ['run', '--rm', ...publish, '-e', `CLUSTER_ID=${CLUSTER}`, ...environment, IMAGE];
  const { stop } = await startKept({ program: 'docker', args, ready: UP, within: 180_000 });
  return { brokers: `127.0.0.1:${port}`, stop };
}

function install() {
  if (process.getuid?.() !== 0 || !has('apt-get')) return;
  execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
  execFileSync('apt-get', ['install', '-y', '-qq', 'openjdk-17-jre-headless', 'maven'], { stdio: 'inherit' });
}

function has(program) {
  try {
    execFileSync('sh', ['-c', `command -v ${program}`], { stdio: 'pipe' });
    return true;
  } catch {
    return false;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { brokers } = await startKafka();
  console.log(`KAFKA_BROKERS=${brokers}`);
  process.stdin.resume();
}
