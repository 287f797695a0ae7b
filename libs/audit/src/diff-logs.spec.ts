import { encodeLeftOut, type Entry, headOf, LEFT_OUT_KEY } from '#ledger';
import { type FreshLog, freshSimulatedLog } from '#testing';
import { CLAIM_STREAM, WrittenLog } from '../test/written-log.js';
import { type Diffed, diffLogs, type LeftOutOfOne, type LogDifference } from './diff-logs.js';

const AT = '2026-11-30T12:00:00.000Z';

describe('two logs', () => {
  let entries: Entry[];

  beforeEach(() => {
    ({ entries } = WrittenLog.sound());
  });

  it('do not differ where the one is the other, record by record', async () => {
    const { diffed, differences } = await held(entries);
    expect([differences, diffed]).toMatchObject([[], { records: entries.length, same: entries.length, leftOut: 0 }]);
  });

  it('differ where a byte is another, a key, or a record is missing at the end of either, and nowhere else', async () => {
    const [outlet, report, claim, asserted] = entries as [Entry, Entry, Entry, Entry];
    const altered = { ...report, value: Buffer.from(report.value.toString().replace('kbs-world', 'kbs-wurld')) };
    const { differences } = await held([{ ...outlet, key: 'outlet-b' }, altered, claim, asserted, asserted]);
    expect(differences.map(({ kind }) => kind).toSorted()).toEqual(['only_in_second', 'other_bytes', 'other_key']);
    expect(differences.find(({ kind }) => kind === 'only_in_second')).toMatchObject({
      position: `${asserted.partition}:2`,
      first: null,
      second: { stream: CLAIM_STREAM, by: 'tool:test', hash: headOf(asserted.value) },
    });
    const missing = await held([outlet, report, claim]);
    expect(missing.differences).toMatchObject([{ kind: 'only_in_first', second: null }]);
  });

  it('name what one leaves out, and says so in its place; and do not differ for it', async () => {
    const [outlet, report, claim, asserted] = entries as [Entry, Entry, Entry, Entry];
    const { diffed, differences, leftOut } = await held([outlet, report, claim, noticeOf(asserted, asserted)]);
    expect([differences, diffed.leftOut]).toEqual([[], 1]);
    expect(leftOut).toEqual([{ position: `${asserted.partition}:1`, by: 'second', hash: headOf(asserted.value) }]);
  });

  it('differ where one says that it leaves out another record than was there', async () => {
    const [outlet, report, claim, asserted] = entries as [Entry, Entry, Entry, Entry];
    const { differences, leftOut } = await held([outlet, report, claim, noticeOf(asserted, claim)]);
    expect([differences.map(({ kind }) => kind), leftOut]).toEqual([['other_bytes'], []]);
  });

  it('do not differ where one has nothing at an offset, and the other says that nothing was there', async () => {
    const [outlet, report, claim, asserted] = entries as [Entry, Entry, Entry, Entry];
    const log = await freshSimulatedLog();
    const ledger = await log.open();
    await ledger.append([outlet, report, claim]);
    await log.leaveHole(asserted.partition);
    await ledger.append([asserted]);
    await ledger.close();
    const { differences, leftOut } = await held([outlet, report, claim, noticeOf(asserted), asserted], log);
    expect([differences, leftOut]).toMatchObject([[], [{ by: 'second', hash: null }]]);
  });

  async function held(copied: Entry[], log?: FreshLog) {
    const original = log ?? (await freshSimulatedLog());
    const [first, second] = [await original.open(), await (await freshSimulatedLog()).open()];
    if (!log) await first.append(entries);
    await second.append(copied);
    const differences: LogDifference[] = [];
    const leftOut: LeftOutOfOne[] = [];
    const diffed: Diffed = await diffLogs([first, second], {
      onDifference: (difference) => differences.push(difference),
      onLeftOut: (one) => leftOut.push(one),
    });
    for (const ledger of [first, second]) await ledger.close();
    return { diffed, differences, leftOut };
  }
});

/** As a copy says it, in the place of the one, of a record. */
function noticeOf({ partition }: Entry, record?: Entry): Entry {
  const told = record && { key: record.key, hash: headOf(record.value), bytes: record.value.length, appendedAt: AT };
  const value = encodeLeftOut({ of: 'kafka:x:y', partition, offset: 1, record: told ?? null, at: AT });
  return { partition, key: LEFT_OUT_KEY, value };
}
