/**
 * A topic that is not what was promised: the process says so, says what to do, and ends with an exit code of its own. A
 * broker's clock cannot be set apart from ours here: that halt is shown over the embedded log.
 */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { HALTS, partitionOf } from '#ledger';
import { type FreshKafkaLog, freshKafkaLog } from '#testing';
import { build, remove } from './built-app.js';
import { outlet, settingsOf, start, write, type Written } from './over-kafka.js';

const run = promisify(execFile);
const PARTITION = partitionOf('outlet-kbs-world', 12);

describe('a process whose topic', () => {
  let folder: string;

  beforeAll(() => {
    folder = build();
  });

  afterAll(() => remove(folder));

  it.each<[string, keyof typeof HALTS, string, (written: Written) => Promise<unknown>]>([
    [
      'has a hole',
      'ledger.hole',
      'Restore the log, then restart',
      async ({ log }) => {
        await log.leaveHole(PARTITION);
        await append(log, ['after it']);
      },
    ],
    ['has lost its beginning', 'ledger.start-lost', 'Restore it, then restart', ({ log }) => log.loseFirst(PARTITION)],
    [
      'was made anew',
      'ledger.checkpoint-beyond-end',
      'or keep the views aside, for they may hold the last copy of what is missing',
      ({ log }) => log.makeAnew(),
    ],
    [
      'was made anew and has grown again',
      'ledger.another-history',
      'or keep the views aside, for they may hold the last copy of what is missing',
      async ({ log }) => {
        await log.makeAnew();
        await append(log, ['another', 'and more']);
      },
    ],
    [
      'is another than the views were made from',
      'ledger.another-ledger',
      'Name the right database or the right log',
      async (written) => (written.log = await freshKafkaLog()),
    ],
    [
      'was written to by a later Stet',
      'ledger.unknown-version',
      'Start a later release',
      ({ log }) => append(log, ['{"v":2,"stream":"outlet-kbs-world"}'], 'outlet-kbs-world'),
    ],
  ])('%s ends as %s', async (_what, code, remedy, damage) => {
    const written = await write();
    await damage(written);
    const ended = await endOf(written);
    expect([ended.code, ended.said]).toEqual([HALTS[code], expect.stringContaining(remedy)]);
    await written.database.drop();
  });

  it('holds a record that says it is of a later Stet under another key starts, and takes commands', async () => {
    const written = await write();
    await append(written.log, ['{"v":2}', '{"v":2,"stream":"claim-nowhere"}']);
    const service = await start(written);
    const again = { method: 'POST', headers: { 'content-type': 'application/json' } };
    const body = JSON.stringify({ outletId: outlet.outletId, name: 'KBS' });
    expect((await fetch(`${service.url}/v1/commands/rename-outlet`, { ...again, body })).status).toBe(201);
    await service.stop();
    await written.database.drop();
  });

  async function append(log: FreshKafkaLog, values: string[], key = 'k'): Promise<void> {
    const ledger = await log.open();
    await ledger.append(values.map((value) => ({ partition: PARTITION, key, value: Buffer.from(value) })));
    await ledger.close();
  }

  /** How a process over it ends by itself. */
  async function endOf(written: Written): Promise<{ code: unknown; said: string }> {
    const env = { ...settingsOf(written), PATH: process.env.PATH };
    const ended = run(process.execPath, ['dist/apps/stet/src/main.js'], { cwd: folder, env, timeout: 30_000 });
    return ended.then(
      () => ({ code: 0, said: '' }),
      ({ code, stderr }: { code: unknown; stderr: string }) => ({ code, said: stderr }),
    );
  }
});
