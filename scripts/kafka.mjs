/**
 * One real Kafka for the tests: the one that KAFKA_BROKERS names, or a broker of our own from Kafka's jars (Java 17
 * and Maven, installed with apt-get when root), or from its image (Docker). There is no way to go without.
 * By hand: `node scripts/kafka.mjs` runs one until Ctrl+C.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { home } from './installed.mjs';
import { freePort, startKept } from './kept.mjs';

const jars = join(home, '.kafka', 'libs');
const IMAGE = 'apache/kafka:4.3.1';
const CLUSTER = 'c3RldC1mb3ItdGVzdHMtMQ';
const UP = /Kafka Server started/;

export async function startKafka() {
  const brokers = process.env.KAFKA_BROKERS;
  if (brokers) return { brokers, stop: () => Promise.resolve() };
  if (!has('java') || !has('mvn')) install();
  return has('java') && has('mvn') ? fromJars() : fromImage();
}

async function fromJars() {
  if (!existsSync(jars)) await fetchJars();
  const data = await mkdtemp(join(tmpdir(), 'stet-kafka-'));
  const [port, controller] = [await freePort(), await freePort()];
  const file = join(data, 'server.properties');
  const settings = broker({ host: '127.0.0.1', port, controller, advertised: port });
  const lines = Object.entries({ ...settings, 'log.dirs': join(data, 'log') }).map((setting) => setting.join('='));
  await writeFile(file, lines.join('\n'));
  const java = ['-Xmx512m', '-Dlog4j2.level=INFO', '-cp', join(jars, '*')];
  execFileSync('java', [...java, 'kafka.tools.StorageTool', 'format', '-t', CLUSTER, '-c', file], { stdio: 'pipe' });
  const { stop } = await startKept({ program: 'java', args: [...java, 'kafka.Kafka', file], ready: UP });
  return {
    brokers: `127.0.0.1:${port}`,
    stop: async () => {
      await stop();
      await rm(data, { recursive: true, force: true });
    },
  };
}

/** Whole, or not at all. */
async function fetchJars() {
  const pom = join(home, 'scripts', 'kafka-pom.xml');
  const arriving = `${jars}.arriving`;
  execFileSync('mvn', ['-q', '-B', '-f', pom, 'dependency:copy-dependencies', `-DoutputDirectory=${arriving}`], {
    stdio: 'inherit',
  });
  await rename(arriving, jars);
}

const broker = ({ host, port, controller, advertised }) => ({
  'process.roles': 'broker,controller',
  'node.id': 1,
  'controller.quorum.voters': `1@127.0.0.1:${controller}`,
  listeners: `PLAINTEXT://${host}:${port},CONTROLLER://127.0.0.1:${controller}`,
  'advertised.listeners': `PLAINTEXT://127.0.0.1:${advertised}`,
  'controller.listener.names': 'CONTROLLER',
  'auto.create.topics.enable': false,
  'group.initial.rebalance.delay.ms': 0,
  'offsets.topic.num.partitions': 1,
  'offsets.topic.replication.factor': 1,
  'transaction.state.log.replication.factor': 1,
  'transaction.state.log.min.isr': 1,
  'broker.session.timeout.ms': 2000,
  'broker.heartbeat.interval.ms': 500,
});

/** The image takes its own settings only if it is given none: so it is given all. */
async function fromImage() {
  if (!has('docker')) {
    throw new Error(
      'The tests need a real Kafka: install Java 17 and Maven, or Docker, or name a broker in KAFKA_BROKERS.',
    );
  }
  const port = await freePort();
  const settings = broker({ host: '0.0.0.0', port: 9092, controller: 9093, advertised: port });
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
