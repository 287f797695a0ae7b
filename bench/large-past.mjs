/**
 * A claim of many statements, put on file in the order of their publication, or not quite: asked now, as of the middle of
 * its story, and as the desk knew it in the middle of its work, by its clock and by a position of the log. First while its
 * past is not written yet, which is done behind the views.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { connect } from '#postgres';
import { EDITION, VIEWS } from '#views';
import { openConnection } from './connection.mjs';
import { onFile } from './coverage.mjs';
import { tell, told } from './part.mjs';
import { percentiles } from './rounds.mjs';

const { url, databaseUrl, size, holders = 500, times = 15 } = told();
/** What takes seconds is asked fewer times: not beyond so long, with all its moments. */
const ENOUGH_MS = 5000;
const QUESTIONS = ['', '/timeline', '/figures', '/grid', '/attribution'];
/** By so many places statements are put on file sooner or later than they were published. */
const CLAIMS = { 'in order': 1, 'nearly in order': 40 };
const SAYS = [
  ['assert-claim', 'states'],
  ['deny-claim', 'denies'],
  ['leave-claim-open', 'does_not_deny'],
];

const connection = await openConnection(url);
for (const { name, body } of onFile()) {
  const answer = await connection.post({ name, body, id: body.reportId ?? body.outletId });
  if (answer.status !== 201) throw new Error(answer.body);
}
const sql = connect(databaseUrl, { max: 1 });
const figures = {};
for (const [claim, spread] of Object.entries(CLAIMS)) {
  const claimId = `claim-${spread}`;
  const { seen, moments } = await fill(claimId, spread);
  const untold = await asked(claimId, '', moments);
  const rested = performance.now();
  await written(claimId);
  const behind = performance.now() - rested;
  figures[claim] = { seen, behind, questions: { 'sheet, not written yet': untold } };
  for (const question of QUESTIONS)
    figures[claim].questions[question === '' ? 'sheet' : question.slice(1)] = await asked(claimId, question, moments);
}
await sql.end();
tell(figures);
process.exit(0);

/** By clock the median, in milliseconds. */
async function asked(claimId, question, moments) {
  const connection = await openConnection(url);
  const taken = Object.fromEntries(Object.keys(moments).map((clock) => [clock, []]));
  const started = performance.now();
  for (let n = -2; n < times && (n < 1 || performance.now() - started < ENOUGH_MS); n++)
    for (const [clock, moment] of Object.entries(moments)) {
      const begun = performance.now();
      const { status, body } = await connection.get(`/v1/claims/${claimId}${question}${moment}`, '');
      if (status !== 200 && status !== 503) throw new Error(body);
      // Turned away, for it takes too long here.
      if (n >= 0) taken[clock].push(status === 200 ? performance.now() - begun : Infinity);
    }
  connection.close();
  return Object.fromEntries(Object.entries(taken).map(([clock, all]) => [clock, percentiles(all).p50]));
}

async function written(claimId) {
  const copy = sql(`${VIEWS}_${EDITION}`);
  for (;;) {
    const rows = await sql`
      select from ${copy}.claims join ${copy}.pasts_told using (claim_id, version) where claim_id = ${claimId}`;
    if (rows.length > 0) return;
    await wait(100);
  }
}

/** Gives how long it took until it was seen, in milliseconds, and what is asked of it: now, and in its middle. */
async function fill(claimId, spread) {
  const order = Array.from({ length: size }, (_, n) => n - (n % spread) + ((n * 7) % spread)).filter((n) => n < size);
  const lines = [
    { name: 'register-claim', id: claimId, body: { claimId, proposition: 'North Korean troops are in Russia' } },
    ...order.map((n) => statement(claimId, n)),
  ].map(({ name, id, body }) => JSON.stringify({ command: name, id, body }));
  const begun = performance.now();
  const answer = await fetch(`${url}/v1/commands`, {
    method: 'POST',
    body: lines.join('\n'),
    headers: { 'content-type': 'application/x-ndjson' },
  });
  const answers = (await answer.text()).trim().split('\n').map(JSON.parse.bind(undefined));
  const refused = answers.find(({ status }) => status !== 201);
  if (refused) throw new Error(JSON.stringify(refused));
  const middle = answers[size / 2].position;
  await answered(`/v1/claims/${claimId}`, answers.at(-1).position);
  const seen = performance.now() - begun;
  const { change } = (await answered(`/v1/claims/${claimId}?known=${middle}`, '')).moment.recorded;
  const moments = {
    now: '',
    at: `?at=${publishedAt(size / 2)}`,
    known: `?known=${change}`,
    position: `?known=${middle}`,
  };
  return { seen, moments };
}

/** Once it can be. */
async function answered(path, position) {
  const connection = await openConnection(url);
  for (;;) {
    const { status, body } = await connection.get(path, position);
    if (status === 200) {
      connection.close();
      return JSON.parse(body);
    }
    if (status !== 503) throw new Error(body);
  }
}

/** So many holders, three hundred utterances that several render, every other with a figure. */
function statement(claimId, n) {
  const [name, act] = SAYS[(n * 31) % SAYS.length];
  const body = {
    claimId,
    statementId: `${claimId}-${n}`,
    reportId: `report-${n % 40}`,
    holder: { name: `holder ${(n * 7919) % holders}`, role: 'third_party_official' },
    act,
    basis: 'named',
    framing: { headline: 'reports', body: 'reports' },
    ...(n % 3 === 0 && { utterance: `u-${n % 1000}` }),
    ...(n % 2 === 0 && { quantity: { measure: 'deployed', op: 'eq', low: n % 40, unit: 'persons' } }),
    publishedAt: publishedAt(n),
  };
  return { name, body, id: body.statementId };
}

function publishedAt(n) {
  return new Date(Date.UTC(2024, 10, 1) + n * 1_020_000).toISOString();
}
