/** A process around a service: it starts, stops on the first signal, gives up on the second, and says how it ended. */
import { LedgerHalt } from '#ledger';
import { readSettings } from './configuration.js';
import { type Parts, type Service, startService } from './service.js';

/** Of a process that ended by itself; 0 when it was asked to. */
const EXIT = { failed: 1, halted: 3 };

/** Signals that come within this time, in milliseconds, are one. */
const SAME_SIGNAL = 1000;

type Environment = Record<string, string | undefined>;

/** Never returns: the process ends with the service. `whenUp` is told the started service. */
export async function run(
  environment: Environment,
  parts: Parts,
  whenUp: (service: Service) => Promise<void> | void = sayWhere,
): Promise<void> {
  try {
    const service = await startService(readSettings(environment), parts);
    const signal = new Promise<number>((resolve) => {
      for (const name of ['SIGINT', 'SIGTERM']) process.on(name, () => resolve(0));
    });
    const halted = service.halted.then((halt) => explain(halt, EXIT.halted));
    void Promise.resolve(whenUp(service)).catch((error: unknown) => process.exit(explain(error, EXIT.failed)));
    const code = await Promise.race([signal, halted]);
    giveUpOnTheNextSignal(Date.now());
    await service.stop();
    process.exit(code);
  } catch (error) {
    process.exit(explain(error, EXIT.failed));
  }
}

/** One Ctrl+C may come twice, from the terminal and from npm: only a later one means impatience. */
function giveUpOnTheNextSignal(first: number): void {
  for (const name of ['SIGINT', 'SIGTERM']) {
    process.on(name, () => {
      if (Date.now() - first > SAME_SIGNAL) process.exit(EXIT.failed);
    });
  }
}

function sayWhere({ url }: Service): void {
  if (url !== undefined) console.log(`Stet listens on ${url}`);
}

function explain(error: unknown, code: number): number {
  const known =
    error instanceof LedgerHalt || (error instanceof Error && 'code' in error && typeof error.code === 'string');
  console.error(known && error instanceof Error ? `${error.message}` : error);
  return code;
}
