import { headOf } from '#ledger';
import { connect } from '#postgres';
import { freshDatabase, freshEmbeddedLog } from '#testing';
import { openEmbeddedLedger } from './embedded-ledger.js';
import { haltOf } from '../../contract/reader.js';
import { ledgerKeepsItsContract } from '../../contract/ledger-contract.js';

ledgerKeepsItsContract('embedded', freshEmbeddedLog);

describe('a reader of an embedded log whose counters stayed', () => {
  it.each([
    ['truncated', 'ledger.start-lost', 'delete from stet_ledger.log'],
    ['cut', 'ledger.checkpoint-beyond-end', 'delete from stet_ledger.log where "offset" = 1'],
  ])('halts when its table was %s', async (_what, code, damage) => {
    const database = await freshDatabase();
    const ledger = await openEmbeddedLedger({ databaseUrl: database.url });
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
