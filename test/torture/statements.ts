/** Statements as requests, bytes and all, made of ready pieces: to make one must cost next to nothing. */
import type { Calling } from './calling.js';

/** Statements are spread over so many claims that none grows large meanwhile: to fold a large one costs more. */
const CLAIMS = 2000;
const OUTLET = { outletId: 'under-fire', name: 'Under Fire' };
const REPORT = { reportId: 'under-fire', outletId: OUTLET.outletId, publishedAt: '2024-10-24' };
const DIGITS = 9;
/** Where the number goes. */
const NUMBER = '#'.repeat(DIGITS);

export interface Statement {
  /** Its idempotency key. */
  id: string;
  request: string;
}

/** What must be on file before. */
export async function putOnFile(url: string): Promise<void> {
  const headers = { 'content-type': 'application/x-ndjson' };
  const answer = await fetch(`${url}/v1/commands`, { method: 'POST', body: onFile(), headers });
  const refused = (await answer.text()).split('\n').find((line) => line !== '' && !line.includes('"status":201'));
  if (refused !== undefined) throw new Error(`Not all could be put on file: ${refused}`);
}

function onFile(): string {
  const claims = Array.from({ length: CLAIMS }, (_, n) => ({ claimId: claimId(n), proposition: `Claim ${n}` }));
  const lines = [
    { command: 'register-outlet', body: OUTLET },
    { command: 'publish-report', body: REPORT },
    ...claims.map((body) => ({ command: 'register-claim', body })),
  ];
  return lines.map((line) => JSON.stringify(line)).join('\n');
}

/** Another at each call. */
export function statements({ url, name }: Pick<Calling, 'url' | 'name'>): () => Statement {
  const pieces = Array.from({ length: CLAIMS }, (_, n) => requestFor(new URL(url).host, name, n).split(NUMBER));
  let made = 0;
  return () => {
    const number = String(made).padStart(DIGITS, '0');
    const request = (pieces[made % CLAIMS] ?? []).join(number);
    made += 1;
    return { id: `${name}-${number}`, request };
  };
}

/** So many, as NDJSON lines. */
export function statementLines(name: string, count: number): string {
  const lines = Array.from({ length: count }, (_, n) =>
    JSON.stringify({ command: 'assert-claim', body: assertion(`${name}-${n}`, n % CLAIMS) }),
  );
  return lines.join('\n');
}

function requestFor(host: string, name: string, claim: number): string {
  const body = JSON.stringify(assertion(`${name}-${NUMBER}`, claim));
  const head = [
    'POST /v1/commands/assert-claim HTTP/1.1',
    `Host: ${host}`,
    'Content-Type: application/json',
    `Idempotency-Key: ${name}-${NUMBER}`,
    `Content-Length: ${body.length}`,
  ];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
}

function assertion(statementId: string, claim: number): object {
  return {
    claimId: claimId(claim),
    statementId,
    reportId: REPORT.reportId,
    holder: { name: 'National Intelligence Service', role: 'third_party_official' },
    act: 'states',
    basis: 'named',
    framing: { headline: 'reports', body: 'reports' },
    quote: { exact: 'We assess that they have been sent there to train, and that some will be near the front.' },
  };
}

function claimId(n: number): string {
  return `under-fire-${n}`;
}
