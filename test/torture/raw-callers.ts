/**
 * Run as a process of its own: callers at one door who post statements, each on its connection, and tell what they were
 * answered. With a rate they keep to it whatever comes back, as far as they have a connection that is free; without one
 * each posts its next as soon as it has its answer.
 */
import { writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { Calling } from './calling.js';
import { Callers } from './callers.js';
import { RawConnection } from './raw-connection.js';
import { statements } from './statements.js';
import { Tally } from './tally.js';

/** How long the last answers may take. */
const PATIENCE_MS = 30_000;

const [task = '{}', tellTo = ''] = process.argv.slice(2);
const calling = JSON.parse(task) as Calling;
const tally = new Tally();
const callers = new Callers(statements(calling), tally);
const opening = Array.from({ length: calling.connections }, () => RawConnection.open(calling.url));
const connections = await Promise.all(opening);
const until = performance.now() + calling.seconds * 1000;
await (calling.rate === undefined ? Promise.all(connections.map(callInTurn)) : callAtRate(calling.rate));
for (const late = Date.now() + PATIENCE_MS; connections.some(({ underWay }) => underWay > 0) && Date.now() < late;)
  await wait(10);
const unanswered = connections.reduce((sum, { underWay }) => sum + underWay, 0);
writeFileSync(tellTo, JSON.stringify({ ...tally.figures(calling.seconds), unanswered }));
console.log('told');
process.exit(0);

function callInTurn(connection: RawConnection): Promise<void> {
  return callers.postInTurn(connection, () => performance.now() < until);
}

/** What could not be sent for want of a free connection is not saved up: then ten times would become a hundred. */
async function callAtRate(rate: number): Promise<void> {
  let turn = 0;
  for (let last = performance.now(), due = 0; last < until; await wait(1)) {
    const now = performance.now();
    due = Math.min(due + ((now - last) / 1000) * rate, rate / 50);
    last = now;
    for (let tries = 0; tries < connections.length && due >= 1; tries++) {
      const connection = connections[turn++ % connections.length];
      if (!connection || connection.isOver || connection.underWay > 0) continue;
      void callers.post(connection);
      due -= 1;
    }
  }
}
