/** `npm run golden`, or `npm run golden -- FILE`: see scripts/golden.mjs. */
import 'reflect-metadata';
import { readFileSync, writeFileSync } from 'node:fs';
import { connect } from '#postgres';
import { freshDatabase } from '#testing';
import { appendToGolden, type Line } from './append.js';
import { sealEditions } from './editions.js';
import { OUTCOME, rowsOfGoldenLog } from './golden-log.js';

const [file] = process.argv.slice(2);
// Before the log grows: what it comes to afterwards may be other rows of the same kind.
await writeOutcome();
sealEditions();
if (file !== undefined) {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  console.log(`${await appendToGolden(lines.map((line) => JSON.parse(line) as Line))} records were added.`);
  await writeOutcome();
  sealEditions({ hasGrown: true });
}

async function writeOutcome(): Promise<void> {
  const database = await freshDatabase();
  const sql = connect(database.url, { max: 5 });
  const rows = await rowsOfGoldenLog(sql);
  await sql.end();
  await database.drop();
  writeFileSync(OUTCOME, rows.map((row) => `${row}\n`).join(''));
  console.log(`The golden log comes to ${rows.length} rows. Look at the difference before you commit it.`);
}
