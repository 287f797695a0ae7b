/** A topic of its own with a record, views that include it, and processes over them. */
import { logAt, readSettings, type Service, startService } from '#service';
import {
  eventually,
  type FreshDatabase,
  freshDatabase,
  type FreshKafkaLog,
  freshKafkaLog,
  kafkaBrokers,
} from '#testing';

export interface Written {
  log: FreshKafkaLog;
  database: FreshDatabase;
}

export const outlet = { outletId: 'kbs-world', name: 'KBS World' };

/** A topic with one record, views that include it, and no process over it. */
export async function write(): Promise<Written> {
  const written = { log: await freshKafkaLog(), database: await freshDatabase() };
  const service = await startService(
    readSettings(settingsOf(written)),
    { http: true, projector: true },
    logAt('silent'),
  );
  const post = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(outlet) };
  const posted = await fetch(`${service.url}/v1/commands/register-outlet`, post);
  const after = { headers: { 'read-after': posted.headers.get('log-position') ?? '' } };
  await eventually(async () => (await fetch(`${service.url}/v1/outlets/kbs-world`, after)).status === 200);
  await service.stop();
  return written;
}

/** A process over it, in this one. */
export function start(written: Written): Promise<Service> {
  return startService(readSettings(settingsOf(written)), { http: true, projector: true }, logAt('silent'));
}

export function settingsOf({ log, database }: Written): Record<string, string> {
  const kafka = { KAFKA_BROKERS: kafkaBrokers().join(','), STET_TOPIC: log.topic };
  return { ...kafka, DATABASE_URL: database.url, PORT: '0', LOG_LEVEL: 'silent' };
}
