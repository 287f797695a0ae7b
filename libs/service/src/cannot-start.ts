/** What a process needs and does not get at its start, in one sentence: where it was looked for, what is so, what to do. */
import { isAway } from '#postgres';
import type { Settings } from './configuration.js';
import { hostsIn } from './database-url.js';
import { KAFKA_TLS, POSTGRES_TLS, whyNoTls } from './tls-failures.js';

/** Each with the exit code of a process that ends for it. */
export const NEEDS = {
  'postgres.away': 20,
  'postgres.refuses': 21,
  'kafka.away': 22,
  'kafka.refuses': 23,
  'door.taken': 24,
} as const;

export class CannotStart extends Error {
  constructor(
    readonly code: keyof typeof NEEDS,
    message: string,
    options?: ErrorOptions,
  ) {
    super(`${message}, then start again.`, options);
  }
}

/** An error that speaks for itself already, or that nobody foresaw, stays as it is. */
export function whyNotStarted(error: unknown, settings: Settings): unknown {
  if (!(error instanceof Error)) return error;
  if (isOfKafka(error)) return noKafka(error, settings);
  if (error.name === 'PostgresError' || isAway(error)) return noPostgres(error, settings.databaseUrl);
  return error;
}

export type Failure = Error & {
  code?: string;
  reason?: string;
  errors?: Error[];
  originalError?: Error;
  type?: string;
};

/** What is so, of an address at which nobody answers. */
const UNREACHED: Record<string, string> = {
  ECONNREFUSED: 'nobody listens there',
  ENOTFOUND: 'the name is not known',
  EAI_AGAIN: 'the name could not be asked for',
  EHOSTUNREACH: 'there is no way to it',
  ENETUNREACH: 'there is no way to it',
  CONNECT_TIMEOUT: 'nothing came in time',
  ETIMEDOUT: 'nothing came in time',
};

function noPostgres(error: Failure, databaseUrl: string | undefined): CannotStart {
  const postgres = postgresOf(databaseUrl);
  const { code = '', message, reason = code } = error;
  if (error.name === 'PostgresError') {
    const said = REMEDIES.find(({ codes, says }) => codes.test(code) && (!says || says.test(message)));
    const remedy = said?.remedy ?? 'Put that right, or mend DATABASE_URL';
    return new CannotStart('postgres.refuses', `${postgres} refuses: ${message} (${code}). ${remedy}`, {
      cause: error,
    });
  }
  const isOfTls = code === 'CONNECT_TLS' || code.startsWith('ERR_SSL_');
  const noTls = isOfTls ? whyNoTls(reason, POSTGRES_TLS) : undefined;
  if (noTls)
    return new CannotStart('postgres.refuses', `${postgres} is not reached: ${noTls.why}. ${noTls.remedy}`, {
      cause: error,
    });
  const why = UNREACHED[code] ?? `${message} (${code})`;
  return new CannotStart('postgres.away', `${postgres} does not answer: ${why}. Start it, or mend DATABASE_URL`, {
    cause: error,
  });
}

/** By Postgres' error codes. */
const REMEDIES: { codes: RegExp; says?: RegExp; remedy: string }[] = [
  {
    codes: /^28/,
    says: /no encryption/,
    remedy:
      'Mend the user or the password in DATABASE_URL, or let it in (pg_hba.conf); if it wants TLS, add ?sslmode=verify-full',
  },
  {
    codes: /^28/,
    says: /certificate/,
    remedy: 'Name a certificate that it takes in sslcert and sslkey of DATABASE_URL',
  },
  { codes: /^28/, remedy: 'Mend the user or the password in DATABASE_URL, or let it in (pg_hba.conf)' },
  { codes: /^3D/, remedy: 'Make the database, or mend its name in DATABASE_URL' },
  { codes: /^42501/, remedy: 'Let the user own its database, or name another in DATABASE_URL' },
  { codes: /^25006/, remedy: 'Name the Postgres that takes writes in DATABASE_URL' },
  { codes: /^57P0/, remedy: 'Wait until it is up' },
  { codes: /^53100/, remedy: 'Make room on its disk' },
  { codes: /^53/, remedy: 'Give it more of what it lacks' },
];

/** As a sentence begins that speaks of it. */
export function postgresOf(databaseUrl: string | undefined): string {
  return databaseUrl === undefined ? "Stet's own Postgres" : `The Postgres at ${hostsIn(databaseUrl)}`;
}

export function kafkaAt(brokers: string[]): string {
  return `The Kafka at ${brokers.join(', ')}`;
}

function isOfKafka({ name }: Error): boolean {
  return name.startsWith('KafkaJS');
}

function noKafka(error: Failure, { kafkaBrokers = [], kafkaSecurity }: Settings): CannotStart {
  const found = innermost(error);
  const { code = '', message, name, type = '' } = found;
  const kafka = kafkaAt(kafkaBrokers);
  const refused = (why: string, remedy: string) =>
    new CannotStart('kafka.refuses', `${kafka} ${why.replace(/\.$/, '')}. ${remedy}`, { cause: error });
  if (type.endsWith('AUTHORIZATION_FAILED')) return refused(`refuses: ${message}`, permissionFor(type));
  if (/SASL/.test(name)) return refused(`refuses: ${message}`, 'Mend KAFKA_SASL, KAFKA_USERNAME or KAFKA_PASSWORD');
  if (/Protocol|CreateTopic/.test(name))
    return refused(`refuses: ${message}`, 'Put that right there, or mend the settings');
  const noTls = kafkaSecurity.tls ? whyNoTls(code, KAFKA_TLS) : undefined;
  if (noTls) return refused(`is not reached: ${noTls.why}`, noTls.remedy);
  if (name === 'KafkaJSConnectionClosedError') return refused('hangs up', HUNG_UP);
  const why = UNREACHED[code] ?? (/Timeout/.test(name) ? 'nothing came in time' : message);
  return new CannotStart(
    'kafka.away',
    `${kafka} does not answer: ${why.replace(/\.$/, '')}. Start it, or mend KAFKA_BROKERS`,
    { cause: error },
  );
}

const HUNG_UP =
  'If it wants TLS, set KAFKA_TLS=true; if it wants to know who asks, set KAFKA_SASL, KAFKA_USERNAME and KAFKA_PASSWORD';

/** By Kafka's error, such as TOPIC_AUTHORIZATION_FAILED. */
function permissionFor(type: string): string {
  const what = type.replace(/_AUTHORIZATION_FAILED$/, '').toLowerCase();
  return `Give the principal of Stet its ACLs on the ${what} (kafka-acls, see docs/deploy.md)`;
}

/** kafkajs lays one error about another. */
export function innermost(error: Failure): Failure {
  const within = error.errors?.[0] ?? error.originalError ?? error.cause;
  return within instanceof Error ? innermost(within) : error;
}

/** What a door cannot listen on. */
export function noDoor(error: unknown, { host, port }: Pick<Settings, 'host' | 'port'>): unknown {
  const { code = '' } = error as Failure;
  const why = UNHEARD[code];
  return why === undefined
    ? error
    : new CannotStart('door.taken', `Stet cannot listen on ${host}:${port}: ${why}`, { cause: error });
}

const UNHEARD: Record<string, string> = {
  EADDRINUSE: 'another process does. End that, or name another port in PORT',
  EACCES: 'ports below 1024 are not for every user. Name another in PORT',
  EADDRNOTAVAIL: 'that is no address of this machine. Name one of its own in HOST',
  ENOTFOUND: 'the name is not known. Name an address of this machine in HOST',
  EAI_AGAIN: 'the name could not be asked for. Name an address of this machine in HOST',
};
