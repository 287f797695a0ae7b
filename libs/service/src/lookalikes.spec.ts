import { readSettings } from './configuration.js';
import { lookalikes } from './lookalikes.js';

const SETTINGS = [
  'HOST',
  'PORT',
  'LOG_LEVEL',
  'STET_DATA',
  'STET_TOPIC',
  'STET_KEYS',
  'STET_REPLICAS',
  'DATABASE_URL',
  'PGPASSWORD',
  'KAFKA_BROKERS',
];
const judge = (name: string, value = 'x') => lookalikes({ [name]: value }, SETTINGS);

describe('a name that looks like a setting', () => {
  it('was once passed over, and the log was a Postgres table in silence', () =>
    expect(() => readSettings({ KAFKA_BROKER: 'kafka-1:9092' })).toThrow(
      /^KAFKA_BROKER is no setting; there are HOST, .*KAFKA_BROKERS, .*\. Remove it, or mend its name\.$/,
    ));

  it.each([
    'KAFKA_BROKER',
    'KAFKA_BROKRES',
    'KAFKA_BOOTSTRAP_SERVERS',
    'KAFKA_URL',
    'KAFKA_TOPIC',
    'KAFKABROKERS',
    'KAFAK_BROKERS',
    'kafka_brokers',
    'Kafka_Brokers',
    'KAFKA-BROKERS',
    'kafka.brokers',
    'DATABASE_URI',
    'DATABASE_URLS',
    'DATABASE_HOST',
    'DATABSE_URL',
    'DATABASEURL',
    'database_url',
    'STET_KEY',
    'STET_KEYS_FILE',
    'STET_PORT',
    'STETKEYS',
    'STET',
    'stet_keys',
    'STE_KEYS',
    'STEET_TOPIC',
  ])('is refused if it is surely meant for Stet: %s', (name) =>
    expect(judge(name)).toEqual({ refused: [name], notRead: [] }),
  );

  it.each([
    ['PGHOST', 'DATABASE_URL'],
    ['PGSSLMODE', 'DATABASE_URL'],
    ['PGTARGETSESSIONATTRS', 'DATABASE_URL'],
    ['PGPASSWRD', 'DATABASE_URL'],
    ['POSTGRES_URL', 'DATABASE_URL'],
    ['POSTGRES_PASSWORD', 'DATABASE_URL'],
    ['POSTGRESQL_URL', 'DATABASE_URL'],
    ['DB_HOST', 'DATABASE_URL'],
    ['KAFKA_HOME', 'KAFKA_BROKERS'],
    ['KAFKA_HEAP_OPTS', 'KAFKA_BROKERS'],
    ['LOGLEVEL', 'LOG_LEVEL'],
    ['LOG_LEVELS', 'LOG_LEVEL'],
    ['log_level', 'LOG_LEVEL'],
    ['LOG-LEVEL', 'LOG_LEVEL'],
    ['PORTS', 'PORT'],
    ['port', 'PORT'],
    ['HOSTS', 'HOST'],
  ])('is told not to be read if others set it too: %s, with %s', (name, setting) =>
    expect(judge(name)).toEqual({
      refused: [],
      notRead: [{ name, why: expect.stringContaining(setting) as string }],
    }),
  );

  it.each([
    ...SETTINGS,
    'STET_TEST_KAFKA',
    'HOSTNAME',
    'HOME',
    'PATH',
    'PWD',
    'TERM',
    'LOGNAME',
    'NODE_ENV',
    'PAGER',
    'PGP_KEY',
    'toString',
    '__proto__',
    // Of services around it, as Kubernetes and Docker tell a container of them.
    'STET_SERVICE_HOST',
    'STET_SERVICE_PORT_HTTP',
    'STET_PORT_4040_TCP',
    'KAFKA_SERVICE_PORT',
    'KAFKA_PORT_9092_TCP_ADDR',
    'DATABASE_SERVICE_HOST',
  ])('is none of it: %s', (name) => expect(judge(name)).toEqual({ refused: [], notRead: [] }));

  it.each(['STET_PORT', 'KAFKA_PORT', 'DATABASE_PORT'])('is none of it: %s, the address of a service', (name) => {
    expect(judge(name, 'tcp://10.0.0.1:9092')).toEqual({ refused: [], notRead: [] });
    expect(judge(name, '9092')).toEqual({ refused: [name], notRead: [] });
  });
});
