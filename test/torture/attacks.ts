/** What one caller tries, so that nobody else is served: by the items of the issue in which each once succeeded. */
import { setTimeout as wait } from 'node:timers/promises';
import { ask } from './ask.js';
import { AttackSocket } from './attack-socket.js';

export interface Attacked {
  url: string;
  /** Of a tool: whoever attacks may have one. */
  key: string;
}

/** What it met with, added up: statuses, and 0 for a connection that ended without one. */
export type Met = (status: number) => void;

export interface Attack {
  item: number;
  name: string;
  /** What it is answered: else it attacks nothing. */
  meets: number[];
  /** Does nobody read the process's log meanwhile? */
  isOnLog?: boolean;
  /** Before anybody measures. */
  prepare?(attacked: Attacked): Promise<void>;
  /** Until it is over; it leaves nothing open. */
  go(attacked: Attacked, attacking: { goesOn(): boolean; met: Met }): Promise<void>;
}

const PATIENCE_MS = 60_000;
const REPORT = { reportId: 'of-nobody', publishedAt: '2024', note: 'x' };
/** 1,500 wrong items. */
const WRONG = itemsOf(1500);
const JSON_TYPE = { 'content-type': 'application/json' };
const LINES = { 'content-type': 'application/x-ndjson', 'transfer-encoding': 'chunked' };
const LAST_CHUNK = '0\r\n\r\n';
const [HOLDERS, CLAIM] = [2000, 'everybody-speaks'];

export const ATTACKS: Attack[] = [
  inTurn({ item: 2, name: '87,000 items in a post', meets: [413], callers: 4 }, always(post(itemsOf(87_000)))),
  inTurn({ item: 2, name: '1,500 wrong items in a post', meets: [400], callers: 4 }, always(post(WRONG))),
  held({ item: 2, name: 'sixty who read no answer', meets: [0], sockets: 60 }, (socket, attacked) =>
    postUnread(socket, attacked, { count: 10, everyMs: 100 }),
  ),
  held({ item: 2, name: 'sixty who read none of forty answers', meets: [0], sockets: 60 }, (socket, attacked) =>
    postUnread(socket, attacked, { count: 40, everyMs: 0 }),
  ),
  {
    item: 3,
    name: 'feeds hung up on at once',
    meets: [200],
    async go({ url, key }, { goesOn, met }) {
      while (goesOn()) {
        const sockets = await opened(url, 100);
        await Promise.all(sockets.map((socket) => socket.head('GET', '/v1/feed', { authorization: `Bearer ${key}` })));
        met((await sockets[0]?.answered()) ?? 0);
        for (const socket of sockets) socket.leave();
      }
    },
  },
  // Each is answered in its turn, of which there are so many in a second: he waits for all.
  held(
    { item: 3, name: 'two hundred who read no feed', meets: [200], sockets: 200, beginMs: PATIENCE_MS },
    async (socket, { key }) => {
      await socket.head('GET', '/v1/feed?after=0:0', { authorization: `Bearer ${key}` });
      await socket.answered();
      socket.readNothing();
    },
  ),
  streamed({ item: 4, name: 'lines in chunks of a byte', meets: [200] }, () => '1\r\nx\r\n'.repeat(10_000)),
  streamed({ item: 4, name: 'line ends without end', meets: [200] }, () => chunkOf('\n'.repeat(60_000))),
  streamed({ item: 4, name: 'lines whose answers nobody reads', meets: [0], readsNothing: true }, () =>
    chunkOf('{"command":"nobody"}\n'.repeat(3000)),
  ),
  held({ item: 4, name: 'four hundred bodies half sent', meets: [0], sockets: 400 }, async (socket, { key }) => {
    const headers = { ...JSON_TYPE, authorization: `Bearer ${key}`, 'content-length': '100' };
    await socket.head('POST', '/v1/commands/correct-report', headers);
    await socket.send('{"half"');
  }),
  held({ item: 4, name: 'a thousand connections', meets: [0], sockets: 1000 }, () => Promise.resolve()),
  inTurn(
    { item: 5, name: 'bodies without a key', meets: [401], callers: 8 },
    always({ ...post('x'.repeat(250_000)), isNobody: true }),
  ),
  {
    ...inTurn({ item: 6, name: 'all of a claim of 2,000 holders', meets: [200, 503], callers: 4 }, (n) => ({
      path: `/v1/claims/${CLAIM}${[`?known=${new Date().getUTCFullYear()}`, '/timeline?limit=500', '?limit=500', '/grid'][n % 4]}`,
    })),
    prepare: putManyHolders,
  },
  {
    ...inTurn({ item: 7, name: 'a log that nobody reads', meets: [404], callers: 4 }, (n) => ({
      path: `/v1/nowhere/${n}-${'x'.repeat(250)}`,
    })),
    isOnLog: true,
  },
  inTurn({ item: 8, name: 'the description of the doors', meets: [200], callers: 8 }, () => ({
    path: '/docs/openapi.json',
    isNobody: true,
  })),
];

interface Asked {
  path: string;
  method?: 'POST';
  body?: string;
  headers?: Record<string, string>;
  /** Without a key. */
  isNobody?: boolean;
}

type Named = Pick<Attack, 'item' | 'name' | 'meets'>;

