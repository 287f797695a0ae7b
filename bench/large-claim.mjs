/**
 * A claim of many statements beside one of few, of a few hundred holders or of a holder each: what one more statement
 * costs, from sending it to holding a sheet that includes it; what the sheet's first page costs, and the timeline's;
 * what it costs to ask for the claim as the desk knew it, which tells its story from the beginning; and how long it takes
 * until a holder that is put on file is found to have said what is printed under its name, which tells it anew, too.
 */
import { onFile } from './coverage.mjs';
import { openConnection } from './connection.mjs';
import { tell, told } from './part.mjs';
import { percentiles } from './rounds.mjs';

const { url, sizes, holders = 500, times = 200 } = told();
/** It is asked for so often, as it was known: a story of thousands takes its time. */
const KNOWN = 20;
const SAYS = [
  ['assert-claim', 'states'],
  ['deny-claim', 'denies'],
  ['leave-claim-open', 'does_not_deny'],
];

const connection = await openConnection(url);
for (const { name, body } of onFile()) await posted({ name, body, id: body.reportId ?? body.outletId });
const claims = [];
for (const size of sizes) claims.push(await fill(size));
const figures = claims.map(() => ({ further: [], sheet: [], timeline: [], known: [], identified: [] }));
// In turns, so that both meet the same machine.
for (let n = 0; n < times; n++)
  for (const [place, claim] of claims.entries()) {
    figures[place].further.push(await timed(() => seen(claim.next())));
    figures[place].sheet.push(await timed(() => asked(`/v1/claims/${claim.claimId}`)));
    figures[place].timeline.push(await timed(() => asked(`/v1/claims/${claim.claimId}/timeline`)));
    if (n < KNOWN)
      figures[place].known.push(
        await timed(() => asked(`/v1/claims/${claim.claimId}?known=${new Date().getUTCFullYear()}`)),
      );
  }
// Behind all others, for these tell the claims anew.
for (let n = 0; n < KNOWN; n++)
  for (const [place, { claimId }] of claims.entries())
    figures[place].identified.push(await timed(() => identified(claimId, n)));
tell(
  Object.fromEntries(
    sizes.map((size, place) => [
      size,
      Object.fromEntries(Object.entries(figures[place]).map(([what, times]) => [what, percentiles(times).p50])),
    ]),
  ),
);
process.exit(0);

/** In bulk, in the order of publication. */
async function fill(size) {
  const claimId = `claim-of-${size}`;
  let n = 0;
  const next = () => statement(claimId, n++);
  const lines = [
    { name: 'register-claim', id: claimId, body: { claimId, proposition: 'North Korean troops are in Russia' } },
    ...Array.from({ length: size }, next),
  ].map(({ name, id, body }) => JSON.stringify({ command: name, id, body }));
  const answer = await fetch(`${url}/v1/commands`, {
    method: 'POST',
    body: lines.join('\n'),
    headers: { 'content-type': 'application/x-ndjson' },
  });
  const answers = (await answer.text()).trim().split('\n');
  const refused = answers.find((line) => JSON.parse(line).status !== 201);
  if (refused) throw new Error(refused);
  await shown(`/v1/claims/${claimId}`, JSON.parse(answers.at(-1)).position);
  return { claimId, next };
}

/** Once the views include all that was filled in: what is measured is one statement more. */
async function shown(path, position) {
  for (;;) {
    const { status, body } = await connection.get(path, position);
    if (status === 200) return;
    if (JSON.parse(body).code !== 'views.behind') throw new Error(body);
  }
}

/** So many holders, three hundred utterances that several render, every other with a figure; after all reports. */
function statement(claimId, n) {
  const [name, act] = SAYS[(n * 31) % SAYS.length];
  const body = {
    claimId,
    statementId: `${claimId}-${n}`,
    reportId: `report-${n % 40}`,
    holder: { name: nameOf(claimId, n), role: 'third_party_official' },
    act,
    basis: 'named',
    framing: { headline: 'reports', body: 'reports' },
    ...(n % 3 === 0 && { utterance: `u-${n % 1000}` }),
    ...(n % 2 === 0 && { quantity: { measure: 'deployed', op: 'eq', low: n % 40, unit: 'persons' } }),
    publishedAt: new Date(Date.UTC(2024, 10, 1) + n * 1_020_000).toISOString(),
  };
  return { name, body, id: body.statementId };
}

function nameOf(claimId, n) {
  return `holder ${(n * 7919) % holders} of ${claimId}`;
}

/** The courier says on the claim whom the name means. */
async function identified(claimId, n) {
  const holderId = `${claimId}-${n}`;
  await posted({ name: 'register-holder', id: holderId, body: { holderId, name: nameOf(claimId, n), kind: 'body' } });
  for (;;) {
    const { status, body } = await connection.get(`/v1/holders/${holderId}?limit=1`, '');
    if (status === 200 && JSON.parse(body).statements.length > 0) return;
  }
}

async function seen(command) {
  const { head } = await posted(command);
  await asked(`/v1/claims/${command.body.claimId}`, /\r\nlog-position: (\S+)/i.exec(head)?.[1] ?? '');
}

async function asked(path, position = '') {
  const { status, body } = await connection.get(path, position);
  if (status !== 200) throw new Error(body);
}

async function posted(command) {
  const answer = await connection.post(command);
  if (answer.status !== 201) throw new Error(`${answer.status}: ${answer.body}`);
  return answer;
}

async function timed(work) {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}
