/** The load on a door: posts one by one on keep-alive connections, as many bulk lines as there are, or a post and then its row. */
import { claimCommands, lanes, onFile } from './coverage.mjs';
import { openConnection } from './connection.mjs';
import { tell, told } from './part.mjs';
import { eachWarm, figure, measure, percentiles } from './rounds.mjs';

const { url, singles = [], bulks = 0, visible = 0, name = 'load' } = told();
const first = await openConnection(url);
for (const command of onFile()) await post(first, { ...command, id: command.body.reportId ?? command.body.outletId });
const figures = { singles: await eachWarm(singles, oneByOne) };
if (bulks > 0) figures.bulk = await inBulk(bulks);
if (visible > 0) figures.visible = await untilVisible(visible);
tell(figures);
process.exit(0);

async function oneByOne(atOnce, lanesName) {
  const connections = await Promise.all(Array.from({ length: atOnce }, () => openConnection(url)));
  const next = lanes({ name: `${name}-${lanesName}` });
  const taken = await measure({ atOnce }, (lane) => post(connections[lane], next(lane)));
  for (const connection of connections) connection.close();
  return taken;
}

/** The first request is the warm-up. Claims take turns, so that the lines are spread over streams. */
async function inBulk(lines) {
  const taken = [];
  for (let round = 0; round < 4; round++) {
    const body = bulkOf(lines, `${name}-bulk-${round}`);
    const begun = performance.now();
    const answer = await fetch(`${url}/v1/commands`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/x-ndjson' },
    });
    const answers = (await answer.text()).trim().split('\n');
    const refused = answers.find((line) => JSON.parse(line).status !== 201);
    if (refused) throw new Error(refused);
    taken.push({ rate: answers.length / ((performance.now() - begun) / 1000), times: [] });
  }
  return figure(taken.slice(1));
}

function bulkOf(lines, claims) {
  const each = 20;
  const working = Array.from({ length: Math.ceil(lines / (each + 1)) }, (_, n) => [
    ...claimCommands(`${claims}-${n}`, each),
  ]);
  const inTurns = Array.from({ length: each + 1 }, (_, turn) => working.map((commands) => commands[turn])).flat();
  return inTurns
    .map((one, n) => JSON.stringify({ command: one.name, id: `${claims}-${n}`, body: one.body }))
    .join('\n');
}

/** From sending a command to holding an answer that includes it. */
async function untilVisible(times) {
  const next = lanes({ name: `${name}-visible` });
  const taken = [];
  for (let n = 0; n < times; n++) {
    const command = next(0);
    const begun = performance.now();
    const { head } = await post(first, command);
    const position = /\r\nlog-position: (\S+)/i.exec(head)?.[1] ?? '';
    const { status, body } = await first.get(`/v1/claims/${command.body.claimId}/timeline`, position);
    if (status !== 200) throw new Error(body);
    taken.push(performance.now() - begun);
  }
  return percentiles(taken.slice(times / 10));
}

async function post(connection, command) {
  const answer = await connection.post(command);
  if (answer.status !== 201) throw new Error(`${answer.status}: ${answer.body}`);
  return answer;
}
