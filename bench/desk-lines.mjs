/** A large board, as lines: claims of a few statements each, and one that two hundred outlets print ten thousand times. */
const ACTS = [
  ['assert-claim', 'states'],
  ['deny-claim', 'denies'],
  ['leave-claim-open', 'does_not_deny'],
  ['hedge-claim', 'suggests'],
];
const LARGE = 'large';
const ROLES = ['third_party_official', 'implicated_party', 'expert', 'witness'];

export function* linesOfBoard({ claims, outlets, statements }) {
  for (let outlet = 0; outlet < outlets; outlet += 1) {
    yield line('register-outlet', { outletId: `paper-${outlet}`, name: `The Paper of Town ${outlet}` });
    yield line('publish-report', {
      reportId: `report-${outlet}`,
      outletId: `paper-${outlet}`,
      headline: `What paper ${outlet} prints`,
      publishedAt: `2026-03-${String((outlet % 28) + 1).padStart(2, '0')}`,
    });
  }
  for (let claim = 0; claim < claims; claim += 1) {
    yield line('register-claim', {
      claimId: `claim-${claim}`,
      proposition: `Claim ${claim} of what is said of the harbour`,
    });
    yield said(`claim-${claim}`, { number: claim, outlets });
  }
  yield line('register-claim', { claimId: LARGE, proposition: 'What everybody prints' });
  for (let number = 0; number < statements; number += 1) yield said(LARGE, { number, outlets });
}

function said(claimId, { number, outlets }) {
  const [command, act] = ACTS[number % ACTS.length];
  return line(command, {
    claimId,
    statementId: `${claimId}-s-${number}`,
    reportId: `report-${number % outlets}`,
    holder: { name: `Speaker ${number % 400}`, role: ROLES[number % ROLES.length] },
    act,
    basis: 'named',
    framing: { headline: 'reports', body: 'reports' },
  });
}

function line(command, body) {
  return {
    command,
    id: `bench-${command}-${Object.values(body)
      .slice(0, 2)
      .join('-')
      .slice(0, 120)
      .replaceAll(/[^\w-]/g, '-')}`,
    body,
  };
}
