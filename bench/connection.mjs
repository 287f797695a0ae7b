/** One keep-alive connection to a door, for one request at a time. By hand, so that the load costs little beside what it measures. */
import { connect } from 'node:net';

export async function openConnection(url) {
  const { host, hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  let waiting;
  let received = '';
  socket.setEncoding('latin1');
  socket.on('data', (chunk) => {
    received += chunk;
    const answer = answerIn(received);
    if (!answer) return;
    received = '';
    waiting.resolve(answer);
  });
  for (const event of ['error', 'close']) socket.on(event, () => waiting?.reject(new Error('The connection ended.')));
  const send = async (request) => {
    // The answer would go to somebody else, or to nobody: a promise that never settles ends a process with 13.
    if (waiting) throw new Error('One request at a time: the answer to the last has not come.');
    if (socket.destroyed) throw new Error('The connection has ended.');
    const answer = new Promise((resolve, reject) => (waiting = { resolve, reject }));
    socket.write(request);
    return answer.finally(() => (waiting = undefined));
  };
  return {
    post: ({ name, body, id }) => {
      const content = Buffer.from(JSON.stringify(body));
      const head = `POST /v1/commands/${name} HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\nIdempotency-Key: ${id}\r\nContent-Length: ${content.length}\r\n\r\n`;
      return send(Buffer.concat([Buffer.from(head), content]));
    },
    get: (path, after) =>
      send(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\nAccept: application/json\r\nRead-After: ${after}\r\n\r\n`),
    close: () => socket.destroy(),
  };
}

/** Undefined while it has not come whole. */
function answerIn(text) {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const head = text.slice(0, end);
  const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0);
  if (text.length < end + 4 + length) return undefined;
  return { status: Number(head.slice(9, 12)), head, body: text.slice(end + 4, end + 4 + length) };
}
