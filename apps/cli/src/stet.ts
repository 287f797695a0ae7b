/** The words of `stet`, and how it ends. */
import { Command, CommanderError } from 'commander';
import { openDatabase, readSettings, whyNotStarted } from '#service';
import { addBack } from './back.js';
import { addDrop } from './drop.js';
import { addEditions } from './editions.js';
import { addParked } from './parked.js';
import { addRebuild } from './rebuild.js';
import { addRetry } from './retry.js';
import { addStory } from './story.js';

export type Opened = Awaited<ReturnType<typeof openDatabase>>;

/** Opens the database of the settings for as long as something is done in it. */
export type InDatabase = (act: (opened: Opened) => Promise<void>) => Promise<void>;

const DONE = 0;
const FAILED = 1;
const WRONG_WORDS = 2;

const SETTINGS = `
The database is the one that DATABASE_URL names, with PGPASSWORD or PGPASSWORD_FILE, else Stet's own in STET_DATA while Stet runs.
Exit codes: 0 done, 1 failed (the message says why, and what to do), 2 wrong words.`;

/** Resolves to the exit code. */
export async function stet(environment: Record<string, string | undefined>, words: string[]): Promise<number> {
  const program = new Command('stet')
    .description('Looks after the read models of Stet, while it runs, and tells the story of a claim.')
    .exitOverride()
    .showHelpAfterError('(stet --help shows what there is)')
    .addHelpText('after', SETTINGS);
  const inDatabase: InDatabase = (act) => withDatabase(environment, act);
  for (const add of [addRebuild, addBack, addDrop, addEditions, addParked, addRetry]) add(program, inDatabase);
  addStory(program);
  try {
    await program.parseAsync(words, { from: 'user' });
    return Number(process.exitCode ?? DONE);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? DONE : WRONG_WORDS;
    console.error(sentenceOf(error));
    return FAILED;
  }
}

async function withDatabase(environment: Record<string, string | undefined>, act: (opened: Opened) => Promise<void>) {
  const settings = readSettings(environment);
  try {
    const opened = await openDatabase(settings);
    try {
      await act(opened);
    } finally {
      await opened.sql.end({ timeout: 1 });
    }
  } catch (error) {
    throw whyNotStarted(error, settings);
  }
}

/** An error with a code of its own says what is so and what to do; one that nobody foresaw, where it came from. */
function sentenceOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.message : error;
}
