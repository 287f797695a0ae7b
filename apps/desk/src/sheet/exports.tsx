/** The sheet as data: whole as JSON, its statements as CSV, and the claim's stream, commit by commit, as NDJSON. */
import { useState } from 'react';
import { stet } from '../ask.js';
import type { AskedAt } from '../claim/claim.js';
import { commitsBy } from '../claim/commits-by.js';
import type { Statement } from '../claim/utterances.js';
import { csvOf } from '../take-away/csv.js';
import { fileNameOf, saveFile } from '../take-away/save-file.js';

const A_PAGE = 500;

interface Asked {
  id: string;
  asked: AskedAt;
}

const EXPORTS = [
  { name: 'JSON', type: 'application/json', made: asJson },
  { name: 'CSV', type: 'text/csv', made: asCsv },
  { name: 'NDJSON', type: 'application/x-ndjson', made: asStream },
] as const;

const MEANS = { JSON: 'the sheet, whole', CSV: 'the statements', NDJSON: 'the stream, commit by commit' };

export function Exports({ id, asked }: Asked) {
  const [isBusy, setBusy] = useState(false);
  const [why, setWhy] = useState('');
  const take = async ({ name, type, made }: (typeof EXPORTS)[number]) => {
    setBusy(true);
    setWhy('');
    try {
      const file = fileNameOf(`${id} ${asked.at ?? ''} ${asked.known ?? ''}`);
      saveFile(await made({ id, asked }), { type, name: `${file}.${name.toLowerCase()}` });
    } catch (error) {
      setWhy(error instanceof Error ? error.message : String(error));
    }
    setBusy(false);
  };
  return (
    <>
      {EXPORTS.map((one) => (
        <button
          key={one.name}
          className="button"
          type="button"
          disabled={isBusy}
          onClick={() => void take(one)}
          title={MEANS[one.name]}
        >
          {one.name}
        </button>
      ))}
      {why !== '' && <span role="alert">{why}</span>}
    </>
  );
}

async function asJson(asked: Asked): Promise<string> {
  const [sheet, statements] = await wholeSheet(asked);
  return `${JSON.stringify({ ...sheet, statements, next: null }, null, 2)}\n`;
}

async function asCsv(asked: Asked): Promise<string> {
  const [, statements] = await wholeSheet(asked);
  const titles = ['statement', 'outlet', 'report', 'published', 'said', 'holder', 'for', 'stance', 'lean', 'act'];
  const rows = statements.map((one) => [
    one.statementId,
    one.outletId,
    one.reportId,
    one.publishedAt,
    one.saidAt,
    one.holder.name,
    one.holder.for,
    one.stance,
    one.lean,
    one.act,
    one.place,
    one.basis,
    one.notCounted,
    one.retraction?.publishedAt,
    one.quote?.exact,
    one.recordedAt ?? undefined,
    one.recordedBy ?? undefined,
  ]);
  const others = ['place', 'basis', 'not counted', 'taken back', 'quote', 'recorded', 'recorded by'];
  return csvOf([[...titles, ...others], ...rows]);
}

/** All pages are of one moment: a sheet of now is asked as of the position of the log at which it was asked first. */
async function wholeSheet({ id, asked }: Asked) {
  const { asOf } = await stet.ask('/v1/claims/{id}', { id, query: { ...asked, limit: 1 } });
  const query = { ...asked, known: asked.known ?? asOf, limit: A_PAGE };
  const sheet = await stet.ask('/v1/claims/{id}', { id, query });
  const statements: Statement[] = [...sheet.statements];
  for (let { next } = sheet; next !== null;) {
    const page = await stet.ask('/v1/claims/{id}', { id, query: { ...query, cursor: next } });
    statements.push(...page.statements);
    next = page.next;
  }
  return [sheet, statements] as const;
}

async function asStream({ id, asked }: Asked): Promise<string> {
  const lines: string[] = [];
  for (let cursor: string | undefined; ;) {
    const query = { limit: A_PAGE, ...(cursor !== undefined && { cursor }) };
    const { commits, next } = await stet.ask('/v1/streams/{id}', { id: `claim-${id}`, query });
    for (const commit of commitsBy(commits, asked.known)) lines.push(`${JSON.stringify(commit)}\n`);
    if (next === null) return lines.join('');
    cursor = next;
  }
}
