/**
 * The work that is measured: outlets and reports, then claims, each registered and followed by statements of a few
 * holders, as wire desks post them. Every lane works on claims of its own.
 */
const OUTLETS = ['kbs-world', 'reuters', 'kyiv-independent', 'washington-post', 'newsweek'];
const REPORTS = 40;
const HOLDERS = [
  'National Intelligence Service',
  'Pentagon',
  'NATO (Rutte)',
  'Dmitry Peskov',
  'Budanov',
  'Kim Yong-hyun',
];
const SAID = [
  ['assert-claim', 'ClaimAsserted', 'states', 'third_party_official'],
  ['deny-claim', 'ClaimDenied', 'denies', 'implicated_party'],
  ['leave-claim-open', 'ClaimLeftOpen', 'declines_to_confirm', 'third_party_official'],
];

/** What all the rest refers to; posted once. */
export function onFile() {
  const outlets = OUTLETS.map((outletId) => ({ name: 'register-outlet', body: { outletId, name: outletId } }));
  const reports = Array.from({ length: REPORTS }, (_, n) => ({ name: 'publish-report', body: report(n) }));
  return [...outlets, ...reports];
}

/** A claim and its statements, one command each. */
export function* claimCommands(claimId, statements) {
  yield { name: 'register-claim', body: claim(claimId) };
  for (let n = 0; n < statements; n++) yield { name: said(n)[0], body: statement(claimId, n) };
}

/** The same as events, for a log that is written without deciding. */
export function* claimEvents(claimId, statements) {
  yield { type: 'ClaimRegistered', data: claim(claimId) };
  for (let n = 0; n < statements; n++) {
    const data = statement(claimId, n);
    yield { type: said(n)[1], data: { ...data, outletId: outletOf(reportOf(n)), place: 'body' } };
  }
}

/** For each lane one claim after the other, without end. `next(lane)` is its next command, with an id of its own. */
export function lanes({ name, statements = 20 }) {
  const working = new Map();
  let claims = 0;
  let ids = 0;
  const begin = (lane) => {
    const commands = claimCommands(`${name}-${lane}-${(claims += 1)}`, statements);
    working.set(lane, commands);
    return commands;
  };
  return (lane) => {
    let { value, done } = (working.get(lane) ?? begin(lane)).next();
    if (done) ({ value } = begin(lane).next());
    return { ...value, id: `${name}-${(ids += 1)}` };
  };
}

function claim(claimId) {
  return { claimId, proposition: `North Korean troops are in Russia (${claimId})`, topic: 'war in Ukraine' };
}

function report(n) {
  return {
    reportId: `report-${n}`,
    outletId: outletOf(n),
    headline: 'South Korea says North Korean troops are in Russia',
    publishedAt: publishedAt(n),
    relations: [{ kind: 'quotes', of: { name: 'Yonhap' } }],
  };
}

function statement(claimId, n) {
  const [, , act, role] = said(n);
  return {
    claimId,
    statementId: `${claimId}-${n}`,
    reportId: `report-${reportOf(n)}`,
    holder: { name: HOLDERS[n % HOLDERS.length], role },
    act,
    basis: 'named',
    framing: { headline: 'reports', body: 'reports' },
    quote: {
      exact: 'We assess that they have been sent there to train, and that some of them will be near the front.',
    },
    ...(n % 4 === 0 && { quantity: { measure: 'troops', op: 'at_least', low: 1000 + n, unit: 'persons' } }),
    saidAt: publishedAt(reportOf(n)).slice(0, 10),
    publishedAt: publishedAt(reportOf(n)),
  };
}

function said(n) {
  return SAID[n % SAID.length];
}

function reportOf(n) {
  return n % REPORTS;
}

function outletOf(n) {
  return OUTLETS[n % OUTLETS.length];
}

function publishedAt(n) {
  return new Date(Date.UTC(2024, 9, 1 + (n % 28), n % 24)).toISOString();
}
