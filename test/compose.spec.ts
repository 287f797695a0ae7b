/** What docker-compose.yml and the Dockerfile promise, read from them: no Docker is needed to see it. */
import { existsSync, readFileSync } from 'node:fs';
import { readSettings } from '#service';
import { appsOf, environmentOf, readCompose } from './compose.js';

const compose = readCompose({ POSTGRES_PASSWORD: 'of-your-own' });
const { services } = compose;
const apps = appsOf(compose);

describe('docker compose', () => {
  it('runs Kafka, Postgres, two doors and two projectors', () => {
    const count = (app: string) =>
      apps
        .filter(([, { command }]) => command?.includes(`dist/apps/${app}/src/main.js`))
        .reduce((sum, [, { deploy }]) => sum + (deploy?.replicas ?? 1), 0);
    expect([count('api'), count('projector')]).toEqual([2, 2]);
  });

  it.each(Object.entries(services).filter(([, { build }]) => build === undefined))(
    'runs the very image of %s that was tried: a tag alone may be moved to another',
    (_, { image }) => expect(image).toMatch(/^(apache\/kafka:4\.\d+\.\d+|postgres:18\.\d+)@sha256:[0-9a-f]{64}$/),
  );

  it('once let whoever was on the machine write to the log: Kafka asks nobody who they are', () => {
    expect(services.kafka?.ports).toBeUndefined();
    const { KAFKA_LISTENERS, KAFKA_ADVERTISED_LISTENERS } = environmentOf(services.kafka ?? { environment: {} });
    expect([KAFKA_LISTENERS, KAFKA_ADVERTISED_LISTENERS]).toEqual([
      'INSIDE://:9092,CONTROLLER://:9093',
      'INSIDE://kafka:9092',
    ]);
  });

  it.each(Object.entries(services))('publishes %s on this machine alone', (_, { ports = [] }) => {
    for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:\d+:\d+$/);
  });

  it('publishes no port twice', () => {
    const published = Object.values(services).flatMap(({ ports = [] }) => ports.map((port) => port.split(':')[1]));
    expect(new Set(published).size).toBe(published.length);
  });

  it.each(apps)('gives %s settings that it accepts', (_, service) => {
    const settings = readSettings({ NODE_ENV: 'production', ...environmentOf(service) });
    expect(settings).toMatchObject({ replicas: 1, kafkaBrokers: ['kafka:9092'], topic: 'stet.commits' });
    expect(settings.databaseUrl).toMatch(/^postgres:\/\/stet@postgres:5432\/stet$/);
  });

  it.each(apps)('starts %s from a file that the build makes', (_, { command = [] }) => {
    const entry = command.find((word) => word.endsWith('.js')) ?? '';
    expect(existsSync(entry.replace(/^dist\/(.*)\.js$/, '$1.ts'))).toBe(true);
  });

  it.each(apps)('starts %s when Kafka and Postgres are well', (_, { depends_on: after }) => {
    const well = { condition: 'service_healthy' };
    expect(after).toEqual({ kafka: well, postgres: well });
    expect(services.kafka?.healthcheck).toBeDefined();
    expect(services.postgres?.healthcheck).toBeDefined();
  });

  it('opens its doors to keys alone, whose file is seen when it is replaced, and is for its owner', () => {
    const doors = apps.filter(([, { ports }]) => ports !== undefined);
    expect(doors.map(([, { volumes }]) => volumes)).toEqual([['./keys:/run/stet:ro'], ['./keys:/run/stet:ro']]);
    for (const [, door] of doors) expect(environmentOf(door).STET_KEYS).toBe('/run/stet/keys.json');
    const { services: others } = readCompose({ POSTGRES_PASSWORD: 'of-your-own', STET_USER: '501:20' });
    for (const [name, { user }] of apps) expect([user, others[name]?.user]).toEqual(['1000:1000', '501:20']);
  });

  it('knows no password, and refuses to start without one', () => {
    expect(() => readCompose({})).toThrow('put POSTGRES_PASSWORD=');
    const secret = Object.values(services).flatMap((service) =>
      Object.entries(environmentOf(service)).filter(([name]) => /PASS|SECRET|TOKEN/.test(name)),
    );
    expect(secret.map(([, value]) => value)).toEqual(secret.map(() => 'of-your-own'));
    expect(secret.length).toBeGreaterThan(0);
  });

  it('asks for no more copies of the log than there are brokers', () => {
    expect(environmentOf(services.kafka ?? { environment: {} })).toMatchObject({
      KAFKA_PROCESS_ROLES: 'broker,controller',
      KAFKA_AUTO_CREATE_TOPICS_ENABLE: 'false',
      KAFKA_UNCLEAN_LEADER_ELECTION_ENABLE: 'false',
      KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: '1',
    });
  });
});

describe('the image', () => {
  const steps = readFileSync('Dockerfile', 'utf8')
    .split('\n')
    .map((line) => line.split(' '));
  const last = (instruction: string) =>
    steps
      .findLast(([word]) => word === instruction)
      ?.slice(1)
      .join(' ') ?? '';

  it('is made of Node alone, in stages', () => {
    const bases = steps.filter(([word]) => word === 'FROM').map(([, base]) => base);
    expect(bases).toEqual([expect.stringMatching(/^node:[\d.]+-slim@sha256:[0-9a-f]{64}$/), 'packages', bases[0]]);
  });

  it('runs as a user who is not root', () => {
    expect(last('USER')).toBe('node');
  });

  it('runs node itself, so that node gets the signals', () => {
    const [program, ...args] = JSON.parse(last('CMD')) as string[];
    expect(program).toBe('node');
    expect(args).toContain('dist/apps/stet/src/main.js');
  });

  it('is given all that its build copies', () => {
    const given = readFileSync('.dockerignore', 'utf8').split('\n');
    const copied = steps.filter(([word, from]) => word === 'COPY' && !from?.startsWith('--from'));
    const sources = copied.flatMap((words) => words.slice(1, -1));
    expect(sources).toContain('package-lock.json');
    for (const source of sources) expect(given).toContain(`!${source}`);
  });
});
