/** The real services that specs run against, each test with a database and a topic of its own. */
import { randomUUID } from 'node:crypto';
import type { KafkaLedgerOptions } from '#ledger';
import { connect } from '#postgres';

/** Waits this long for a fact; a fact that does not come fails the test. */
const PATIENCE_MS = 20_000;
/** Between two looks, at first and at last: whoever waits long is not to keep the processors busy by looking. */
const [LOOK_AGAIN_MS, LOOK_EVERY_MS] = [10, 100];

export interface FreshDatabase {
  url: string;
  /** Another that holds the same. Nobody may be connected to this one. */
  copy(): Promise<FreshDatabase>;
  drop(): Promise<void>;
}

/**
 * By the locale of the Postgres from npm, which is C, or by another: in Turkish i and I are two letters. `admin` is the
 * address of another Postgres than the one that all specs share, for a role that may make databases.
 */
export async function freshDatabase(
  locale: keyof typeof LOCALES = 'C',
  admin = named('STET_TEST_POSTGRES'),
): Promise<FreshDatabase> {
  return made(admin, LOCALES[locale]);
}

async function made(admin: string, how: string): Promise<FreshDatabase> {
  const name = `stet_${randomUUID().replaceAll('-', '')}`;
  await asAdmin(admin, [`create database ${name} ${how}`]);
  const url = new URL(admin);
  url.pathname = `/${name}`;
  return { url: url.href, copy: () => made(admin, `template ${name}`), drop: () => drop(admin, name) };
}

const LOCALES = {
  C: 'strategy file_copy',
  'C.UTF-8': `template template0 locale 'C.UTF-8'`,
  Turkish: `template template0 locale 'C' locale_provider icu icu_locale 'tr-TR'`,
};

export function freshTopic(): string {
  return `stet.test.${randomUUID()}`;
}

/** Where a test's own hand finds Kafka. */
export function kafkaBrokers(): string[] {
  return named('STET_TEST_KAFKA').split(',');
}

/** How Stet comes there, as it is set. */
export function kafkaSettings(): Record<string, string> {
  const { STET_TEST_KAFKA_SETTINGS: secured } = process.env;
  return secured ? (JSON.parse(secured) as Record<string, string>) : { KAFKA_BROKERS: kafkaBrokers().join(',') };
}

/** The same, as a ledger takes it. */
export async function kafkaLog(): Promise<Pick<KafkaLedgerOptions, 'brokers' | 'security'>> {
  const { readSettings } = await import('#service');
  const { kafkaBrokers: brokers = [], kafkaSecurity: security } = readSettings(kafkaSettings());
  return { brokers, security };
}

/** Are the services as managed ones are? */
export function isSecured(): boolean {
  return process.env.STET_TEST_KAFKA_SETTINGS !== undefined;
}

/** Looks again until the fact is there; throws the last error, or says that it never came. */
export async function eventually<T>(fact: () => Promise<T | undefined | false>): Promise<T> {
  const until = Date.now() + PATIENCE_MS;
  for (let pauseMs = LOOK_AGAIN_MS; ; pauseMs = Math.min(LOOK_EVERY_MS, pauseMs * 1.5)) {
    const found = await fact();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > until) throw new Error(`The fact did not come within ${PATIENCE_MS} ms: ${fact.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

/**
 * Ends whoever is still connected. `drop database … with (force)` would do so in one, and is refused while Postgres
 * vacuums there by itself, for that is a superuser's; without force it waits for that.
 */
function drop(admin: string, name: string): Promise<void> {
  return asAdmin(admin, [
    `alter database ${name} allow_connections false`,
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}' and usename = current_user`,
    `drop database ${name}`,
  ]);
}

async function asAdmin(url: string, statements: string[]): Promise<void> {
  const sql = connect(url, { max: 1 });
  for (const statement of statements) await sql.unsafe(statement);
  await sql.end();
}

function named(variable: string): string {
  const value = process.env[variable];
  if (!value) throw new Error(`${variable} is not set: run the specs through jest's project "real".`);
  return value;
}
