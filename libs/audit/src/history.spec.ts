import { type Ledger, LEFT_OUT_KEY, encodeLeftOut, headOf } from '#ledger';
import { freshSimulatedLog } from '#testing';
import { linked } from '../../newsroom/test/given.js';
import { CLAIM_STREAM, nisAsserts, WrittenLog } from '../test/written-log.js';
import { historyOf, type HistoryEntry } from './history.js';

describe("a stream's history", () => {
  let ledger: Ledger;
  let written: WrittenLog;

  beforeEach(async () => {
    ledger = await (await freshSimulatedLog()).open();
    written = WrittenLog.sound();
  });

  afterEach(() => ledger.close());

  it('has what stands, with its version, who wrote it, when and where; and nothing of other streams', async () => {
    await ledger.append(written.entries);
    const [registered, asserted, ...others] = await told();
    expect(others).toEqual([]);
    expect(registered).toMatchObject({ stands: true, version: 1, why: null, by: 'tool:test', position: at(2) });
    expect(asserted).toMatchObject({ stands: true, version: 2, events: [nisAsserts], position: at(3) });
    expect(asserted?.hash).toBe(headOf(written.entries[3]?.value ?? Buffer.alloc(0)));
  });

  it('says of each that is void why it is', async () => {
    const { version: after, on } = written.head(CLAIM_STREAM);
    const first = written.commit(linked('part_of', 'nk-troops'));
    const lost = written.commit(linked('excludes', 'nk-troops'), { after, on, by: 'editor:anna' });
    written.commit(linked('excludes', 'nk-troops'), { after: after + 1, on: headOf(lost.value), by: 'editor:anna' });
    written.put(first);
    written.put({ ...first, value: Buffer.from('nonsense') });
    written.commit(linked('excludes', 'nk-troops'), { after: 99 });
    await ledger.append(written.entries);
    expect((await told()).slice(2).map(({ why }) => why)).toEqual([
      null,
      expect.stringMatching(/^lost a race.*, at offset \d+$/),
      expect.stringMatching(/^decided on a commit that is lawfully void itself, at offset \d+$/),
      expect.stringMatching(/^a repeat.*: at offset \d+$/),
      'it is no JSON of any version of a commit',
      expect.stringMatching(/decided on version 99 .* no standing commit made that/),
    ]);
  });

  it('knows what was decided on what a copy leaves out', async () => {
    const gone = written.commit(linked('part_of', 'nk-troops'));
    const { on } = written.head(CLAIM_STREAM);
    const record = { key: CLAIM_STREAM, hash: String(on), bytes: 9, appendedAt: '2026-11-22T08:00:00.000Z' };
    const said = { of: 'kafka:x:y', partition: gone.partition, offset: 4, record, at: record.appendedAt };
    written.entries.pop();
    written.put({ ...gone, key: LEFT_OUT_KEY, value: encodeLeftOut(said) });
    written.commit(linked('excludes', 'nk-troops'));
    await ledger.append(written.entries);
    expect((await told()).at(-1)).toMatchObject({ stands: false, why: expect.stringMatching(/what a copy/) });
  });

  it('goes on with what comes, until it is ended', async () => {
    await ledger.append(written.entries);
    const ended = new AbortController();
    const entries = historyOf(ledger, CLAIM_STREAM, { follow: ended.signal });
    for (const version of [1, 2]) expect((await entries.next()).value).toMatchObject({ version });
    await ledger.append([written.commit(linked('part_of', 'nk-troops'))]);
    expect((await entries.next()).value).toMatchObject({ version: 3 });
    ended.abort();
    expect(await entries.next()).toMatchObject({ done: true });
  });

  async function told(): Promise<HistoryEntry[]> {
    const entries: HistoryEntry[] = [];
    for await (const entry of historyOf(ledger, CLAIM_STREAM)) entries.push(entry);
    return entries;
  }

  function at(entry: number): string {
    const found = written.entries[entry];
    return found ? written.positionOf(found) : '';
  }
});
