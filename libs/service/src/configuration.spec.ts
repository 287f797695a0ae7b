import { readSettings } from './configuration.js';

describe('the settings', () => {
  it('have a default each, and listen on this machine alone', () => {
    expect(readSettings({})).toEqual({
      host: '127.0.0.1',
      port: 4040,
      dataDir: '.stet',
      databaseUrl: undefined,
      databasePassword: undefined,
      kafkaBrokers: undefined,
      kafkaSecurity: {},
      topic: 'stet.commits',
      keysFile: undefined,
      hosts: [],
      replicas: 1,
      logLevel: 'info',
      notRead: [],
    });
  });

  it('are read from the environment', () => {
    const environment = {
      HOST: '::1',
      PORT: '0',
      STET_DATA: '/var/lib/stet',
      DATABASE_URL: 'postgres://stet@db-1:5432/stet',
      KAFKA_BROKERS: 'kafka-1:9092,kafka-2:9092',
      STET_TOPIC: 'desk.commits',
      STET_KEYS: 'keys.json',
      STET_HOSTS: 'desk.example,stet.internal:8443',
      STET_REPLICAS: '2',
      LOG_LEVEL: 'warn',
    };
    expect(readSettings(environment)).toEqual({
      host: '::1',
      port: 0,
      dataDir: '/var/lib/stet',
      databaseUrl: 'postgres://stet@db-1:5432/stet',
      databasePassword: undefined,
      kafkaBrokers: ['kafka-1:9092', 'kafka-2:9092'],
      kafkaSecurity: {},
      topic: 'desk.commits',
      keysFile: 'keys.json',
      hosts: ['desk.example', 'stet.internal:8443'],
      replicas: 2,
      logLevel: 'warn',
      notRead: [],
    });
  });

  it('want three copies of the log in production, unless told otherwise', () => {
    const KAFKA_BROKERS = 'kafka-1:9092';
    expect(readSettings({ NODE_ENV: 'production', KAFKA_BROKERS }).replicas).toBe(3);
    expect(readSettings({ NODE_ENV: 'production', KAFKA_BROKERS, STET_REPLICAS: '1' }).replicas).toBe(1);
  });

  it.each(['prod', 'Production', 'PRODUCTION', '"production"', ' production', 'production '])(
    'once wanted one copy of the log in what was to be production: NODE_ENV was "%s"',
    (NODE_ENV) => expect(refusalOf({ NODE_ENV })).toContain(`NODE_ENV is "${NODE_ENV}", which means nothing`),
  );

  it.each([
    ['STET_TOPIC', 'desk.commits'],
    ['STET_REPLICAS', '3'],
  ])('once took %s without a Kafka, and the log was a Postgres table in silence', (name, value) => {
    expect(refusalOf({ [name]: value })).toBe(
      `${name} is set, and KAFKA_BROKERS is not, without which it means nothing: set both, or neither.`,
    );
    expect(() => readSettings({ [name]: value, KAFKA_BROKERS: 'kafka-1:9092' })).not.toThrow();
  });

  it('have no other names for a door without keys', () =>
    expect(refusalOf({ STET_HOSTS: 'desk.example' })).toMatch(/^STET_HOSTS is set, and STET_KEYS is not/));

  const names = /there are (.*)\. Remove it/.exec(refusalOf({ STET_NONE: '' }))?.[1]?.split(', ') ?? [];

  it.each(names)('are refused if %s is there and empty: an unset variable looks so', (name) => {
    for (const value of ['', ' ']) expect(refusalOf({ [name]: value })).toContain(`${name} is "${value}"; it wants `);
  });

  it('name what looks like one, and is read by others', () =>
    expect(readSettings({ PGHOST: 'db-1', HOME: '/' }).notRead).toMatchObject([{ name: 'PGHOST' }]));

  it('do not tell a password when they are refused', () => {
    const refusal = refusalOf({ DATABASE_URL: 'mysql://stet:secret@db-1/stet' });
    expect(refusal).toContain('mysql://stet:…@db-1/stet');
    expect(refusal).not.toContain('secret');
  });

  it('are refused if one is unknown, with the names that there are', () => {
    expect(refusalOf({ STET_TOPICS: 'a' })).toMatch(/^STET_TOPICS is no setting; there are HOST, .*STET_TOPIC, .*mend/);
  });

  it("leave other programs' names alone, and the tests'", () => {
    expect(() => readSettings({ HOSTNAME: 'x', PORTS: 'many', STET_TEST_KAFKA: '127.0.0.1:9092' })).not.toThrow();
  });

  it.each([
    ['HOST', 'http://127.0.0.1', 'an address'],
    ['PORT', '65536', 'a port'],
    ['PORT', '', 'a port'],
    ['STET_DATA', '', 'a folder'],
    ['DATABASE_URL', 'mysql://db/stet', 'an address such as postgres://'],
    ['KAFKA_BROKERS', 'kafka-1', 'brokers such as'],
    ['STET_TOPIC', 'news desk', 'the name of the log'],
    ['STET_TOPIC', '..', 'the name of the log'],
    ['STET_KEYS', '', 'a file of keys'],
    ['STET_HOSTS', 'https://desk.example', 'the names by which'],
    ['STET_HOSTS', 'desk.example, ', 'the names by which'],
    ['STET_HOSTS', '*', 'the names by which'],
    ['STET_REPLICAS', '0', 'how many copies'],
    ['LOG_LEVEL', 'loud', 'one of trace'],
  ])('are refused if %s is "%s": it wants %s', (name, value, wants) => {
    expect(refusalOf({ [name]: value })).toContain(`${name} is "${value}"; it wants ${wants}`);
  });

  it('are refused with all that is wrong at once', () => {
    const refusal = refusalOf({ STET_KEY: 'keys.json', PORT: 'http', LOG_LEVEL: 'loud', HOST: '0.0.0.0' });
    expect(refusal.split('\n').map((fault) => fault.split(' ')[0])).toEqual(['STET_KEY', 'PORT', 'LOG_LEVEL', 'HOST']);
  });

  it.each(['0.0.0.0', '::', '192.168.1.4', 'desk.example'])(
    'are refused if %s is open to others without keys',
    (HOST) => {
      expect(refusalOf({ HOST })).toMatch(/which others can reach, and there are no keys: make some with npm run keys/);
      expect(readSettings({ HOST, STET_KEYS: 'keys.json' }).host).toBe(HOST);
    },
  );

  it.each(['127.0.0.1', '127.0.0.53', '::1', 'localhost'])('need no keys on %s', (HOST) => {
    expect(readSettings({ HOST }).keysFile).toBeUndefined();
  });
});

function refusalOf(environment: Record<string, string>): string {
  try {
    readSettings(environment);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'settings.wrong') return error.message;
    throw error;
  }
  return 'no refusal';
}
