/** `npm run golden`, or `npm run golden -- FILE`: see scripts/golden.mjs. */
import 'reflect-metadata';
import { readFileSync, writeFileSync } from 'node:fs';
import { connect } from '#postgres';
import { freshDatabase } from '#testing';
import { appendToGolden, type Line } from './append.js';
import { OUTCOME, rowsOfGoldenLog } from './golden-log.js';

const [file] = process.argv.slice(2);
if (file !== undefined) {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  console.log(`${await appendToGolden(lines.map((line) => JSON.parse(line) as Line))} records were added.`);
}
const database = await freshDatabase();
const sql = connect(database.url, { max: 5 });
const rows = await rowsOfGoldenLog(sql);
writeFileSync(OUTCOME, rows.map((row) => `${row}\n`).join(''));
console.log(`The golden log comes to ${rows.length} rows. Look at the difference before you commit it.`);
await sql.end();
await database.drop();
