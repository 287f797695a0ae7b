/** The log's index as a projector leaves it, written at once: what a fill starts from. A commit an event, as they would have been posted. */
import { once } from 'node:events';
import { advance, BEFORE_THE_FIRST, encodeCommit, headOf, partitionOf } from '#ledger';
import { INDEX } from '#views';
import { claimEvents, onFile } from './coverage.mjs';

const TYPES = { 'register-outlet': 'OutletRegistered', 'publish-report': 'ReportPublished' };
const PIECE = 2 ** 18;

/** So many commits, in the order in which they were posted. */
export function* commits({ events, about = claimEvents }) {
  let left = events;
  for (const commit of posted(about)) {
    if (left <= 0) return;
    yield commit;
    left -= 1;
  }
}

/** Without end: claims of 10 to 50 statements, forty under way at once. */
function* posted(about) {
  const heads = new Map();
  for (const { name, body } of onFile()) yield commitOn(heads, streamOf(body), { type: TYPES[name], data: body });
  const working = Array.from({ length: 40 }, () => undefined);
  for (let claims = 0, lane = 0; ; lane = (lane + 1) % working.length) {
    working[lane] ??= beginClaim((claims += 1), about);
    const { stream, left } = working[lane];
    const { value, done } = left.next();
    if (!done) yield commitOn(heads, stream, value);
    else {
      heads.delete(stream);
      working[lane] = undefined;
    }
  }
}

/** Gives how many there are. The index must be there, and empty. */
export async function writeStandingIndex(sql, { identity, partitions, events, about }) {
  const ends = Array.from({ length: partitions }, () => 0);
  const heads = new Map();
  const written = await sql.begin((copying) =>
    copyCommits(copying, { commits: commits({ events, about }), ends, heads }),
  );
  const streams = [...heads].map(([stream, { partition, version, on, at }]) => ({
    stream,
    partition,
    version,
    head: on,
    at,
  }));
  for (let from = 0; from < streams.length; from += 5000)
    await sql`insert into ${sql(INDEX)}.streams ${sql(streams.slice(from, from + 5000))}`;
  for (const [partition, end] of ends.entries())
    await sql`update ${sql(INDEX)}.checkpoints set next_offset = ${end}, ledger = ${identity} where partition = ${partition}`;
  await sql.unsafe(`analyze ${INDEX}.commits`);
  return written;
}

/** Where each partition ends then, and how each stream stands, are put down as it goes. */
async function copyCommits(copying, { commits: all, ends, heads }) {
  const appended = Date.now();
  const columns =
    'partition, "offset", appended_at, hash, stands, stream, id, "by", command, digest, after, version, at, events';
  const into = await copying.unsafe(`copy ${INDEX}.commits (${columns}) from stdin`).writable();
  let piece = '';
  let written = 0;
  for (const { commit, partition, head } of all) {
    const { stream, id, by, command, digest, after, at } = commit;
    const place = [partition, ends[partition]++, appended, head.on, true];
    const rest = [stream, id, by, command, digest, after, head.version, at, JSON.stringify(commit.events)];
    piece += `${[...place, ...rest].map(escaped).join('\t')}\n`;
    heads.set(stream, { partition, ...head });
    written += 1;
    if (piece.length < PIECE) continue;
    if (!into.write(piece)) await once(into, 'drain');
    piece = '';
  }
  into.end(piece);
  await once(into, 'finish');
  return written;
}

function escaped(value) {
  return String(value).replace(/[\\\t\n\r]/g, (one) => ({ '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' })[one]);
}

function beginClaim(n, about) {
  return { stream: `claim-rebuilt-${n}`, left: about(`rebuilt-${n}`, 10 + (n % 41)) };
}

function streamOf({ reportId, outletId }) {
  return reportId ? `report-${reportId}` : `outlet-${outletId}`;
}

function commitOn(heads, stream, event) {
  const before = heads.get(stream) ?? BEFORE_THE_FIRST;
  const at = new Date().toISOString();
  const said = { id: `${stream}-${before.version}`, command: event.type, digest: 'd'.repeat(43), by: 'tool:bench' };
  const commit = { v: 1, stream, after: before.version, on: before.on, events: [event], at, ...said };
  const value = encodeCommit(commit);
  const head = advance(before, commit, headOf(value));
  heads.set(stream, head);
  return { commit, value, partition: partitionOf(stream, 12), head };
}
