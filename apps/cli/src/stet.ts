/** The words of `stet`, and how it ends. */
import { GaveUp, Refused } from '#client';
import { Command, CommanderError } from 'commander';
import { type LogToRead, openDatabase, openLogToRead, readSettings, type Settings, whyNotStarted } from '#service';
import { addAsOf } from './as-of.js';
import { addBack } from './back.js';
import { addCheck } from './check.js';
import { addCompare } from './compare.js';
import { addCopyLog } from './copy-log.js';
import { addDiff } from './diff.js';
import { addDiffLogs } from './diff-logs.js';
import { addDrop } from './drop.js';
import { addEditions } from './editions.js';
import { addExport } from './export.js';
import { addHistory } from './history.js';
import { addOpen } from './open.js';
import { addParked } from './parked.js';
import { addRebuild } from './rebuild.js';
import { addReplay } from './replay.js';
import { addRetry } from './retry.js';
import { addStory } from './story.js';

export type Opened = Awaited<ReturnType<typeof openDatabase>>;

/** Opens the database of the settings for as long as something is done in it. */
export type InDatabase = (act: (opened: Opened) => Promise<void>) => Promise<void>;

/** The same of the log, which is only read. */
export type WithLog = (act: (log: LogToRead) => Promise<void>) => Promise<void>;

/** What does more than that opens it itself; why it could not is told as everywhere. */
export type WithSettings = (act: (settings: Settings) => Promise<void>) => Promise<void>;

const DONE = 0;
const FAILED = 1;
const WRONG_WORDS = 2;

const SETTINGS = `
The database is the one that DATABASE_URL names, with PGPASSWORD or PGPASSWORD_FILE, else Stet's own in STET_DATA while Stet runs.
The log that auditors' words read is on Kafka where KAFKA_BROKERS and STET_TOPIC name it, else in that database.
Exit codes: 0 done, 1 failed (the message says why, and what to do), 2 wrong words, 3 something was found.`;

/** Resolves to the exit code. */
export async function stet(environment: Environment, words: string[]): Promise<number> {
  const program = new Command('stet')
    .description('Looks after the read models of Stet, tells the story of a claim, and checks the log for auditors.')
    .exitOverride()
    .showHelpAfterError('(stet --help shows what there is)')
    .addHelpText('after', SETTINGS);
  const inDatabase: InDatabase = (act) => withDatabase(environment, act);
  for (const add of [addRebuild, addBack, addDrop, addEditions, addParked, addRetry]) add(program, inDatabase);
  const withLog: WithLog = (act) => withLogToRead(environment, act);
  for (const add of [addCheck, addHistory, addStory, addAsOf, addDiff, addReplay, addCompare, addExport])
    add(program, withLog);
  const withSettings: WithSettings = (act) => inSettings(environment, act);
  for (const add of [addCopyLog, addDiffLogs]) add(program, withSettings);
  addOpen(program);
  try {
    await program.parseAsync(words, { from: 'user' });
    return exitCodeSet();
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? DONE : WRONG_WORDS;
    console.error(sentenceOf(error));
    return FAILED;
  }
}

/** By a word that came to its end and has more to say than that. It is whoever runs us who ends a process with it. */
function exitCodeSet(): number {
  const code = Number(process.exitCode ?? DONE);
  process.exitCode = undefined;
  return code;
}

type Environment = Record<string, string | undefined>;

async function withDatabase(environment: Environment, act: (opened: Opened) => Promise<void>): Promise<void> {
  const open = async (settings: Settings) => {
    const opened = await openDatabase(settings);
    return { ...opened, close: () => opened.sql.end({ timeout: 1 }) };
  };
  await during(environment, open, act);
}

function withLogToRead(environment: Environment, act: (log: LogToRead) => Promise<void>): Promise<void> {
  return during(environment, openLogToRead, act);
}

async function during<T extends { close(): Promise<void> }>(
  environment: Environment,
  open: (settings: Settings) => Promise<T>,
  act: (opened: T) => Promise<void>,
): Promise<void> {
  await inSettings(environment, async (settings) => {
    const opened = await open(settings);
    try {
      await act(opened);
    } finally {
      await opened.close();
    }
  });
}

async function inSettings(environment: Environment, act: (settings: Settings) => Promise<void>): Promise<void> {
  const settings = readSettings(environment);
  try {
    await act(settings);
  } catch (error) {
    throw whyNotStarted(error, settings);
  }
}

/** An error with a code of its own, or a door's, says what is so and what to do; one that nobody foresaw, where it came from. */
function sentenceOf(error: unknown): unknown {
  const isSaid = error instanceof Refused || error instanceof GaveUp || (error instanceof Error && 'code' in error);
  return isSaid ? error.message : error;
}
