import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, constants, createReadStream, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pino } from 'pino';
import { StandardError } from './standard-error.js';

const LINES = 30_000;
/** In milliseconds: nothing here takes so long unless it waits for ever. */
const LONG_MS = 10_000;

describe('a log whose reader', () => {
  let folder: string;
  let pipe: string;
  let fd: number;
  let out: StandardError;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'stet-log-'));
    pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    // For both ways: a pipe that nobody has open to read cannot be opened to write.
    fd = openSync(pipe, constants.O_RDWR | constants.O_NONBLOCK);
    out = new StandardError(fd);
  });

  afterEach(async () => {
    // What still waits would be written to the next test's pipe, which gets the same number.
    const rest = createReadStream(pipe).resume();
    await once(rest, 'ready');
    await out.flush(LONG_MS);
    closeSync(fd);
    rest.destroy();
    await once(rest, 'close');
    rmSync(folder, { recursive: true });
  });

  it('stopped reading once froze the process: now it drops what is too much, and says how much once it is read again', async () => {
    const log = pino({ base: null }, out);
    for (let n = 0; n < LINES; n++) log.error({ n }, 'it failed, and this is the line of the log that says so');
    out.lastWords('the last word\n');
    const [told, dropped, last] = await read(/^\{"level":40/);
    expect(dropped).toBeGreaterThan(0);
    expect(told.length + dropped).toBe(LINES);
    expect(told).toEqual(Array.from(told.keys()));
    expect(last).toBe('the last word');
  });

  it('does not read keeps no process from ending', async () => {
    for (let n = 0; n < LINES; n++) out.write('it failed, and this is the line of the log that says so\n');
    const before = Date.now();
    await out.flush(50);
    out.flushNow();
    expect(Date.now() - before).toBeLessThan(LONG_MS);
  });

  it('reads late has each line, in order, when the process ends', async () => {
    for (let n = 0; n < 5000; n++) out.write(`${JSON.stringify({ n })}\n`);
    const reading = read(/"n":4999\}/);
    await out.flush(LONG_MS);
    const [told] = await reading;
    expect(told).toEqual(Array.from({ length: 4999 }, (_, n) => n));
  });

  it('has gone is told nothing more, and nothing waits for it', async () => {
    const reader = openSync(pipe, constants.O_RDONLY | constants.O_NONBLOCK);
    const writer = openSync(pipe, constants.O_WRONLY);
    for (const end of [fd, reader]) closeSync(end);
    fd = writer;
    out = new StandardError(writer);
    out.write('a\n');
    await out.flush(LONG_MS);
    out.write('b\n');
    out.flushNow();
  });

  it('has a full disk keeps no process from going on, nor from ending', async () => {
    const full = openSync('/dev/full', 'w');
    const toFull = new StandardError(full);
    toFull.write('a\n');
    await toFull.flush(50);
    toFull.write('b\n');
    toFull.flushNow();
  });

  /** What comes up to a line, how many were dropped, and what came right before that was said. */
  async function read(until: RegExp): Promise<[told: number[], dropped: number, last: string]> {
    const told: number[] = [];
    let last = '';
    const lines = createInterface({ input: createReadStream(pipe) });
    for await (const line of lines) {
      const { n, dropped = 0 } = line.startsWith('{') ? (JSON.parse(line) as { n?: number; dropped?: number }) : {};
      if (until.test(line)) {
        lines.close();
        return [told, dropped, last];
      }
      if (n !== undefined) told.push(n);
      last = line;
    }
    throw new Error('The line never came.');
  }
});
