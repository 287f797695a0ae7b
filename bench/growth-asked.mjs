/** What each question and a post cost at doors over logs of several sizes, asked of one size after the other. */
import { openConnection } from './connection.mjs';
import { tell, told } from './part.mjs';
import { percentiles } from './rounds.mjs';

const { doors, times = 60 } = told();
/** So long at most for one question, if it has been asked so often of each door. */
const [LONGEST_MS, FEWEST] = [5000, 15];
const SORTS = ['id', 'changed', 'since', 'outlets', 'origins'];
const FILTERS = [
  'status=corroborated',
  'verdict=confirmed',
  'outlet=o-7',
  'flag=headline_body_conflict',
  'topic=topic-3',
  'since=2025-01-01',
];

const asked = {
  ...Object.fromEntries(SORTS.map((sort) => [`the board by ${sort}`, `/v1/claims?limit=20&sort=${sort}`])),
  ...Object.fromEntries(
    FILTERS.flatMap((filter) =>
      SORTS.map((sort) => [`the board with ${filter} by ${sort}`, `/v1/claims?limit=20&sort=${sort}&${filter}`]),
    ),
  ),
  'the board at a moment': '/v1/claims?limit=20&at=2024-01-03',
  'the board at a moment by outlets': '/v1/claims?limit=20&at=2024-01-03&sort=outlets',
  'a search for one claim': '/v1/claims?limit=20&q=place%2041',
  'a search for what every claim says': '/v1/claims?limit=20&q=troops',
  'a sheet': '/v1/claims/c-41',
  'its links': '/v1/claims/c-41/links',
  'its timeline': '/v1/claims/c-41/timeline',
  'its grid': '/v1/claims/c-41/grid?limit=20',
  'its attribution': '/v1/claims/c-41/attribution?limit=20',
  'the list of outlets': '/v1/outlets?limit=20',
  "one outlet's record": '/v1/outlets/o-7',
  'its reports': '/v1/outlets/o-7/reports?limit=20',
  'its claims': '/v1/outlets/o-7/claims?limit=20',
  'a report': '/v1/reports/r-41-1',
  "a stream's history": '/v1/streams/claim-c-41?limit=20',
  'the feed, newest first': '/v1/feed?limit=20',
  'a command by its id': '/v1/commands/growth-100',
  health: '/v1/health/ready',
};

const connections = await Promise.all(
  doors.map(async ({ size, url }) => ({ size, connection: await openConnection(url), url })),
);
const figures = {};
for (const [what, path] of Object.entries(asked))
  figures[what] = await inTurns(({ connection }) => ask(connection, path));
figures["the feed's backlog, its first hundred"] = await inTurns(({ url }) => backlog(url));
figures['a post'] = await inTurns(({ connection }, n) => post(connection, n));
tell(figures);
process.exit(0);

/** The first fifth is the warm-up. Medians, by size. A question that takes long is asked less often: of all sizes alike. */
async function inTurns(once) {
  const taken = connections.map(() => []);
  const until = performance.now() + LONGEST_MS;
  for (let n = 0; n < times * 1.25 && (n < FEWEST || performance.now() < until); n++)
    for (const [place, door] of connections.entries()) {
      const begun = performance.now();
      await once(door, n);
      taken[place].push(performance.now() - begun);
    }
  const p50 = (all) => percentiles(all.slice(Math.floor(all.length / 5))).p50;
  return Object.fromEntries(connections.map(({ size }, place) => [size, p50(taken[place])]));
}

async function ask(connection, path) {
  const { status, body } = await connection.get(path, '');
  if (status !== 200 && !path.startsWith('/v1/commands/')) throw new Error(`${path}: ${status} ${body}`);
}

async function post(connection, n) {
  const outletId = `posted-${n}`;
  const { status, body } = await connection.post({
    name: 'register-outlet',
    id: outletId,
    body: { outletId, name: outletId },
  });
  if (status !== 201) throw new Error(`${status} ${body}`);
}

/** From before the first commit, until a hundred have come. */
async function backlog(url) {
  const over = new AbortController();
  const answer = await fetch(`${url}/v1/feed?after=0:0`, {
    headers: { accept: 'text/event-stream' },
    signal: over.signal,
  });
  let events = 0;
  for await (const piece of answer.body) {
    events += Buffer.from(piece).toString('latin1').split('\ndata:').length - 1;
    if (events >= 100) break;
  }
  over.abort();
}
