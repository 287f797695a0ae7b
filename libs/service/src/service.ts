/**
 * A service of Stet: which parts it runs, opened in order and closed in the opposite order.
 *
 *   postgres ─► ledger ─► projector ─► commands ─► courier ─► http
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Logger, pino } from 'pino';
import { Commands, type Limits } from '#command-handling';
import { type OpenDoor, parseKeys, startHttp } from '#http';
import { type Ledger, openEmbeddedLedger, openKafkaLedger } from '#ledger';
import { newsroom } from '#newsroom';
import { connect, type Sql, startEmbeddedPostgres } from '#postgres';
import { startCourier, startProjector } from '#projector';
import { checkpointsIn, positionIn, prepareViews, streamOf } from '#views';
import type { Settings } from './configuration.js';

export interface Parts {
  projector: boolean;
  http: boolean;
  /** Laid over the log: a fault to be tested. */
  overLedger?(ledger: Ledger): Ledger;
  limits?: Partial<Limits>;
}

export interface Service {
  /** Undefined if it has no door. */
  url: string | undefined;
  /** Settles if the service cannot go on: it must be stopped, and somebody must look. */
  halted: Promise<Error>;
  stop(): Promise<void>;
}

/** Where the log's lines go: standard error, so that what a command prints stays its own. */
export function logAt(level: string): Logger {
  return pino({ level }, pino.destination({ fd: 2, sync: true }));
}

export async function startService(
  settings: Settings,
  parts: Parts,
  log: Logger = logAt(settings.logLevel),
): Promise<Service> {
  const closing: (() => Promise<unknown>)[] = [];
  const halts: Promise<Error>[] = [];
  const stop = async () => {
    for (const close of closing.splice(0).toReversed()) await close();
  };
  try {
    const databaseUrl = settings.databaseUrl ?? (await ownPostgres(settings, closing));
    const sql = connect(databaseUrl);
    closing.push(() => sql.end({ timeout: 5 }));
    await prepareViews(sql);
    const opened = await openLedger(settings, databaseUrl, log);
    closing.push(() => opened.close());
    const ledger = parts.overLedger?.(opened) ?? opened;
    if (parts.projector) {
      const projector = await startProjector({ ledger, sql, log, group: `${settings.topic}.projector` });
      closing.push(() => projector.stop());
      halts.push(projector.halted);
    }
    const commands = commandsOver({ ledger, sql, log, limits: parts.limits });
    closing.push(() => commands.stop());
    halts.push(commands.halted);
    await commands.start();
    if (parts.projector) {
      const courier = await startCourier({ sql, commands, log });
      closing.push(() => courier.stop());
    }
    const door = parts.http ? await openDoor({ commands, ledger, sql, log }, settings) : undefined;
    if (door) closing.push(() => door.close());
    log.info({ url: door?.url, ledger: ledger.identity, projector: parts.projector }, 'started');
    return { url: door?.url, halted: Promise.race(halts), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function ownPostgres({ dataDir }: Settings, closing: (() => Promise<unknown>)[]): Promise<string> {
  const postgres = await startEmbeddedPostgres({ dataDir: join(dataDir, 'postgres') });
  closing.push(() => postgres.stop());
  return postgres.url;
}

function openLedger({ kafkaBrokers, topic, replicas }: Settings, databaseUrl: string, log: Logger): Promise<Ledger> {
  if (kafkaBrokers === undefined) return openEmbeddedLedger({ databaseUrl });
  return openKafkaLedger({ brokers: kafkaBrokers, topic, replicas, log });
}

interface Beneath {
  ledger: Ledger;
  sql: Sql;
  log: Logger;
}

function commandsOver({ ledger, sql, log, limits = {} }: Beneath & { limits: Partial<Limits> | undefined }): Commands {
  const history = {
    stream: (name: string) => streamOf(sql, name),
    position: () => positionIn(sql),
    checkpoints: () => checkpointsIn(sql, ledger),
  };
  return new Commands({ ledger, streams: newsroom, history, log, limits });
}

async function openDoor(
  { commands, ledger, sql, log }: Beneath & { commands: Commands },
  settings: Settings,
): Promise<OpenDoor> {
  const keys = settings.keysFile === undefined ? undefined : parseKeys(await readFile(settings.keysFile, 'utf8'));
  return startHttp({ commands, sql, ledger, log, ...(keys && { keys }) }, settings);
}
