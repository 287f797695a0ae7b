import { headOf, NotAppended } from '#ledger';
import { connect } from '#postgres';
import { freshDatabase, freshEmbeddedLog } from '#testing';
import { openEmbeddedLedger } from './embedded-ledger.js';
import { ledgerSeesWhatIsTakenAway } from '../../contract/taken-away.js';
import { haltOf } from '../../contract/reader.js';
import { ledgerKeepsItsContract } from '../../contract/ledger-contract.js';

ledgerKeepsItsContract('embedded', freshEmbeddedLog);
ledgerSeesWhatIsTakenAway('embedded', freshEmbeddedLog);

describe('an embedded log that has no room', () => {
  it('says of an append that it is certain that nothing of it was taken', async () => {
    const database = await freshDatabase();
    const ledger = await openEmbeddedLedger({ database: database.url });
    const sql = connect(database.url, { max: 1 });
    await sql.unsafe(`
      create function full_disk() returns trigger language plpgsql as $$
        begin raise exception using errcode = 'disk_full'; end $$;
      create trigger full_disk before insert on stet_ledger.log for each statement execute function full_disk()`);
    const entry = { partition: 2, key: 'some-stream', value: Buffer.from('one') };
    await expect(ledger.append([entry])).rejects.toBeInstanceOf(NotAppended);
    await sql.unsafe('drop trigger full_disk on stet_ledger.log');
    await ledger.append([entry]);
    expect(await ledger.read(2, 0, 9)).toMatchObject([{ offset: 0, value: entry.value }]);
    await sql.end();
    await ledger.close();
    await database.drop();
  });
});

describe('a reader of an embedded log whose counters stayed', () => {
  it.each([
    ['truncated', 'ledger.start-lost', 'delete from stet_ledger.log'],
    ['cut', 'ledger.checkpoint-beyond-end', 'delete from stet_ledger.log where "offset" = 1'],
  ])('halts when its table was %s', async (_what, code, damage) => {
    const database = await freshDatabase();
    const ledger = await openEmbeddedLedger({ database: database.url });
    const [one, two] = [Buffer.from('one'), Buffer.from('two')];
    for (const value of [one, two]) await ledger.append([{ partition: 2, key: 'some-stream', value }]);
    const sql = connect(database.url, { max: 1 });
    await sql.unsafe(damage);
    expect(await haltOf(ledger, { partition: 2, next: 2, lastHash: headOf(two) })).toMatchObject({ code });
    await sql.end();
    await ledger.close();
    await database.drop();
  });
});

describe('an embedded log that somebody changes under a running process', () => {
  it.each([
    ['whose rows are deleted', 'ledger.start-lost', /^Partition 2 begins at 2/, 'delete from stet_ledger.log'],
    [
      'whose tables are truncated',
      'ledger.gone',
      /was dropped, or another/,
      'truncate stet_ledger.log, stet_ledger.counters',
    ],
    ['whose table is dropped', 'ledger.gone', /Restore it from a copy/, 'drop table stet_ledger.log'],
    ['that was made anew', 'ledger.gone', /another was put/, 'update stet_ledger.identity set id = gen_random_uuid()'],
    [
      'whose counters are lowered',
      'ledger.counters-off',
      /Set the counter to 2, then restart\.$/,
      'update stet_ledger.counters set next = 1 where partition = 2',
    ],
  ])('%s is noticed', async (_what, code, message, damage) => {
    const database = await freshDatabase();
    const ledger = await openEmbeddedLedger({ database: database.url, lookEveryMs: 50 });
    for (const text of ['one', 'two'])
      await ledger.append([{ partition: 2, key: 'some-stream', value: Buffer.from(text) }]);
    const sql = connect(database.url, { max: 1 });
    await sql.unsafe(damage);
    expect(await ledger.halted).toMatchObject({ code, message: expect.stringMatching(message) });
    await sql.end();
    await ledger.close();
    await database.drop();
  });

  it('is not begun with if its counters are behind its records', async () => {
    const database = await freshDatabase();
    const ledger = await openEmbeddedLedger({ database: database.url });
    await ledger.append([{ partition: 2, key: 'some-stream', value: Buffer.from('one') }]);
    await ledger.close();
    const sql = connect(database.url, { max: 1 });
    await sql`update stet_ledger.counters set next = 0`;
    await expect(openEmbeddedLedger({ database: database.url })).rejects.toMatchObject({
      code: 'ledger.counters-off',
    });
    await sql.end();
    await database.drop();
  });
});