/** So many callers, each of whom asks again as soon as he is answered. */
function inTurn({ callers, ...named }: Named & { callers: number }, asked: (n: number) => Asked): Attack {
  return {
    ...named,
    async go({ url, key }, { goesOn, met }) {
      const auth = { authorization: `Bearer ${key}` };
      const call = async () => {
        for (let n = 0; goesOn(); n++) {
          const { isNobody, headers, ...rest } = asked(n);
          const request = { ...rest, headers: { ...headers, ...(!isNobody && auth) }, patience: PATIENCE_MS };
          met((await ask(url, request).catch(() => ({ status: 0 }))).status);
        }
      };
      await Promise.all(Array.from({ length: callers }, call));
    },
  };
}

/**
 * So many connections that are kept for as long as it lasts; who is cut off comes again. Some never have all begun, for nobody
 * reads them any more: that is waited for for `beginMs`.
 */
function held(
  { sockets: count, beginMs = 1000, ...named }: Named & { sockets: number; beginMs?: number },
  begin: (socket: AttackSocket, attacked: Attacked) => Promise<void>,
): Attack {
  return {
    ...named,
    async go(attacked, { goesOn, met }) {
      let sockets: AttackSocket[] = [];
      while (goesOn()) {
        sockets = sockets.filter((socket) => !socket.isOver);
        const others = await opened(attacked.url, count - sockets.length);
        await Promise.race([
          Promise.all(others.map((socket) => begin(socket, attacked))),
          wait(beginMs, undefined, { ref: false }),
        ]);
        sockets.push(...others);
        await wait(100);
      }
      for (const socket of sockets) {
        met(socket.status);
        socket.leave();
      }
    },
  };
}

/** Two requests of many lines that go on for as long as it lasts; who is ended begins again. */
function streamed({ readsNothing = false, ...named }: Named & { readsNothing?: boolean }, piece: () => string): Attack {
  return {
    ...named,
    async go({ url, key }, { goesOn, met }) {
      const bytes = Buffer.from(piece(), 'latin1');
      const stream = async () => {
        while (goesOn()) {
          const socket = await AttackSocket.open(url);
          if (readsNothing) socket.readNothing();
          await socket.head('POST', '/v1/commands', { ...LINES, authorization: `Bearer ${key}` });
          while (goesOn() && !socket.isOver) await Promise.race([socket.send(bytes), wait(500)]);
          if (!readsNothing)
            await Promise.race([
              socket.send(LAST_CHUNK).then(() => socket.answered()),
              wait(PATIENCE_MS, undefined, { ref: false }),
            ]);
          met(socket.status);
          socket.leave();
        }
      };
      await Promise.all([stream(), stream()]);
    },
  };
}

async function postUnread(
  socket: AttackSocket,
  { key }: Attacked,
  { count, everyMs }: { count: number; everyMs: number },
): Promise<void> {
  socket.readNothing();
  const headers = { ...JSON_TYPE, authorization: `Bearer ${key}`, 'content-length': String(WRONG.length) };
  for (let n = 0; n < count; n++) {
    await socket.head('POST', '/v1/commands/correct-report', headers);
    await socket.send(WRONG);
    await wait(everyMs);
  }
}

/** Made once: an attacker who made it anew each time would take from the machine, on which he is in the measure alone. */
function always(asked: Asked): () => Asked {
  return () => asked;
}

function post(body: string): Asked {
  return { method: 'POST', path: '/v1/commands/correct-report', headers: JSON_TYPE, body };
}

function itemsOf(count: number): string {
  return JSON.stringify({ ...REPORT, ends: Array.from({ length: count }, () => ({})) });
}

function chunkOf(text: string): string {
  return `${text.length.toString(16)}\r\n${text}\r\n`;
}

function opened(url: string, count: number): Promise<AttackSocket[]> {
  return Promise.all(Array.from({ length: count }, () => AttackSocket.open(url)));
}

async function putManyHolders({ url, key }: Attacked): Promise<void> {
  const lines = [
    { command: 'register-outlet', body: { outletId: 'kbs', name: 'KBS' } },
    { command: 'publish-report', body: { reportId: 'kbs-1', outletId: 'kbs', publishedAt: '2024-10-01' } },
    { command: 'register-claim', body: { claimId: CLAIM, proposition: 'Everybody speaks' } },
    ...Array.from({ length: HOLDERS }, (_, n) => ({
      command: 'assert-claim',
      body: {
        claimId: CLAIM,
        statementId: `s-${n}`,
        reportId: 'kbs-1',
        holder: { name: `Official ${n}`, role: 'third_party_official' },
        act: 'states',
        basis: 'named',
        framing: { headline: 'reports', body: 'reports' },
      },
    })),
  ];
  const body = lines.map((line) => JSON.stringify(line)).join('\n');
  const auth = { authorization: `Bearer ${key}` };
  const headers = { ...auth, 'content-type': 'application/x-ndjson' };
  const { text } = await ask(url, { method: 'POST', path: '/v1/commands', headers, body, patience: PATIENCE_MS });
  const { position } = JSON.parse(text.trimEnd().split('\n').at(-1) ?? '') as { position: string };
  // What the views make of it is no part of the attack.
  const seen = { path: `/v1/claims/${CLAIM}`, headers: { ...auth, 'read-after': position }, patience: PATIENCE_MS };
  while ((await ask(url, seen)).status !== 200) await wait(100);
}
