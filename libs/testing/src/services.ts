/** The real services that specs run against, each test with a database and a topic of its own. */
import { randomUUID } from 'node:crypto';
import type { KafkaLedgerOptions } from '#ledger';
import { connect } from '#postgres';

/** Waits this long for a fact; a fact that does not come fails the test. */
const PATIENCE_MS = 20_000;
const LOOK_EVERY_MS = 20;

export interface FreshDatabase {
  url: string;
  drop(): Promise<void>;
}

/** By the locale of the Postgres from npm, which is C, or by another: in Turkish i and I are two letters. */
export async function freshDatabase(locale: keyof typeof LOCALES = 'C'): Promise<FreshDatabase> {
  const admin = named('STET_TEST_POSTGRES');
  const name = `stet_${randomUUID().replaceAll('-', '')}`;
  await asAdmin(admin, `create database ${name} ${LOCALES[locale]}`);
  const url = new URL(admin);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => drop(admin, name) };
}

const LOCALES = {
  C: '',
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
  for (;;) {
    const found = await fact();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > until) throw new Error(`The fact did not come within ${PATIENCE_MS} ms: ${fact.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

/**
 * Ends whoever is still connected. `drop database … with (force)` would do so in one, and is refused while Postgres
 * vacuums there by itself, for that is a superuser's; without force it waits for that.
 */
async function drop(admin: string, name: string): Promise<void> {
  await asAdmin(admin, `alter database ${name} allow_connections false`);
  await asAdmin(
    admin,
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}' and usename = current_user`,
  );
  await asAdmin(admin, `drop database ${name}`);
}

async function asAdmin(url: string, statement: string): Promise<void> {
  const sql = connect(url, { max: 1 });
  await sql.unsafe(statement);
  await sql.end();
}

function named(variable: string): string {
  const value = process.env[variable];
  if (!value) throw new Error(`${variable} is not set: run the specs through jest's project "real".`);
  return value;
}
