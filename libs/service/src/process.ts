/** A process around a service: it starts, stops on the first signal, gives up on the second, and says how it ended. */
import { constants } from 'node:os';
import { inspect } from 'node:util';
import { readSettings, type Settings } from './configuration.js';
import { standardError } from './log.js';
import { type Parts, type Service, startService } from './service.js';
import { exitCodeOf, FAILED, STOPS } from './stops.js';

/** All that would end the process at once, and leave a Postgres of ours behind; a platform may lack some. */
const ENDING = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGBREAK', 'SIGUSR2', 'SIGALRM', 'SIGVTALRM', 'SIGXCPU'];
/** Signals that come within this time are one. */
const SAME_SIGNAL_MS = 1000;
/** How long whoever reads the log may take to read its last lines. */
const LAST_LINES_MS = 1000;

type Environment = Record<string, string | undefined>;

/** Never returns: the process ends with the service. `environment` is the process's own. `whenUp` is told the started service. */
export async function run(
  environment: Environment,
  parts: Parts,
  whenUp: (service: Service) => Promise<void> | void = sayWhere,
): Promise<void> {
  process.on('exit', () => standardError().flushNow());
  process.exit(await codeOf(environment, parts, whenUp));
}

/** Once the service has ended, and the last of its lines are read, or will not be. */
async function codeOf(
  environment: Environment,
  parts: Parts,
  whenUp: (service: Service) => Promise<void> | void,
): Promise<number> {
  const stopping = new AbortController();
  try {
    // Heard from the first, while it starts, too.
    const [signal, failure] = [firstSignal(), firstFailure()];
    void signal.then(() => stopping.abort());
    const starting = startService(settingsIn(environment), { ...parts, stopping: stopping.signal });
    const service = await Promise.race([starting, failure]);
    if (typeof service === 'number') return service;
    const code = await Promise.race([signal, failure, service.halted.then(explain), failureOf(whenUp, service)]);
    await service.stop();
    return code;
  } catch (error) {
    return stopping.signal.aborted && error instanceof Error && error.name === 'AbortError' ? 0 : explain(error);
  } finally {
    await standardError().flush(LAST_LINES_MS);
  }
}

/** Libraries and Postgres' own programs look for names such as PGHOST by themselves: what is not read is taken out. */
function settingsIn(environment: Environment): Settings {
  const settings = readSettings(environment);
  for (const { name } of settings.notRead) delete environment[name];
  return settings;
}

function firstSignal(): Promise<number> {
  return new Promise((resolve) => {
    for (const name of endingSignals())
      process.once(name, () => {
        giveUpOnTheNextSignal(Date.now());
        resolve(0);
      });
  });
}

/** What nobody caught: all is closed in order even so. What fails on the way is said, and holds nothing up. */
function firstFailure(): Promise<number> {
  return new Promise((resolve) => process.on('uncaughtException', (error) => resolve(explain(error))));
}

function endingSignals(): NodeJS.Signals[] {
  return ENDING.filter((name): name is NodeJS.Signals => name in constants.signals);
}

/** Settles only if it fails; what else it does is its own business. */
function failureOf(whenUp: (service: Service) => Promise<void> | void, service: Service): Promise<number> {
  return new Promise((resolve) => {
    Promise.resolve(service)
      .then(whenUp)
      .catch((error: unknown) => resolve(explain(error)));
  });
}

/** One Ctrl+C may come twice, from the terminal and from npm: only a later one means impatience. */
function giveUpOnTheNextSignal(first: number): void {
  for (const name of endingSignals()) {
    process.on(name, () => {
      if (Date.now() - first > SAME_SIGNAL_MS) process.exit(FAILED);
    });
  }
}

function sayWhere({ url, places: { log, database } }: Service): void {
  if (url !== undefined) console.log(`Stet listens on ${url} (the log: ${log}; the database: ${database})`);
}

/** Says why, in a sentence where the code is one of ours; answers the exit code. */
function explain(error: unknown): number {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const says = error instanceof Error && code in STOPS ? error.message : inspect(error);
  standardError().lastWords(`${says}\n`);
  return exitCodeOf(code);
}
