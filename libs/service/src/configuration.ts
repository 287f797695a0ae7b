/** The settings, each with its default; what is unknown or wrong is named, all at once, before anything starts. */
import { isLoopback, type KafkaSecurity } from '#ledger';
import { isDatabaseUrl, withoutPassword } from './database-url.js';
import { wrongDatabaseTls } from './database-tls.js';
import { kafkaSecurityIn, MECHANISMS, wrongSecurity } from './kafka-security.js';
import { lookalikes, type NotRead } from './lookalikes.js';
import { type Environment, secretIn, wrongSecret } from './secret.js';

export interface Settings {
  host: string;
  port: number;
  dataDir: string;
  databaseUrl: string | undefined;
  /** Of DATABASE_URL, where it is kept in a file: read at each connection. */
  databasePassword: (() => string) | undefined;
  kafkaBrokers: string[] | undefined;
  kafkaSecurity: KafkaSecurity;
  topic: string;
  keysFile: string | undefined;
  /** Names by which the door is asked, beside its addresses. */
  hosts: string[];
  replicas: number;
  logLevel: string;
  /** What looks like a setting in the environment and is none. */
  notRead: NotRead[];
}

export class WrongSettings extends Error {
  readonly code = 'settings.wrong';
}

interface Setting {
  test: { test(value: string): boolean };
  wants: string;
  /** The setting without which this one means nothing. */
  with?: string;
}

const SETTINGS: Record<string, Setting> = {
  HOST: { test: /^[A-Za-z0-9.:-]+$/, wants: 'an address to listen on, such as 127.0.0.1' },
  PORT: {
    test: /^\d{1,4}$|^[1-5]\d{4}$|^6[0-4]\d{3}$|^65[0-4]\d\d$|^655[0-2]\d$|^6553[0-5]$/,
    wants: 'a port from 0 (any free one) to 65535',
  },
  STET_DATA: { test: /\S/, wants: 'a folder' },
  DATABASE_URL: {
    test: { test: isDatabaseUrl },
    wants:
      'an address such as postgres://user:password@host:5432/stet, with / @ : % ? # in a password percent-encoded (%2F for /)',
  },
  PGPASSWORD: { test: /\S/, wants: 'the password of DATABASE_URL, where that has none' },
  PGPASSWORD_FILE: { test: /\S/, wants: 'a file that holds the password of DATABASE_URL', with: 'DATABASE_URL' },
  KAFKA_BROKERS: { test: /^[^\s,:]+:\d+(,[^\s,:]+:\d+)*$/, wants: 'brokers such as kafka-1:9092,kafka-2:9092' },
  KAFKA_TLS: { test: /^(true|false)$/i, wants: 'true or false', with: 'KAFKA_BROKERS' },
  KAFKA_CA: {
    test: /\S/,
    wants: 'the certificate of the authority that signed those of the brokers, in PEM, or a file that holds it',
    with: 'KAFKA_TLS',
  },
  KAFKA_CERT: { test: /\S/, wants: 'the certificate of Stet, in PEM, or a file that holds it', with: 'KAFKA_TLS' },
  KAFKA_KEY: { test: /\S/, wants: 'the key of KAFKA_CERT, in PEM, or a file that holds it', with: 'KAFKA_TLS' },
  KAFKA_KEY_FILE: { test: /\S/, wants: 'a file that holds the key of KAFKA_CERT, in PEM', with: 'KAFKA_TLS' },
  KAFKA_SASL: { test: MECHANISMS, wants: 'PLAIN, SCRAM-SHA-256 or SCRAM-SHA-512', with: 'KAFKA_BROKERS' },
  KAFKA_USERNAME: { test: /\S/, wants: 'the name by which Kafka knows Stet', with: 'KAFKA_SASL' },
  KAFKA_PASSWORD: { test: /\S/, wants: 'the password of KAFKA_USERNAME', with: 'KAFKA_SASL' },
  KAFKA_PASSWORD_FILE: {
    test: /\S/,
    wants: 'a file that holds the password of KAFKA_USERNAME',
    with: 'KAFKA_SASL',
  },
  STET_TOPIC: {
    test: /^(?!\.{1,2}$)[A-Za-z0-9._-]{1,249}$/,
    wants: "the name of the log's topic, such as stet.commits",
    with: 'KAFKA_BROKERS',
  },
  STET_KEYS: { test: /\S/, wants: 'a file of keys, made by npm run keys' },
  STET_HOSTS: {
    test: /^[a-z0-9.-]+(:\d{1,5})?(,[a-z0-9.-]+(:\d{1,5})?)*$/i,
    wants: 'the names by which the door is asked, such as desk.example or desk.example:8443,stet.internal',
    with: 'STET_KEYS',
  },
  STET_REPLICAS: {
    test: /^[1-9]$/,
    wants: 'how many copies of the log there must be, from 1 to 9',
    with: 'KAFKA_BROKERS',
  },
  LOG_LEVEL: {
    test: /^(trace|debug|info|warn|error|fatal|silent)$/,
    wants: 'one of trace, debug, info, warn, error, fatal, silent',
  },
};

