/**
 * One real Kafka for the tests: the one that KAFKA_BROKERS names, or a broker of our own from Kafka's jars (Java 17
 * and Maven, installed with apt-get when root), or from its image (Docker). There is no way to go without.
 * By hand: `node scripts/kafka.mjs` runs one until Ctrl+C.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort, startKept } from './kept.mjs';

const home = fileURLToPath(new URL('..', import.meta.url));
const jars = join(home, '.kafka', 'libs');

export async function startKafka() {
  const brokers = process.env.KAFKA_BROKERS;
  if (brokers) return { brokers, stop: () => Promise.resolve() };
  if (!has('java') || !has('mvn')) install();
  return has('java') && has('mvn') ? fromJars() : fromImage();
}

async function fromJars() {
  if (!existsSync(jars)) {
    const pom = join(home, 'scripts', 'kafka-pom.xml');
    execFileSync('mvn', ['-q', '-B', '-f', pom, 'dependency:copy-dependencies', `-DoutputDirectory=${jars}`], {
      stdio: 'inherit',
    });
  }
  const data = await mkdtemp(join(tmpdir(), 'stet-kafka-'));
  const [port, controller] = [await freePort(), await freePort()];
  const settings = join(data, 'server.properties');
  await writeFile(settings, properties({ port, controller, data: join(data, 'log') }));
  const java = ['-Xmx512m', '-Dlog4j2.level=INFO', '-cp', join(jars, '*')];
  execFileSync('java', [...java, 'kafka.tools.StorageTool', 'format', '-t', 'c3RldC1mb3ItdGVzdHMtMQ', '-c', settings], {
    stdio: 'pipe',
  });
  const stop = await startKept({
    program: 'java',
    args: [...java, 'kafka.Kafka', settings],
    ready: /Kafka Server started/,
  });
  return {
    brokers: `127.0.0.1:${port}`,
    stop: async () => {
      await stop();
      await rm(data, { recursive: true, force: true });
    },
  };
}

const properties = ({ port, controller, data }) => `
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:${controller}
listeners=PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controller}
advertised.listeners=PLAINTEXT://127.0.0.1:${port}
controller.listener.names=CONTROLLER
log.dirs=${data}
auto.create.topics.enable=false
group.initial.rebalance.delay.ms=0
offsets.topic.num.partitions=1
offsets.topic.replication.factor=1
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
broker.session.timeout.ms=2000
broker.heartbeat.interval.ms=500
`;

async function fromImage() {
  if (!has('docker')) {
    throw new Error(
      'The tests need a real Kafka: install Java 17 and Maven, or Docker, or name a broker in KAFKA_BROKERS.',
    );
  }
  const port = await freePort();
  const settings = [
    `KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://127.0.0.1:${port}`,
    'KAFKA_AUTO_CREATE_TOPICS_ENABLE=false',
  ];
  const args = [
    'run',
    '--rm',
    '-p',
    `127.0.0.1:${port}:9092`,
    ...settings.flatMap((one) => ['-e', one]),
    'apache/kafka:4.1.0',
  ];
  const stop = await startKept({ program: 'docker', args, ready: /Kafka Server started/, within: 180_000 });
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
