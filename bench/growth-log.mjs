/** A log of so many commits, written directly, one commit an event: claims of thirty, their reports, and fifty outlets. */
import { advance, BEFORE_THE_FIRST, encodeCommit, headOf, openKafkaLedger, partitionOf } from '#ledger';
import { tell, told } from './part.mjs';

const OUTLETS = 50;
const STATEMENTS = 26;
const SAYS = [
  ['ClaimAsserted', 'states'],
  ['ClaimDenied', 'denies'],
  ['ClaimLeftOpen', 'does_not_deny'],
];

const { brokers, topic, commits } = told();
const ledger = await openKafkaLedger({ brokers, topic });
const heads = new Map();
let entries = [];
let written = 0;
for (let n = 0; n < OUTLETS; n++)
  await put(`outlet-o-${n}`, event('OutletRegistered', { outletId: `o-${n}`, name: `Outlet ${n}` }));
for (let claim = 0; written < commits; claim++) for (const [stream, one] of claimEvents(claim)) await put(stream, one);
await flush();
tell({ commits: written });
process.exit(0);

function* claimEvents(n) {
  const claimId = `c-${n}`;
  yield [
    `claim-${claimId}`,
    event('ClaimRegistered', {
      claimId,
      proposition: `North Korean troops are in place ${n}`,
      topic: `topic-${n % 20}`,
    }),
  ];
  for (let report = 0; report < 3; report++) {
    const data = {
      reportId: `r-${n}-${report}`,
      outletId: outletOf(n, report),
      headline: `What is said of place ${n}`,
      publishedAt: dayOf(n),
    };
    yield [`report-${data.reportId}`, event('ReportPublished', data)];
  }
  // One in eight is of few statements, so that there is something to sort by.
  for (let said = 0; said < (n % 8 === 0 ? 2 : STATEMENTS); said++)
    yield [`claim-${claimId}`, statement(claimId, n, said)];
  if (n % 3 === 0)
    yield [
      `claim-${claimId}`,
      event('VerdictIssued', { claimId, verdict: n % 2 ? 'confirmed' : 'mixed', reason: 'It is on record.' }),
    ];
  if (n % 5 === 1) yield [`claim-${claimId}`, event('ClaimLinked', { claimId, kind: 'part_of', to: `c-${n - 1}` })];
}

function statement(claimId, n, said) {
  const [type, act] = SAYS[n % 4 === 0 ? said % 3 : 0];
  return event(type, {
    claimId,
    statementId: `${claimId}-${said}`,
    reportId: `r-${n}-${said % 3}`,
    outletId: outletOf(n, said % 3),
    holder: { name: `holder ${(n + said) % 9}`, role: 'third_party_official' },
    act,
    basis: 'named',
    place: 'body',
    framing: n % 6 === 0 ? { headline: 'asserts', body: 'denies' } : { headline: 'reports', body: 'reports' },
    quote: { exact: 'We assess that they have been sent there to train, and that some will be near the front.' },
    publishedAt: dayOf(n),
  });
}

function outletOf(n, report) {
  return `o-${(n * 7 + report * 11) % OUTLETS}`;
}

function dayOf(n) {
  return new Date(Date.UTC(2024, 0, 1) + (n % 40_000) * 900_000).toISOString();
}

function event(type, data) {
  return { type, data };
}

async function put(stream, one) {
  const head = heads.get(stream) ?? BEFORE_THE_FIRST;
  const told = {
    id: `growth-${written}`,
    command: 'Bench',
    digest: 'd',
    by: 'tool:bench',
    at: new Date(Date.UTC(2025, 0, 1) + written).toISOString(),
  };
  const commit = { v: 1, stream, after: head.version, on: head.on, events: [one], ...told };
  const value = encodeCommit(commit);
  heads.set(stream, advance(head, commit, headOf(value)));
  entries.push({ partition: partitionOf(stream, ledger.partitions), key: stream, value });
  written += 1;
  if (entries.length === 1000) await flush();
}

async function flush() {
  await ledger.append(entries);
  entries = [];
}
