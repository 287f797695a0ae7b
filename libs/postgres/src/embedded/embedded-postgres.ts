/**
 * A real Postgres from npm, for one machine. Only the package's binaries are used: its own class stops the
 * server on SIGTERM beside ours, and leaves an orphan behind after kill -9. A server that is running is adopted.
 */
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { connect, isAway } from '../connect.js';
import { keptPassword, OWN } from './access.js';
import { findBinaries } from './binaries.js';
import { findFolder, type Folder, makeFolder, prepareFolder } from './data-folder.js';
import { type Hearing, Keeper } from './keeper.js';
import { disown, own } from './owner.js';
import { PostgresFailed } from './postgres-failed.js';
import { serverOver, startServer, stopServer } from './server.js';
import { userToRunAs } from './user.js';

export interface EmbeddedPostgres {
  /** As the role that owns its database, `stet`, and nothing more. It holds the password. */
  url: string;
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  dataDir: string;
  /** Of the server, each of one word, such as `max_connections`. */
  settings?: Record<string, string>;
  /** For tests, which make a database each. */
  mayCreateDatabases?: boolean;
  /** Who hears of a server that ended by itself, which is then started again. Without, it is left as it is. */
  log?: Hearing;
}

/** Starts the server whose data lie in `dataDir`, made on first use; adopts it if it runs already. Throws PostgresFailed. */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { dataDir, mayCreateDatabases = false } = options;
  const [binaries, user, data] = [await findBinaries(), await userToRunAs(), await findFolder(dataDir)];
  const folder = { data, user, binaries, mayCreateDatabases };
  await makeFolder(folder);
  if (await own(data)) return startOurs(folder, options);
  try {
    return { url: await urlOf(data), stop: () => Promise.resolve() };
  } catch (error) {
    // Its owner may just have ended it.
    if (serverOver(data)) throw error;
    return startEmbeddedPostgres(options);
  }
}

/** The address of the server that runs over `dataDir`, for a visit: whoever started it ends it. Undefined if none runs. */
export async function embeddedPostgresAt(dataDir: string): Promise<string | undefined> {
  const data = resolve(dataDir);
  return serverOver(data) ? urlOf(data) : undefined;
}

async function startOurs(folder: Folder, { settings = {}, log }: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { data } = folder;
  let keeper: Keeper | undefined;
  const endsWithUs = () => endServer(data);
  process.on('exit', endsWithUs);
  const stop = async () => {
    process.off('exit', endsWithUs);
    await (keeper ? keeper.stop() : stopServer(folder));
    disown(data);
  };
  try {
    // Whoever ran an earlier release's server is gone: it is taken over at rest.
    if ((await keptPassword(data)) === undefined) await stopServer(folder);
    if (!serverOver(data)) {
      await prepareFolder(folder);
      await startServer(folder, settings);
    }
    const url = await urlOf(data);
    if (log) keeper = new Keeper(folder, { ...settings, port: new URL(url).port }, log);
    return { url, stop };
  } catch (error) {
    await stop().catch(() => undefined);
    throw error;
  }
}

/** However the process ends, if only it gets so far as to say so: by then it cannot wait for anything. */
function endServer(data: string): void {
  const server = serverOver(data);
  try {
    if (server) process.kill(server.pid, 'SIGINT');
  } catch {
    // It has just ended.
  }
}

/** How long a server that runs may take to answer, in milliseconds. */
const PATIENCE_MS = 30_000;
const PAUSE_MS = 100;

/** Once the server lets us in: by then each has shown the other that it knows the password. Throws PostgresFailed. */
async function urlOf(data: string): Promise<string> {
  const password = await keptPassword(data);
  const url = `postgres://${OWN}:${password}@127.0.0.1:${serverOver(data)?.port}/${OWN}`;
  const sql = connect(url, { max: 1 });
  try {
    for (let until = Date.now() + PATIENCE_MS; ; await wait(PAUSE_MS)) {
      const failed = await sql`select 1`.then(
        () => undefined,
        (error: Error & { code?: string }) => error,
      );
      if (!failed) return url;
      const server = serverOver(data);
      // It is starting, and may have much to recover.
      if (failed.code === STARTING) until = Date.now() + PATIENCE_MS;
      const isRefused = failed.code === WRONG_PASSWORD;
      if (!server || isRefused || !isAway(failed) || Date.now() > until)
        throw silent({ data, pid: server?.pid, cause: failed });
    }
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** Of Postgres' error codes. */
const STARTING = '57P03';
const WRONG_PASSWORD = '28P01';

interface Silent {
  data: string;
  pid: number | undefined;
  cause: Error & { code?: string };
}

function silent({ data, pid, cause }: Silent): PostgresFailed {
  const which = `The Postgres over ${data}${pid === undefined ? '' : `, process ${pid},`}`;
  const message =
    cause.code === WRONG_PASSWORD
      ? `${which} does not take the password that is kept there. Stop it, remove ${join(data, 'stet.password')}, and start again: another is made.`
      : `${which} does not answer: ${cause.message}. End it, then start again.`;
  return new PostgresFailed(message, { cause });
}
