/** Adds records to the golden log as a real Stet writes them, which goes on from what is there. */
import { inStreamName } from '#newsroom';
import { createHash } from 'node:crypto';
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Ledger, type LogRecord, openEmbeddedLedger, scan } from '#ledger';
import { eventually, freshDatabase, type NewsroomService, startNewsroom } from '#testing';
import { connect, type Sql } from '#postgres';
import { namesDue } from '#views';
import { goldenRecords, LOG, placeOf } from './golden-log.js';

export type Line =
  | { command: string; id?: string; body: Record<string, unknown>; as?: 'tool' | 'editor' | 'auditor' }
  | { record: { key: string; value: string; partition?: number } };

const EDITOR = { authorization: 'Bearer editor' };

/** Gives the number of records, the courier's with them. */
export async function appendToGolden(lines: Line[]): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'stet-golden-'));
  const keysFile = join(folder, 'keys.json');
  writeFileSync(
    keysFile,
    JSON.stringify({ keys: [keyOf('tool', 'wire-desk'), keyOf('editor', 'anna'), keyOf('auditor', 'jane')] }),
  );
  const database = await freshDatabase();
  const ledger = await openEmbeddedLedger({ database: database.url });
  for (const { partition, key, value } of goldenRecords())
    await ledger.append([{ partition, key: key ?? '', value: Buffer.from(value) }]);
  const before = (await ledger.bounds()).map(({ end }) => end);
  const sql = connect(database.url, { max: 1 });
  const stet = await startNewsroom({ database, keysFile });
  const reports = new Set(goldenRecords().flatMap(({ key }) => reportIn(key)));
  try {
    for (const line of lines) {
      if ('body' in line && line.body.reportId !== undefined) reports.add(String(line.body.reportId));
      await add(line, { stet, ledger });
      for (const report of reports) await carried(stet, report);
      await identified(sql);
    }
    const added = await recordsFrom(ledger, before);
    appendFileSync(LOG, added.map((record) => `${JSON.stringify(record)}\n`).join(''));
    return added.length;
  } finally {
    await stet.stop();
    await sql.end();
    await ledger.close();
    await database.drop();
    rmSync(folder, { recursive: true });
  }
}

async function add(line: Line, { stet, ledger }: { stet: NewsroomService; ledger: Ledger }): Promise<void> {
  if ('record' in line) {
    const { key, value, partition = placeOf(key) } = line.record;
    return ledger.append([{ partition, key, value: Buffer.from(value) }]);
  }
  const { command, id, body, as = 'editor' } = line;
  const key = id === undefined ? undefined : { 'idempotency-key': id };
  const answer = await stet.post(command, body, { authorization: `Bearer ${as}`, ...key });
  if (answer.status !== 201) throw new Error(`${command}: ${answer.status} ${JSON.stringify(answer.body)}`);
  // They may still be filled from what the log has already, or be behind.
  await eventually(async () => {
    const { status } = await stet.get('/v1/claims', { ...EDITOR, 'read-after': String(answer.body.position) });
    return status === 200;
  });
}

/** The courier does all that is due before the next line, so that the log has the lines' order. */
async function carried(stet: NewsroomService, reportId: string): Promise<void> {
  await eventually(async () => {
    const { status, body } = await stet.get(`/v1/reports/${reportId}`, EDITOR);
    return status === 404 || body.due === 0;
  });
}

async function identified(sql: Sql): Promise<void> {
  await eventually(async () => {
    for await (const due of namesDue(sql)) if (due.length > 0) return false;
    return true;
  });
}

function reportIn(key: string | null): string[] {
  const { category, id } = inStreamName(key ?? '');
  return category === 'report' ? [id] : [];
}

async function recordsFrom(ledger: Ledger, before: number[]): Promise<object[]> {
  const added: LogRecord[] = [];
  for await (const record of scan(ledger, { from: before })) added.push(record);
  return added
    .toSorted((one, other) => one.appendedAt - other.appendedAt)
    .map(({ partition, offset, key, value, appendedAt }) => ({
      partition,
      offset,
      key,
      value: value.toString(),
      appendedAt,
    }));
}

function keyOf(role: string, name: string): object {
  return { role, name, sha256: createHash('sha256').update(role).digest('hex') };
}