/** Throws WrongSettings. */
export function readSettings(environment: Environment): Settings {
  const { refused, notRead } = lookalikes(environment, Object.keys(SETTINGS));
  const faults = [
    ...refused.map(unknown),
    ...wrongValues(environment),
    ...alone(environment),
    ...wrongSecurity(environment),
    ...wrongDatabaseTls(environment.DATABASE_URL),
    ...wrongSecret(environment, 'PGPASSWORD'),
    ...openDoors(environment),
    ...wrongMode(environment),
  ];
  if (faults.length > 0) throw new WrongSettings(faults.join('\n'));
  const {
    HOST = '127.0.0.1',
    PORT = '4040',
    STET_DATA = '.stet',
    STET_TOPIC = 'stet.commits',
    LOG_LEVEL = 'info',
    NODE_ENV,
    STET_REPLICAS,
  } = environment;
  return {
    host: HOST,
    port: Number(PORT),
    dataDir: STET_DATA,
    databaseUrl: environment.DATABASE_URL,
    databasePassword: environment.PGPASSWORD_FILE === undefined ? undefined : secretIn(environment, 'PGPASSWORD'),
    kafkaBrokers: environment.KAFKA_BROKERS?.split(','),
    kafkaSecurity: kafkaSecurityIn(environment),
    topic: STET_TOPIC,
    keysFile: environment.STET_KEYS,
    hosts: environment.STET_HOSTS?.split(',') ?? [],
    replicas: Number(STET_REPLICAS ?? (NODE_ENV === 'production' ? 3 : 1)),
    logLevel: LOG_LEVEL,
    notRead,
  };
}

function unknown(name: string): string {
  return `${name} is no setting; there are ${Object.keys(SETTINGS).join(', ')}. Remove it, or mend its name.`;
}

function wrongValues(environment: Environment): string[] {
  return Object.entries(SETTINGS).flatMap(([name, { test, wants }]) => {
    const value = environment[name];
    return value === undefined || test.test(value)
      ? []
      : [`${name} is "${withoutPassword(value)}"; it wants ${wants}.`];
  });
}

function alone(environment: Environment): string[] {
  return Object.entries(SETTINGS).flatMap(([name, { with: other }]) =>
    environment[name] === undefined || other === undefined || environment[other] !== undefined
      ? []
      : [`${name} is set, and ${other} is not, without which it means nothing: set both, or neither.`],
  );
}

function openDoors({ HOST = '127.0.0.1', STET_KEYS }: Environment): string[] {
  if (isLoopback(HOST) || STET_KEYS !== undefined) return [];
  return [
    `HOST is ${HOST}, which others can reach, and there are no keys: make some with npm run keys and name the file in STET_KEYS, or listen on 127.0.0.1.`,
  ];
}

/** The one word of others that is read: misspelt, it would take less than three copies of the log, and say nothing. */
function wrongMode({ NODE_ENV = '' }: Environment): string[] {
  if (NODE_ENV === 'production' || !/^\W*prod/i.test(NODE_ENV)) return [];
  return [`NODE_ENV is "${NODE_ENV}", which means nothing: it wants production, or to be left out.`];
}
