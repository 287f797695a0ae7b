/** Statements as requests, bytes and all, made of ready pieces: to make one must cost next to nothing. */
import type { Calling } from './calling.js';

/** Statements are spread over so many claims that none grows large meanwhile: to fold a large one costs more. */
const CLAIMS = 2000;
const OUTLET = { outletId: 'under-fire', name: 'Under Fire' };
const REPORT = { reportId: 'under-fire', outletId: OUTLET.outletId, publishedAt: '2024-10-24' };
const DIGITS = 9;
/** Where the number goes. */
const NUMBER = '#'.repeat(DIGITS);

/** What must be on file before, as NDJSON lines. */
export function onFile(): string {
  const claims = Array.from({ length: CLAIMS }, (_, n) => ({ claimId: claimId(n), proposition: `Claim ${n}` }));
  const lines = [
    { command: 'register-outlet', body: OUTLET },
    { command: 'publish-report', body: REPORT },
    ...claims.map((body) => ({ command: 'register-claim', body })),
  ];
  return lines.map((line) => JSON.stringify(line)).join('\n');
}

/** Another at each call. */
export function statements({ url, name }: Calling): () => { id: string; request: string } {
  const pieces = Array.from({ length: CLAIMS }, (_, n) => requestFor(new URL(url).host, name, n).split(NUMBER));
  let made = 0;
  return () => {
    const number = String(made).padStart(DIGITS, '0');
    const request = (pieces[made % CLAIMS] ?? []).join(number);
    made += 1;
    return { id: `${name}-${number}`, request };
  };
}

function requestFor(host: string, name: string, claim: number): string {
  const body = JSON.stringify({
    claimId: claimId(claim),
    statementId: `${name}-${NUMBER}`,
    reportId: REPORT.reportId,
    holder: { name: 'National Intelligence Service', role: 'third_party_official' },
    act: 'states',
    basis: 'named',
    framing: { headline: 'reports', body: 'reports' },
    quote: { exact: 'We assess that they have been sent there to train, and that some will be near the front.' },
  });
  const head = [
    'POST /v1/commands/assert-claim HTTP/1.1',
    `Host: ${host}`,
    'Content-Type: application/json',
    `Idempotency-Key: ${name}-${NUMBER}`,
    `Content-Length: ${body.length}`,
  ];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
}

function claimId(n: number): string {
  return `under-fire-${n}`;
}
