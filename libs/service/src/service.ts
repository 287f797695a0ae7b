/**
 * A service of Stet: which parts it runs, opened in order and closed in the opposite order.
 *
 *   postgres ─► ledger ─► projector ─► commands ─► courier ─► http
 */
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import { Commands, type Limits } from '#command-handling';
import { type DoorLimits, type HttpParts, type OpenDoor, startHttp } from '#http';
import { type Ledger, openEmbeddedLedger, openKafkaLedger, partitionOf } from '#ledger';
import { newsroom } from '#newsroom';
import { connect, type Database, type Sql, startEmbeddedPostgres } from '#postgres';
import { startCourier, startProjector } from '#projector';
import { checkpointsIn, hasIndex, indexPosition, streamOf } from '#views';
import { noDoor, whyNotStarted } from './cannot-start.js';
import type { Settings } from './configuration.js';
import { databaseIn } from './database.js';
import { Health } from './health.js';
import { KeysInUse } from './keys-in-use.js';
import { logAt } from './log.js';
import { Opened } from './opened.js';
import { type Seldom, seldom } from './seldom.js';
import { type Places, placesOf } from './places.js';

/** How long the log may take to answer a door that closes, in milliseconds. */
const PATIENCE_MS = 2000;
/** How long the database may take to answer what is under way when its pool ends, in seconds. */
const GRACE_S = 2;
/** Between two looks for an index that is not there yet. */
const LOOK_EVERY_MS = 250;

export interface Parts {
  projector: boolean;
  http: boolean;
  /** The folder of the editors' page, as it was built; a door without it serves none. */
  desk?: string;
  /** Laid over the log: a fault to be tested. */
  overLedger?(ledger: Ledger): Ledger;
  limits?: Partial<Limits>;
  doorLimits?: Partial<DoorLimits>;
  /** Aborts what is still waited for when the process is to end before it has started. */
  stopping?: AbortSignal;
}

export interface Service {
  /** Undefined if it has no door. */
  url: string | undefined;
  places: Places;
  /** Settles if the service cannot go on: it must be stopped, and somebody must look. */
  halted: Promise<Error>;
  stop(): Promise<void>;
}

/** Throws what it could not start for; then nothing of it is left running. */
export async function startService(
  settings: Settings,
  parts: Parts,
  log: Logger = logAt(settings.logLevel),
): Promise<Service> {
  const opened = new Opened();
  try {
    const keys = await openKeys(settings, { log, opened });
    const beneath = await openBeneath(settings, { parts, log, opened });
    const { halts, commands } = await openRules(settings, { parts, beneath, opened });
    const door = parts.http
      ? await openDoor(
          { ...beneath, log, commands, desk: parts.desk, limits: parts.doorLimits, ...(keys && { keys: keys.ring }) },
          settings,
        )
      : undefined;
    if (door) opened.add(() => close(door, commands));
    const places = placesOf(settings);
    for (const { name, why } of settings.notRead) log.warn(`${name} is set, and is not read: ${why}`);
    log.info({ url: door?.url, ...places, ledger: beneath.ledger.identity, projector: parts.projector }, 'started');
    return { url: door?.url, places, halted: Promise.race(halts), stop: () => opened.close() };
  } catch (error) {
    await opened.close().catch((err: unknown) => log.warn({ err }, 'not all that had started could be closed'));
    throw whyNotStarted(error, settings);
  }
}

async function openKeys({ keysFile }: Settings, { log, opened }: Pick<OpeningBeneath, 'log' | 'opened'>) {
  if (keysFile === undefined) return undefined;
  const keys = await KeysInUse.open(keysFile, log);
  opened.add(() => keys.close());
  return keys;
}

function openDoor(parts: HttpParts, settings: Settings): Promise<OpenDoor> {
  return startHttp(parts, settings).catch((error: unknown) => {
    throw noDoor(error, settings);
  });
}

