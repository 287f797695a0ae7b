/** `npm run compare-random -- --commands 20000 --kills 200 --seed 1`: views of commands by chance, whose projector is killed meanwhile, beside a replay. Ends with 1 if anything differs. */
import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { compare } from '#audit';
import { connect } from '#postgres';
import { freshDatabase } from '#testing';
import { livedThrough } from '../libs/audit/test/random-views.js';

const { values } = parseArgs({
  options: { commands: { type: 'string' }, kills: { type: 'string' }, seed: { type: 'string' } },
});
const commands = Number(values.commands ?? 20_000);
const kills = Number(values.kills ?? 200);
const seed = Number(values.seed ?? 1);

const database = await freshDatabase();
const sql = connect(database.url, { max: 4 });
const began = performance.now();
const lived = await livedThrough({ url: database.url, seed, commands, kills });
const seconds = () => Math.round((performance.now() - began) / 100) / 10;
console.log(
  `${lived.commands} commands, ${lived.records} records, ${lived.kills} kills, by seed ${seed}, in ${seconds()} s`,
);
const { rows, tables } = await compare({
  ledger: lived.ledger,
  sql,
  onDifference: (one) => console.log(JSON.stringify(one)),
});
const differences = Object.values(tables).reduce((sum, one) => sum + one.differences, 0);
console.log(`${Object.keys(tables).length} tables, ${rows} rows, ${differences} differ, after ${seconds()} s`);
process.exitCode = differences === 0 && lived.commands >= commands ? 0 : 1;
await sql.end();
await database.drop();
