/** Threads that fill partitions of a copy beside each other, each with a connection of its own. */
import { once } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { Database } from '#postgres';
import type { Parked } from '#views';

/** What a thread answers of a partition. An error that is sent from thread to thread loses what is its own: see `told`. */
export type Filled = { parked: Parked[] } | { failed: { message: string; own: object } };

/**
 * Of a thread's young generation, in megabytes; it takes three times that. A process that was started with a larger one
 * (see decision 9) would give it to each of its threads, too: 750 MB in all were seen, and it gained a fill nothing.
 */
const SEMI_SPACE_MB = 16;

export class Threads {
  private readonly workers: Worker[];

  constructor(count: number, { database, schema }: { database: Database; schema: string }) {
    this.workers = Array.from({ length: count }, () => begin({ ...asData(database), schema }));
  }

  /** Whoever is done takes the next. Rejects with the first that fails; those under way are for `end`. */
  async fill(partitions: number[], onFilled: (parked: Parked[]) => Promise<void>): Promise<void> {
    const left = [...partitions];
    const work = async (worker: Worker) => {
      for (let next = left.shift(); next !== undefined; next = left.shift())
        await onFilled(await filledBy(worker, next));
    };
    await Promise.all(this.workers.map(work));
  }

  /** What they have not committed is rolled back. */
  async end(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.terminate()));
  }
}

export function told(error: unknown): { message: string; own: object } {
  const { name = 'Error', message = String(error) } = error instanceof Error ? error : {};
  const { code, severity, file } = (error ?? {}) as Record<string, unknown>;
  return { message, own: { name, code, severity, file } };
}

/** Made of this very source: as it stands where that runs, and as it was built elsewhere. */
function begin(workerData: object): Worker {
  const [, ending = 'js'] = /\.(\w+)$/.exec(import.meta.url) ?? [];
  const execArgv = ending === 'ts' ? FROM_SOURCES : [];
  setFlagsFromString(`--max-semi-space-size=${SEMI_SPACE_MB}`);
  return new Worker(new URL(`./fill-thread.${ending}`, import.meta.url), {
    workerData,
    execArgv,
  });
}

const FROM_SOURCES = ['--conditions=source', '--import', '@swc-node/register/esm-register'];

/** A thread cannot ask another for a password. */
function asData(database: Database): { url: string; password?: string } {
  return typeof database === 'string' ? { url: database } : { url: database.url, password: database.password() };
}

async function filledBy(worker: Worker, partition: number): Promise<Parked[]> {
  const ended = new AbortController();
  const { signal } = ended;
  worker.postMessage(partition, []);
  const answer = await Promise.race([
    once(worker, 'message', { signal }).then(([filled]) => filled as Filled),
    once(worker, 'exit', { signal }).then(() => ({ failed: told(new Error('a thread of the fill has ended')) })),
  ]).finally(() => ended.abort());
  if ('parked' in answer) return answer.parked;
  throw Object.assign(new Error(answer.failed.message), answer.failed.own);
}