/** Whoever was let in is answered first. A log that does not answer holds nobody up: then what is known is the answer. */
async function close(door: OpenDoor, commands: Commands): Promise<void> {
  const closed = door.close();
  const isClosed = await Promise.race([closed.then(() => true), wait(PATIENCE_MS, false)]);
  if (!isClosed) await commands.stop();
  await closed;
}

interface Beneath {
  ledger: Ledger;
  database: Database;
  sql: Sql;
  log: Seldom;
  health: Health;
}

interface OpeningBeneath {
  parts: Parts;
  log: Logger;
  opened: Opened;
}

/** The database, the log, and whether they are there. */
async function openBeneath(settings: Settings, { parts, log, opened }: OpeningBeneath): Promise<Beneath> {
  const database = databaseIn(settings) ?? (await ownPostgres(settings, { log, opened }));
  const sql = connect(database);
  opened.add(() => sql.end({ timeout: GRACE_S }));
  const says = seldom(log);
  const ledger = await openLedger(settings, database, says);
  opened.add(() => ledger.close());
  const beneath = { database, sql, log: says, ledger: parts.overLedger?.(ledger) ?? ledger };
  const health = new Health(settings, beneath);
  opened.add(() => Promise.resolve(health.stop()));
  return { ...beneath, health };
}

interface OpeningRules {
  parts: Parts;
  beneath: Beneath;
  opened: Opened;
}

/** The projector, the commands, and the courier. */
async function openRules(
  { topic }: Settings,
  { parts, beneath, opened }: OpeningRules,
): Promise<{ commands: Commands; halts: Promise<Error>[] }> {
  const halts: Promise<Error>[] = [];
  if (parts.projector) {
    const projector = await startProjector({ ...beneath, group: `${topic}.projector` });
    opened.add(() => projector.stop());
    halts.push(projector.halted);
    beneath.health.ask(() => projector.waits);
  } else await indexMade(beneath, parts.stopping);
  const commands = commandsOver({ ...beneath, limits: parts.limits });
  opened.add(() => commands.stop());
  halts.push(commands.halted);
  await commands.start();
  beneath.health.watchReading(commands);
  if (parts.projector) {
    const courier = await startCourier({ ...beneath, commands });
    // Together: it may wait for an answer that the log does not give, and that comes when the commands stop.
    opened.add(() => Promise.all([courier.stop(), commands.stop()]));
  }
  return { commands, halts };
}

/** Only a projector makes the log's index, and a door that comes first waits for it. */
async function indexMade({ sql, log }: Pick<Beneath, 'sql' | 'log'>, stopping?: AbortSignal): Promise<void> {
  for (let isSaid = false; !(await hasIndex(sql)); isSaid = true) {
    if (!isSaid)
      log.warn(
        {},
        "the log's index is not there yet: a projector of this release makes it, and this process opens its door then",
      );
    await wait(LOOK_EVERY_MS, undefined, { ...(stopping && { signal: stopping }) });
  }
}

async function ownPostgres(
  { dataDir }: Settings,
  { log, opened }: Pick<OpeningBeneath, 'log' | 'opened'>,
): Promise<string> {
  const postgres = await startEmbeddedPostgres({ dataDir: join(dataDir, 'postgres'), log: seldom(log) });
  opened.add(() => postgres.stop());
  return postgres.url;
}

function openLedger(
  { kafkaBrokers, kafkaSecurity, topic, replicas }: Settings,
  database: Database,
  log: Seldom,
): Promise<Ledger> {
  if (kafkaBrokers === undefined) return openEmbeddedLedger({ database });
  return openKafkaLedger({ brokers: kafkaBrokers, security: kafkaSecurity, topic, replicas, log });
}

function commandsOver({
  ledger,
  sql,
  log,
  health,
  limits = {},
}: Beneath & { limits: Partial<Limits> | undefined }): Commands {
  const history = {
    stream: (name: string) => streamOf(sql, name, partitionOf(name, ledger.partitions)),
    position: () => indexPosition(sql),
    checkpoints: () => checkpointsIn(sql, ledger),
  };
  return new Commands({ ledger, streams: newsroom, history, log, limits, logAway: () => health.logAway });
}
